using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace ManagerBackup.UnitTests.Simulation;

/// <summary>
/// Puts a process together from the product's own registrations, all of them singletons. The usual container takes milliseconds
/// for what a run does several times.
/// </summary>
internal sealed class Parts(IReadOnlyList<ServiceDescriptor> registrations, IReadOnlyDictionary<Type, object> given) : IServiceProvider
{
    private static readonly ConcurrentDictionary<Type, ConstructorInfo> Constructors = new();
    private readonly Dictionary<object, object> made = [];

    public T Get<T>()
        where T : notnull => (T)(GetService(typeof(T)) ?? throw new InvalidOperationException($"Nobody registered {typeof(T)}"));

    public IEnumerable<T> All<T>() => registrations.Where(one => one.ServiceType == typeof(T)).Select(one => (T)Make(one)).ToList();

    public object? GetService(Type serviceType)
    {
        if (given.TryGetValue(serviceType, out var part))
        {
            return part;
        }

        if (registrations.LastOrDefault(one => one.ServiceType == serviceType) is { } registered)
        {
            return Make(registered);
        }

        var generic = serviceType.IsGenericType ? serviceType.GetGenericTypeDefinition() : null;
        return registrations.LastOrDefault(one => one.ServiceType == generic) is { ImplementationType: { } open }
            ? Once(serviceType, () => Construct(open.MakeGenericType(serviceType.GenericTypeArguments)))
            : null;
    }

    private object Make(ServiceDescriptor one) => one switch
    {
        { ImplementationInstance: { } instance } => instance,
        { ImplementationFactory: { } factory } => Once(one, () => factory(this)),
        { ImplementationType: { } type } => Once(one, () => Construct(type)),
        _ => throw new InvalidOperationException(one.ToString()),
    };

    private object Once(object key, Func<object> make) => made.TryGetValue(key, out var known) ? known : made[key] = make();

    private object Construct(Type type)
    {
        var constructor = Constructors.GetOrAdd(type, static of => of.GetConstructors().MaxBy(one => one.GetParameters().Length)!);
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => GetService(parameter.ParameterType)
            ?? (parameter.HasDefaultValue ? parameter.DefaultValue : throw new InvalidOperationException($"{type} needs {parameter.ParameterType}")))]);
    }
}
