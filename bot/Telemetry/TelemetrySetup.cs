using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.Teams;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ManagerBackup.Bot.Telemetry;

internal static class TelemetrySetup
{
    // The names of every OpenTelemetry SDK: where to, by which protocol, with which headers, and as whom.
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";
    private static readonly string[] Protocols = ["grpc", "http/protobuf"];

    /// <summary>
    /// After every other room: it stands around their way to the channel, to storage and to whoever answers a turn. What is measured can
    /// always be read on the machine (<c>dotnet-counters</c>); it is sent out only where an endpoint is set.
    /// </summary>
    /// <exception cref="SettingsException">The endpoint leads nowhere.</exception>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Instruments>()
            .AddHostedService<StoryMeter>()
            .Surround<ITableEngine>((inner, instruments) => new MeteredEngine(inner, instruments))
            .Surround<IConnector>((inner, instruments) => new MeteredConnector(inner, instruments))
            .Surround<ITurnHandler>((inner, instruments) => new TracedTurns(inner, instruments));
        if (!IsWanted(builder.Configuration))
        {
            return;
        }

        builder.Services
            .AddSingleton(provider => Metrics(builder.Configuration))
            .AddSingleton(provider => Traces(builder.Configuration))
            .AddHostedService<TelemetryFeed>();
        builder.Logging.AddOpenTelemetry(logs =>
        {
            logs.IncludeFormattedMessage = true;
            logs.IncludeScopes = false; // They name the path, which may hold a person's id as a filter.
            logs.SetResourceBuilder(ResourceBuilder.CreateDefault().AddService(ServiceName(builder.Configuration)));
            logs.AddOtlpExporter(export => Aim(export, builder.Configuration, "v1/logs"));
        });
    }

    private static bool IsWanted(ConfigurationManager configuration)
    {
        if (string.IsNullOrWhiteSpace(configuration[Endpoint]))
        {
            return false;
        }

        var problems = new List<string>();
        var endpoint = new SettingsReader(configuration, Endpoint, problems);
        if (endpoint.Address is null)
        {
            endpoint.WrongAddress("the http or https address of an OTLP collector, such as http://localhost:4317, or empty");
        }

        var protocol = new SettingsReader(configuration, Protocol, problems);
        if (protocol.Text is { } named && !Protocols.Contains(named, StringComparer.Ordinal))
        {
            protocol.Wrong($"one of {string.Join(", ", Protocols)}");
        }

        return problems.Count == 0 ? true : throw new SettingsException(problems);
    }

    private static MeterProvider Metrics(IConfiguration configuration) => Sdk.CreateMeterProviderBuilder()
        .ConfigureServices(services => services.AddSingleton(configuration))
        .ConfigureResource(resource => resource.AddService(ServiceName(configuration)))
        .AddMeter(Instruments.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
        .AddOtlpExporter(export => Aim(export, configuration, "v1/metrics"))
        .Build();

    // Without the client's own spans: their addresses hold ids of chats.
    private static TracerProvider Traces(IConfiguration configuration) => Sdk.CreateTracerProviderBuilder()
        .ConfigureServices(services => services.AddSingleton(configuration))
        .ConfigureResource(resource => resource.AddService(ServiceName(configuration)))
        .AddSource(Instruments.Name, "Microsoft.AspNetCore")
        .AddOtlpExporter(export => Aim(export, configuration, "v1/traces"))
        .Build();

    private static string ServiceName(IConfiguration configuration) => configuration["OTEL_SERVICE_NAME"] is { Length: > 0 } name ? name : "manager-backup";

    // Said by hand, so that every source of settings counts and not the environment alone.
    private static void Aim(OtlpExporterOptions export, IConfiguration configuration, string path)
    {
        var overHttp = configuration[Protocol] == "http/protobuf";
        var root = configuration[Endpoint]!.TrimEnd('/');
        export.Protocol = overHttp ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        export.Endpoint = new Uri(overHttp ? $"{root}/{path}" : root);
        export.Headers = configuration["OTEL_EXPORTER_OTLP_HEADERS"] ?? export.Headers;
    }

    private static IServiceCollection Surround<T>(this IServiceCollection services, Func<T, Instruments, T> around)
        where T : class
    {
        var inner = services.Last(service => service.ServiceType == typeof(T));
        services.Add(new(
            typeof(T), provider => around((T)Make(inner, provider), provider.GetRequiredService<Instruments>()), inner.Lifetime));
        return services;
    }

    private static object Make(ServiceDescriptor service, IServiceProvider provider) =>
        service.ImplementationInstance
        ?? service.ImplementationFactory?.Invoke(provider)
        ?? ActivatorUtilities.CreateInstance(provider, service.ImplementationType!);
}
