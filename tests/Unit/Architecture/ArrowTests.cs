using System.Collections.Immutable;
using System.Reflection;
using System.Xml.Linq;

namespace ManagerBackup.UnitTests.Architecture;

/// <summary>Which room may know which, read off the compiled program. A new arrow is a decision: write it into the table, or turn it round.</summary>
public sealed class ArrowTests
{
    private const string Bot = "ManagerBackup.Bot";
    private const string Cards = "ManagerBackup.Cards";

    // Program, at the root, joins everything and stands in no row.
    private static readonly ImmutableSortedDictionary<string, string[]> Rooms = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["Tokens"] = [],
        ["Teams"] = ["Tokens"],
        ["SignIn"] = ["Teams", "Tokens"],
        ["Privacy"] = [],
        ["Backup"] = ["Privacy"],
        ["Triage"] = [],
        ["Coaching"] = ["Triage"],
        ["Roster"] = ["Backup", "Log", "cards"],
        ["Graph"] = ["Backup", "Roster", "Teams"],
        ["Log"] = ["Backup"],
        ["SecondChannel"] = ["Roster"],
        ["Reach"] = ["Backup", "Log", "Roster", "Teams", "cards"],
        ["Conversations"] = ["Backup", "Coaching", "Log", "Privacy", "Reach", "Roster", "SecondChannel", "Teams", "Triage", "cards"],
        ["Coverage"] = ["Backup", "Conversations", "Log", "Reach", "Roster", "Teams", "cards"],
        ["Digest"] = ["Backup", "Conversations", "Coverage", "Figures", "Log", "Roster", "Teams", "cards"],
        ["Paging"] = ["Backup", "Conversations", "Log", "Roster", "SecondChannel", "Teams", "cards"],
        ["Audit"] = ["Backup", "Log", "Roster"],
        ["ClientApp"] = [],
        ["Figures"] = ["Backup", "Log", "Roster"],
        ["Retention"] = ["Backup", "Log", "Roster"],
        ["Health"] = ["Audit", "Backup", "Coverage", "Log", "Reach", "Roster", "Teams"],
        ["Review"] = ["Backup", "ClientApp", "Coaching", "Coverage", "Figures", "Log", "Reach", "Retention", "Roster", "SignIn"],
        ["Guard"] = ["Roster"],
        ["Telemetry"] = ["Backup", "Conversations", "Log", "Roster", "Teams", "Triage"],
        ["Tab"] = ["Backup", "ClientApp", "Conversations", "Log", "Paging", "Roster", "SignIn", "cards"],
        ["Seed"] = ["Backup", "Conversations", "Figures", "Log", "Roster", "Triage"],
        ["Rehearsal"] = ["ClientApp", "Roster", "Teams"],
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static readonly ImmutableSortedDictionary<string, string[]> Projects = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["cards"] = [],
        ["bot"] = ["cards"],
        ["tests/Unit"] = ["bot", "tests/TriageScore"],
        ["tests/System"] = ["bot"],
        ["tests/Benchmarks"] = ["bot"],
        ["tests/TriageScore"] = ["bot"],
        ["tests/Pictures"] = ["bot"],
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    // What the heart must not know: the world outside, and the time, which comes in as a value.
    private static readonly string[] Outside =
    [
        "Microsoft.", "Azure.", "Polly.", "System.IO.", "System.Net.", "System.Threading.Tasks.", "System.Threading.Timer", "System.TimeProvider",
        "System.Console", "System.Diagnostics.Stopwatch", "System.Diagnostics.Activity", "System.Random", "System.Text.Json",
    ];

    private static readonly ImmutableHashSet<Use> Uses = AssemblyReferences.In(Assembly.Load(Bot));

    [Fact]
    public void A_room_knows_only_the_rooms_below_it() => None(
        from use in Uses
        let room = RoomOf(use.From)
        let other = RoomOf(use.To)
        where room is { Length: > 0 } && other is not null && room != other
            && !Rooms.GetValueOrDefault(room, []).Contains(other, StringComparer.Ordinal)
        select $"{room} → {(other.Length == 0 ? "Program" : other)}: {use.From} uses {use.To}");

