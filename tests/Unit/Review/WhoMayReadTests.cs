using System.Globalization;
using System.Text.Json.Nodes;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Review;

namespace ManagerBackup.UnitTests.Review;

/// <summary>Every API of the review, asked by everybody.</summary>
public sealed class WhoMayReadTests
{
    /// <summary>
    /// n and s: the answer holds what is north's, or south's; 0: it is empty; a number above 99: the status of a refusal.
    /// Ada works in north, Sam manages it, Kim is on its escalation, Lee leads it; Olga leads all; Max manages south, Noor leads it;
    /// Mia manages north and leads south; Zoe is listed nowhere; "-" is nobody, in practice.
    /// </summary>
    private const string Table = """
                                     Ada  Sam  Kim  Lee  Olga Max  Noor Mia  Zoe  -
        GET takeovers                403  n    403  n    ns   s    s    ns   403  ns
        GET takeovers?site=north     403  n    403  n    n    403  403  n    403  n
        GET takeovers?site=SOUTH     403  403  403  403  s    s    s    s    403  s
        GET takeovers?site=nowhere   403  403  403  403  0    403  403  0    403  0
        GET takeovers/NORTH          403  n    403  n    n    404  404  n    403  n
        GET takeovers/SOUTH          403  404  403  404  s    s    s    s    403  s
        GET takeovers.csv            403  n    403  n    ns   s    s    ns   403  ns
        GET takeovers.csv?site=south 403  403  403  403  s    s    s    s    403  s
        GET summary                  403  1    403  1    2    1    1    2    403  2
        GET summary?site=north       403  1    403  1    1    403  403  1    403  1
        GET sites                    403  n    403  n    ns   s    s    ns   403  ns
        GET sites?site=south         403  403  403  403  ns   s    s    ns   403  ns
        GET coverage                 403  n    403  n    ns   s    s    ns   403  ns
        GET coverage?site=south      403  403  403  403  s    s    s    s    403  s
        GET me/takeovers             n    0    0    0    0    0    0    0    0    400
        GET me/takeovers.json        n    0    0    0    0    0    0    0    0    400
        GET me/takeovers.csv         n    0    0    0    0    0    0    0    0    400
        POST takeovers/NORTH/erase   403  403  403  n    n    403  404  404  403  400
        POST takeovers/SOUTH/erase   403  403  403  404  s    403  s    s    403  400
        """;

