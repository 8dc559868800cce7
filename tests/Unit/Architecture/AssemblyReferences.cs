using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace ManagerBackup.UnitTests.Architecture;

/// <summary>That one type uses another, both by full name; nested and compiler-made types count as the type they stand in.</summary>
internal sealed record Use(string From, string To);

/// <summary>
/// Every use of a type in an assembly as the compiler wrote it: bases, interfaces, attributes, fields, signatures, locals and
/// each instruction. Sources can hide a use behind <c>var</c> or a global using; this can't.
/// </summary>
internal sealed class AssemblyReferences : IDisposable
{
    private static readonly ImmutableDictionary<int, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (OpCode)field.GetValue(null)!)
        .ToImmutableDictionary(code => code.Value & 0xffff);

    private readonly PEReader file;
    private readonly MetadataReader metadata;
    private readonly TypeNames names;

    private AssemblyReferences(string path)
    {
        file = new(File.OpenRead(path));
        metadata = file.GetMetadataReader();
        names = new(metadata);
    }

    public static ImmutableHashSet<Use> In(Assembly assembly)
    {
        using var reader = new AssemblyReferences(assembly.Location);
        return [.. reader.metadata.TypeDefinitions.SelectMany(reader.UsesOf)];
    }

    public void Dispose() => file.Dispose();

    private IEnumerable<Use> UsesOf(TypeDefinitionHandle handle)
    {
        var from = names.Of(handle).Single();
        return UsedBy(metadata.GetTypeDefinition(handle)).Where(to => to != from).Select(to => new Use(from, to));
    }

    private IEnumerable<string> UsedBy(TypeDefinition type) =>
    [
        .. names.Of(type.BaseType),
        .. type.GetInterfaceImplementations().SelectMany(item => names.Of(metadata.GetInterfaceImplementation(item).Interface)),
        .. type.GetCustomAttributes().SelectMany(AttributeType),
        .. type.GetFields().SelectMany(UsedBy),
        .. type.GetMethods().SelectMany(UsedBy),
        .. type.GetGenericParameters().SelectMany(item => metadata.GetGenericParameter(item).GetConstraints())
            .SelectMany(item => names.Of(metadata.GetGenericParameterConstraint(item).Type)),
    ];

    private IEnumerable<string> UsedBy(FieldDefinitionHandle handle)
    {
        var field = metadata.GetFieldDefinition(handle);
        return [.. field.DecodeSignature(names, null), .. field.GetCustomAttributes().SelectMany(AttributeType)];
    }

    private IEnumerable<string> UsedBy(MethodDefinitionHandle handle)
    {
        var method = metadata.GetMethodDefinition(handle);
        IEnumerable<string> used = [.. InSignature(method.DecodeSignature(names, null)), .. method.GetCustomAttributes().SelectMany(AttributeType)];
        return method.RelativeVirtualAddress == 0 ? used : [.. used, .. InBody(file.GetMethodBody(method.RelativeVirtualAddress))];
    }

    private IEnumerable<string> InBody(MethodBodyBlock body)
    {
        var locals = body.LocalSignature.IsNil ? [] : metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(names, null);
        var caught = body.ExceptionRegions.SelectMany(region => names.Of(region.CatchType));
        return [.. locals.SelectMany(types => types), .. caught, .. Tokens(body.GetILReader()).SelectMany(OfToken)];
    }

    private static List<EntityHandle> Tokens(BlobReader code)
    {
        var found = new List<EntityHandle>();
        while (code.RemainingBytes > 0)
        {
            int first = code.ReadByte();
            var kind = OpCodesByValue[first == 0xfe ? 0xfe00 | code.ReadByte() : first].OperandType;
            if (kind is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
            {
                found.Add(MetadataTokens.EntityHandle(code.ReadInt32()));
            }
            else
            {
                var skip = kind == OperandType.InlineSwitch ? code.ReadInt32() * 4 : SizeOf(kind);
                code.Offset += skip;
            }
        }

        return found;
    }

    private static int SizeOf(OperandType kind) => kind switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };

    private IEnumerable<string> OfToken(EntityHandle token) => token.Kind switch
    {
        HandleKind.MethodDefinition => names.Of(metadata.GetMethodDefinition((MethodDefinitionHandle)token).GetDeclaringType()),
        HandleKind.FieldDefinition => names.Of(metadata.GetFieldDefinition((FieldDefinitionHandle)token).GetDeclaringType()),
        HandleKind.MemberReference => OfMember(metadata.GetMemberReference((MemberReferenceHandle)token)),
        HandleKind.MethodSpecification => OfGenericMethod(metadata.GetMethodSpecification((MethodSpecificationHandle)token)),
        _ => names.Of(token),
    };

    private IEnumerable<string> OfMember(MemberReference member) =>
    [
        .. member.Parent.Kind == HandleKind.MethodDefinition ? OfToken(member.Parent) : names.Of(member.Parent),
        .. member.GetKind() == MemberReferenceKind.Field
            ? member.DecodeFieldSignature(names, null) : InSignature(member.DecodeMethodSignature(names, null)),
    ];

    private IEnumerable<string> OfGenericMethod(MethodSpecification method) =>
        [.. OfToken(method.Method), .. method.DecodeSignature(names, null).SelectMany(types => types)];

    private IEnumerable<string> AttributeType(CustomAttributeHandle handle) => OfToken(metadata.GetCustomAttribute(handle).Constructor);

    private static IEnumerable<string> InSignature(MethodSignature<ImmutableArray<string>> signature) =>
        [.. signature.ReturnType, .. signature.ParameterTypes.SelectMany(types => types)];
}