    [Fact]
    public void The_arrows_of_the_table_point_one_way()
    {
        var left = Rooms;
        while (left.Where(row => !row.Value.Any(left.ContainsKey)).Select(row => row.Key).ToList() is { Count: > 0 } bottom)
        {
            left = left.RemoveRange(bottom);
        }

        Assert.True(left.IsEmpty, $"These rooms know each other in a circle: {string.Join(", ", left.Keys)}");
    }

    [Fact]
    public void The_reader_of_these_arrows_sees_bases_signatures_and_calls() => Assert.Superset(
        new HashSet<Use>
        {
            new($"{Bot}.Backup.Command", $"{Bot}.Backup.PersonId"),
            new($"{Bot}.Backup.Decider", $"{Bot}.Backup.Schedule"),
            new($"{Bot}.Backup.RequestId", "System.Guid"),
            new("Program", "Microsoft.AspNetCore.Builder.WebApplication"),
        },
        Uses.ToHashSet());

    [Fact]
    public void The_heart_knows_nothing_of_the_world_outside() => None(
        from use in Uses
        where RoomOf(use.From) == "Backup" && Outside.Any(outside => use.To.StartsWith(outside, StringComparison.Ordinal))
        select $"{use.From} uses {use.To}");

    [Fact]
    public void The_cards_know_nothing_of_a_server() => None(
        from use in AssemblyReferences.In(Assembly.Load(Cards))
        where use.To.StartsWith(Bot, StringComparison.Ordinal) || use.To.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal)
            || use.To.StartsWith("Azure.", StringComparison.Ordinal)
        select $"{use.From} uses {use.To}");

    [Fact]
    public void Every_room_has_a_row_in_the_table() => None(
        from file in Repository.Files("bot", "*.cs")
        let path = Path.GetRelativePath(Path.Combine(Repository.Root, "bot"), file).Split(Path.DirectorySeparatorChar)
        where path.Length > 1 && !Rooms.ContainsKey(path[0])
        select $"bot/{string.Join('/', path)} is in a room that is not in the table");

    [Fact]
    public void A_namespace_is_its_path() => None(
        from file in Repository.Files("bot", "*.cs")
        let path = Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(file)!)
        let expected = $"namespace {Bot}{path["bot".Length..].Replace(Path.DirectorySeparatorChar, '.')};"
        where path != "bot" && !File.ReadLines(file).Contains(expected, StringComparer.Ordinal)
        select $"{path}/{Path.GetFileName(file)} does not say: {expected}");

    [Fact]
    public void A_project_knows_only_the_projects_below_it() => None(
        from file in Repository.Files("", "*.csproj")
        let project = ProjectOf(Path.GetDirectoryName(file)!)
        from reference in XDocument.Load(file).Descendants("ProjectReference")
        let include = reference.Attribute("Include")!.Value.Replace('\\', '/')
        let to = ProjectOf(Path.GetDirectoryName(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, include)))!)
        where !Rows(project).Contains(to, StringComparer.Ordinal)
        select $"{project} → {to}");

    /// <returns>"" for the root of the bot, null for what is none of ours.</returns>
    private static string? RoomOf(string type)
    {
        if (type.StartsWith(Cards + ".", StringComparison.Ordinal))
        {
            return "cards";
        }

        var path = type.Split('.');
        return type == "Program" ? ""
            : !type.StartsWith(Bot + ".", StringComparison.Ordinal) ? null
            : path.Length > 3 ? path[2]
            : "";
    }

    private static string[] Rows(string project) => Projects.GetValueOrDefault(project, []);

    private static string ProjectOf(string folder) => Path.GetRelativePath(Repository.Root, folder).Replace(Path.DirectorySeparatorChar, '/');

    private static void None(IEnumerable<string> breaches)
    {
        string[] found = [.. breaches.Order(StringComparer.Ordinal)];
        Assert.True(found.Length == 0, string.Join('\n', found));
    }
}