    [Fact]
    public async Task Each_is_answered_with_the_sites_that_the_table_says_and_no_others()
    {
        await using var scene = await ReviewScene.OpenAsync();
        var rows = Table.Split('\n');
        var people = rows[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        List<string> walked = [rows[0]];
        foreach (var row in rows[1..])
        {
            var asked = row[..29];
            var answers = new List<string>();
            foreach (var person in people)
            {
                answers.Add(await AskAsync(scene, person == "-" ? null : person, asked.Split(' ')[0], asked.Split(' ')[1]));
            }

            walked.Add((asked + string.Concat(answers.Select(answer => $"{answer,-5}"))).TrimEnd());
        }

        Assert.True(rows.SequenceEqual(walked, StringComparer.Ordinal), string.Join('\n', walked));
    }

    [Theory]
    [InlineData("Sam", false)]
    [InlineData("Lee", true)]
    [InlineData("Mia", false)]
    [InlineData("Olga", true)]
    public async Task How_backed_somebody_felt_is_not_for_those_they_say_it_of(string person, bool reads)
    {
        await using var scene = await ReviewScene.OpenAsync();
        await scene.FillNorthAsync(KeyFigures.Fewest - 1);
        foreach (var path in (string[])["/api/takeovers?site=north", $"/api/takeovers/{scene.InNorth}", "/api/summary?site=north", "/api/summary/sites?site=north"])
        {
            var (_, body) = await scene.AskAsync(person, path);
            Assert.Equal((path, reads), (path, !body.Contains("\"feltBacked\":null", StringComparison.Ordinal)));
            Assert.True(reads || !body.Contains("it took long", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task In_practice_everybody_of_the_sites_can_be_played_once()
    {
        await using var scene = await ReviewScene.OpenAsync();

        var (status, body) = await scene.AskAsync("Zoe", "/api/players");

        Assert.Equal(200, status);
        var roles = JsonNode.Parse(body)!["items"]!.AsArray().ToDictionary(player => (string)player!["id"]!, player => (string)player!["role"]!);
        string[] people = ["Ada", "Bea", "Sam", "Kim", "Lee", "Olga", "Max", "Noor", "Mia"];
        string[] expected = ["employee", "employee", "manager", "manager", "opsLead", "opsLead", "manager", "opsLead", "opsLead"];
        Assert.Equal(expected, people.Select(person => roles[ReviewScene.Id(person).Value]));
        Assert.Equal(people.Length, roles.Count);
    }

    [Fact]
    public async Task A_site_named_twice_gets_nobody_more_than_their_own()
    {
        await using var scene = await ReviewScene.OpenAsync();

        Assert.Equal(403, (await scene.AskAsync("Sam", "/api/takeovers?site=north&site=south")).Status);
        Assert.Equal(400, (await scene.AskAsync("Olga", "/api/takeovers?site=north&site=south")).Status);
    }

    [Fact]
    public async Task A_refused_erasure_leaves_every_word_and_one_that_is_done_names_who_did_it()
    {
        await using var scene = await ReviewScene.OpenAsync();
        foreach (var person in (string[])["Ada", "Sam", "Kim", "Max", "Noor", "Zoe"])
        {
            await scene.AskAsync(person, $"/api/takeovers/{scene.InNorth}/erase", "POST");
        }

        Assert.Equal("he shouts", (await scene.FindAsync(scene.InNorth)).State.Words.Single());

        var (status, body) = await scene.AskAsync("Lee", $"/api/takeovers/{scene.InNorth}/erase", "POST");

        Assert.Equal((200, true), (status, (bool)JsonNode.Parse(body)!["erased"]!));
        var erased = await scene.FindAsync(scene.InNorth);
        Assert.Equal("[erased]", erased.State.Words.Single());
        Assert.Equal(ReviewScene.Id("Lee"), Assert.IsType<RequestEvent.Erased>(erased.Events[^1]).By);
        Assert.Equal("he shouts", (await scene.FindAsync(scene.InSouth)).State.Words.Single());
    }

    [Theory]
    [InlineData("Ada", "Ada", 403, "he shouts", "he shouts")]
    [InlineData("Sam", "Ada", 403, "he shouts", "he shouts")]
    [InlineData("Noor", "Ada", 200, "he shouts", "he shouts")]
    [InlineData("Lee", "Ada", 200, "[erased]", "he shouts")]
    [InlineData("Olga", "Ada", 200, "[erased]", "he shouts")]
    [InlineData("Olga", "Bea", 200, "he shouts", "[erased]")]
    [InlineData(null, "Ada", 400, "he shouts", "he shouts")]
    public async Task A_person_s_words_go_at_the_sites_of_the_lead_who_erases_them(string? lead, string person, int status, string north, string south)
    {
        await using var scene = await ReviewScene.OpenAsync();

        Assert.Equal(status, (await scene.AskAsync(lead, $"/api/people/{ReviewScene.Id(person)}/erase", "POST")).Status);

        Assert.Equal(north, (await scene.FindAsync(scene.InNorth)).State.Words.Single());
        Assert.Equal(south, (await scene.FindAsync(scene.InSouth)).State.Words.Single());
    }

    [Theory]
    [InlineData("/api/takeovers/nonsense/erase")]
    [InlineData("/api/people/nonsense/erase")]
    public async Task What_is_no_id_is_refused_by_name(string path)
    {
        await using var scene = await ReviewScene.OpenAsync();

        var (status, body) = await scene.AskAsync("Olga", path, "POST");

        Assert.Equal(400, status);
        Assert.StartsWith("id:", (string?)JsonNode.Parse(body)!["error"]!["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?limit=0", 400)]
    [InlineData("?limit=101", 400)]
    [InlineData("?cursor=x", 400)]
    [InlineData("?limit=1", 200)]
    [InlineData("?employee=00000001-0000-4000-8000-000000000000", 200)]
    public async Task One_s_own_log_is_one_s_own_whatever_the_query_says(string query, int status)
    {
        await using var scene = await ReviewScene.OpenAsync();

        var (answered, body) = await scene.AskAsync("Ada", $"/api/me/takeovers{query}");

        Assert.Equal(status, answered);
        Assert.Equal(status == 200, body.Contains(scene.InNorth.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain(scene.InSouth.ToString(), body, StringComparison.Ordinal);
    }

    private static async Task<string> AskAsync(ReviewScene scene, string? person, string method, string path)
    {
        var whole = path.Replace("/NORTH", $"/{scene.InNorth}", StringComparison.Ordinal).Replace("/SOUTH", $"/{scene.InSouth}", StringComparison.Ordinal);
        var (status, body) = await scene.AskAsync(person, $"/api/{whole}", method);
        if (status != 200)
        {
            return status.ToString(CultureInfo.InvariantCulture);
        }

        if (path.StartsWith("summary", StringComparison.Ordinal))
        {
            return JsonNode.Parse(body)!["total"]!.ToString();
        }

        // Of sites and of their coverage the sites' own ids, of all else those of the takeovers.
        var bySite = path.StartsWith("coverage", StringComparison.Ordinal) || path.StartsWith("sites", StringComparison.Ordinal);
        var (north, south) = bySite ? ("\"north\"", "\"south\"") : (scene.InNorth.ToString(), scene.InSouth.ToString());
        var found = (body.Contains(north, StringComparison.Ordinal) ? "n" : "") + (body.Contains(south, StringComparison.Ordinal) ? "s" : "");
        return found.Length == 0 ? "0" : found;
    }
}
