using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using ManagerBackup.Bot.Backup;
using ManagerBackup.UnitTests.Architecture;

namespace ManagerBackup.UnitTests.Retention;

/// <summary>The page on what is stored names every field that is.</summary>
public sealed partial class StoredFieldsTests
{
    private static readonly HashSet<string> Named =
        [.. InBackticks().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "what-we-store.md"))).Select(match => match.Groups[1].Value)];

    // Compiled into the events and not stored, or named by the column of the row.
    private static readonly string[] Elsewhere = ["by", "at", "equalityContract"];

    [Fact]
    public void Every_column_that_is_written_is_named()
    {
        var columns =
            from file in Repository.Files("bot", "*.cs")
            from Match match in Column().Matches(File.ReadAllText(file))
            select match.Groups[1].Value;
        Assert.Superset(new HashSet<string> { "Words", "ConversationId", "StandInOtherName" }, columns.ToHashSet());
        Assert.Equal("", string.Join(" ", columns.Distinct().Where(column => !Named.Contains(column))));
    }

    [Fact]
    public void Every_kind_of_entry_is_named_and_every_field_of_it()
    {
        var kinds = typeof(RequestEvent).GetNestedTypes(BindingFlags.NonPublic | BindingFlags.Public).Where(type => !type.IsAbstract).ToList();
        var fields = kinds.Concat([typeof(Understanding), typeof(PagingPlan), typeof(Closing), typeof(Person)])
            .SelectMany(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public)).Select(property => property.Name);
        var names = kinds.Select(kind => kind.Name).Concat(fields).Select(JsonNamingPolicy.CamelCase.ConvertName).Distinct().Except(Elsewhere);
        Assert.Equal("", string.Join(" ", names.Where(name => !Named.Contains(name))));
    }

    [GeneratedRegex("`([A-Za-z]+)`")]
    private static partial Regex InBackticks();

    [GeneratedRegex("""\["([A-Z]\w+)"\] = """)]
    private static partial Regex Column();
}
