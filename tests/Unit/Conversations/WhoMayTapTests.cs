using System.Reflection;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Cards;
using ManagerBackup.UnitTests.Roster;

namespace ManagerBackup.UnitTests.Conversations;

/// <summary>Every verb, tapped by everybody, in every phase of a request.</summary>
public sealed class WhoMayTapTests
{
    /// <summary>
    /// A capital: the tap was carried out and the log has it. A small letter: they are shown their card, with what is true now, and
    /// nothing changed. No letter: they are told in words, and nothing changed.
    /// E who asked · C a colleague · H Sam, who has it where anybody does · M another manager · X on the escalation alone ·
    /// S ops lead of the site · O ops lead of all · N manager of another site · Z listed nowhere.
    /// </summary>
    private const string Table = """
                         Open        Accepted    TakenOver   Closed      Withdrawn   Unanswered
        page             E           e           e           E           E           E
        withdraw         E           E           -           e           e           E
        worse            E           E           E           e           e           E
        moreLines        E           E           E           e           e           E
        inLanguage       E           E           E           e           e           E
        helped           E           E           E           E           E           E
        here             E           E           E           e           e           E
        alone            e           e           E           e           e           e
        statement        E           E           E           E           E           E
        declineStatement e           E           E           E           e           E
        checkIn          -           -           -           E           E           -
        accept           HMX         hmx         hmx         hmx         hmx         HMX
        join             HMX         hMX         hMX         hmx         hmx         HMX
        decline          HMX         Hmx         Hmx         hmx         hmx         HMX
        arrived          -           Hmx         hmx         hmx         hmx         -
        close            -           Hmx         Hmx         hmx         hmx         -
        addCustomerSide  hmx         hmx         hmx         Hmx         hmx         hmx
        refresh          ehmx        ehmx        ehmx        ehmx        ehmx        ehmx
        chooseSite       echmxsoz    echmxsoz    echmxsoz    echmxsoz    echmxsoz    echmxsoz
        handBack         -           -           -           -           -           -
        stopCheckIns     -           -           -           E           e           -
        followUpDone     -           -           -           H           -           -
        followUps        echmxsonz   echmxsonz   echmxsonz   echmxsonz   echmxsonz   echmxsonz
        """;

    private static readonly (char Letter, string? Name)[] Everybody =
    [
        ('e', null), ('c', "Bram"), ('h', "Sam"), ('m', "Robin"), ('x', "Kim"), ('s', "Lee"), ('o', "Olga"), ('n', "Max"), ('z', "Stranger"),
    ];

    private static readonly string[] AllVerbs =
        [.. typeof(Verbs).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];

    [Fact]
    public async Task Every_verb_is_carried_out_for_whom_the_table_says_and_changes_nothing_for_anybody_else()
    {
        await using var scene = await TapScene.CreateAsync();
        List<string> walked = [$"{"",-17}{string.Concat(Enum.GetNames<Phase>().Select(phase => $"{phase,-12}"))}".TrimEnd()];
        foreach (var verb in AllVerbs)
        {
            var row = $"{verb,-17}";
            foreach (var phase in Enum.GetValues<Phase>())
            {
                row += $"{await WalkAsync(scene, verb, phase),-12}";
            }

            walked.Add(row.TrimEnd());
        }

        Assert.True(Table.Split('\n').SequenceEqual(walked, StringComparer.Ordinal), string.Join('\n', walked));
    }

    [Theory]
    [InlineData(Verbs.Accept)]
    [InlineData(Verbs.Join)]
    [InlineData(Verbs.Decline)]
    public async Task A_manager_who_asked_for_help_does_not_come_to_themselves(string verb)
    {
        await using var scene = await TapScene.CreateAsync();
        var request = await scene.OpenAsync(Phase.Open, by: "Robin");

        await scene.TapAsync(SomeSite.Id("Robin"), verb, DataOf(verb, request.Id));

        Assert.Equal(request.State.Version, (await scene.FindAsync(request.Id)).State.Version);
    }

    [Fact]
    public async Task What_a_tap_claims_about_who_taps_counts_for_nothing()
    {
        await using var scene = await TapScene.CreateAsync();
        var request = await scene.OpenAsync(Phase.Accepted);

        var answer = await scene.TapAsync(SomeSite.Id("Bram"), Verbs.Close, new
        {
            requestId = request.Id.ToString(),
            outcome = "resolved",
            customerSide = "nothing",
            person = "id-of-Sam",
            by = "id-of-Sam",
            manager = "id-of-Sam",
            roles = "Manager",
        });

        Assert.Null(answer.Card);
        Assert.Equal(request.State.Version, (await scene.FindAsync(request.Id)).State.Version);
    }

    private static async Task<string> WalkAsync(TapScene scene, string verb, Phase phase)
    {
        var found = "";
        var request = await scene.OpenAsync(phase);
        foreach (var (letter, name) in Everybody)
        {
            var person = name is null ? request.State.Employee.Id : SomeSite.Id(name);
            var answer = await scene.TapAsync(person, verb, DataOf(verb, request.Id));

            var anew = await scene.FindOpenAsync(person) is { } open && open.Id != request.Id;
            var changed = anew || (await scene.FindAsync(request.Id)).State.Version != request.State.Version;
            Assert.True(answer.Card is not null || answer.Text is { Length: > 0 }, $"{letter} hears nothing of {verb} while it is {phase}");
            found += changed ? char.ToUpperInvariant(letter) : answer.Card is not null ? letter : "";
            request = changed ? await scene.OpenAsync(phase) : request;
        }

        return found.Length == 0 ? "-" : found;
    }

    // As a client sends it when everything is filled in: nobody is refused for a form.
    private static object DataOf(string verb, RequestId request) => new
    {
        verb,
        requestId = request.ToString(),
        etaMinutes = "2",
        text = "he pushed me",
        feltBacked = "4",
        language = "de",
        line = "tell-anger",
        outcome = "resolved",
        customerDecision = "keep",
        customerSide = "waited for an hour",
        site = "north",
        handover = "none",
    };
}
