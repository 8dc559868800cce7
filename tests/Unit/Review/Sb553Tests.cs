using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Review;
using ManagerBackup.Bot.Roster;
using ManagerBackup.UnitTests.Log;
using ManagerBackup.UnitTests.Roster;
using ManagerBackup.UnitTests.Tools;
using Outcome = ManagerBackup.Bot.Backup.Outcome;

namespace ManagerBackup.UnitTests.Review;

/// <summary>The violent incident log, read back as a spreadsheet does.</summary>
public sealed class Sb553Tests
{
    private static readonly Site Shop = SomeSite.Called("north", "America/Los_Angeles");

    [Fact]
    public async Task A_threat_stands_in_it_with_all_that_the_law_asks_for()
    {
        await using var scene = await ReviewScene.OpenAsync();
        var id = await scene.BeginAsync("Ada");
        var at = scene.Time.GetUtcNow();
        await scene.DoAsync(id, new Command.ClaimPages(at, 0, 1, [new(ReviewScene.Id("Sam"), "Sam")]));
        await scene.DoAsync(id, new Command.Accept(ReviewScene.Id("Sam"), at.AddSeconds(20), "a", "Sam", 2));
        await scene.DoAsync(id, new Command.SayArrived(ReviewScene.Id("Sam"), at.AddSeconds(80), "b"));
        await scene.DoAsync(id, new Command.Close(
            ReviewScene.Id("Sam"), at.AddMinutes(9), "c", new(Outcome.PoliceCalled, CustomerDecision.Excluded, "was drunk", null, null, null)
            {
                Attended = Attended.Police,
                Support = Supports.Break | Supports.HomeEarly,
            })
        {
            Confirmed = true,
        });

        var row = Assert.Single(await RowsAsync(scene, "Lee"));

        Assert.Equal(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["reference"] = id.ToString(),
                ["date"] = "2026-11-22",
                ["time"] = "11:00",
                ["timeZone"] = "Europe/Amsterdam",
                ["location"] = "north",
                ["areaOfIncident"] = "in the workplace",
                ["workplaceViolenceType"] = "Type 2 (customer or client)",
                ["committedBy"] = "customer or client",
                ["typeOfIncident"] = "threat of physical force or of the use of a weapon or other object",
                ["description"] = "An employee called for help; read as threat of physical force or of the use of a weapon or other object, severity 3 of 4. "
                    + "Managers were called at 11:00:00. One said at 11:00:20 that they were coming. Somebody was with the employee at 11:01:20. The police were called.",
                ["circumstances"] = "not recorded: to be filled in",
                ["securityOrLawEnforcement"] = "law enforcement came",
                ["actionsToProtectEmployees"] = "somebody came and took the situation over from the employee; the customer may not come back; "
                    + "the employee got a break; the employee went home early",
                ["recordedBy"] = "manager who took the situation over",
                ["dateRecorded"] = "2026-11-22",
                ["completedByName"] = "",
                ["completedByTitle"] = "",
                ["dateCompleted"] = "",
            },
            row);
    }

    [Theory]
    [InlineData("Ada", "", 403)]
    [InlineData("Kim", "", 403)]
    [InlineData("Sam", "", 1)]
    [InlineData("Max", "", 0)]
    [InlineData("Olga", "", 1)]
    [InlineData("Olga", "?site=south", 0)]
    [InlineData("Max", "?site=north", 403)]
    [InlineData("Olga", "?to=2026-11-20", 0)]
    [InlineData("Olga", "?from=never", 400)]
    public async Task It_holds_the_incidents_of_the_reader_s_sites_and_of_the_time_asked_for(string person, string query, int rows)
    {
        await using var scene = await ReviewScene.OpenAsync();
        await scene.DoAsync(await scene.BeginAsync("Ada"), new Command.Withdraw(ReviewScene.Id("Ada"), scene.Time.GetUtcNow(), "w"));

        var (status, body) = await scene.AskAsync(person, $"/api/sb553.csv{query}");

        Assert.Equal(rows, status == 200 ? CsvRows.Read(body).Count : status);
    }

    [Theory]
    [InlineData("physical", 3, "closed", false, true)]
    [InlineData("threat", 2, "closed", false, true)]
    [InlineData("sexual", 2, "withdrawn", false, true)]
    [InlineData("threat", 3, "unanswered", false, true)]
    [InlineData("verbal", 4, "closed", false, true)]
    [InlineData("verbal", 3, "closed", false, false)]
    [InlineData("rude", 1, "closed", false, false)]
    [InlineData("physical", 4, "closed", true, false)]
    [InlineData("physical", 4, "open", false, false)]
    [InlineData("physical", 4, "takenOver", false, false)]
    public void It_holds_violence_and_threats_and_danger_that_are_over_and_no_drill(string category, int severity, string state, bool practice, bool holds) =>
        Assert.Equal(holds, ViolentIncident.Is(Takeover() with { Category = category, Severity = severity, State = state, Practice = practice }));

    [Theory]
    [InlineData("physical", "hit:punched weapon-blade:knife", "attack with a weapon or object", "hitting, a blade", "Type 2 (customer or client)")]
    [InlineData("physical", "spit:spat push:shoved", "physical attack without a weapon", "pushing, spitting", "Type 2 (customer or client)")]
    [InlineData("threat", "robbery weapon-gun:pistol", "threat of physical force or of the use of a weapon or other object", "a firearm, robbery", "Type 1 (no legitimate business at the worksite)")]
    [InlineData("sexual", "grope:grabbed", "sexual assault or threat, or unwanted verbal or physical sexual contact", "groping", "Type 2 (customer or client)")]
    [InlineData("verbal", "shout:screaming smith", "other", null, "Type 2 (customer or client)")]
    public void What_kind_it_was_comes_from_what_the_words_were_read_as(string category, string cues, string type, string? pointsAt, string violence)
    {
        var incident = ViolentIncident.Of(new(Takeover() with { Category = category }, [Read(cues)]), Shop);

        Assert.Equal((type, violence), (incident.IncidentType, incident.ViolenceType));
        Assert.Equal(pointsAt is not null, incident.Description.Contains($"points at: {pointsAt}.", StringComparison.Ordinal));
        Assert.DoesNotContain("smith", incident.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("car park", false, false, "parking lot or other area outside the workplace")]
    [InlineData("till 3", false, false, "in the workplace")]
    [InlineData(null, true, false, "no place: by telephone")]
    [InlineData(null, true, true, "no place: in writing")]
    public void Where_it_was_is_a_class_of_places_and_the_time_is_the_site_s_own(string? place, bool byPhone, bool inChat, string area)
    {
        var incident = ViolentIncident.Of(new(Takeover() with { Place = place }, [Read("", byPhone, inChat)]), Shop);

        Assert.Equal((area, "2026-11-22", "01:00", "America/Los_Angeles"), (incident.Area, incident.Date, incident.Time, incident.TimeZone));
    }

    [Fact]
    public void Nobody_who_came_is_said_and_so_is_that_it_was_called_off()
    {
        var unanswered = ViolentIncident.Of(new(Takeover() with { State = "unanswered", PagedAt = LogFixture.Morning }, [Read("alone:alone")]), Shop);
        var withdrawn = ViolentIncident.Of(new(Takeover() with { State = "withdrawn", PagedAt = LogFixture.Morning }, []), Shop);

        Assert.Equal("isolated or alone; unable to get help or assistance", unanswered.Circumstances);
        Assert.Equal("not recorded: to be filled in", withdrawn.Circumstances);
        Assert.Contains("check whether there was an incident", withdrawn.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_anybody_typed_and_nobody_s_name_or_id_is_in_it()
    {
        await using var scene = await ReviewScene.OpenAsync();
        var dice = new Random(20261122);
        for (var i = 0; i < 40; i++)
        {
            await LiveAsync(scene, dice);
        }

        var (_, csv) = await scene.AskAsync("Olga", "/api/sb553.csv");

        Assert.InRange(CsvRows.Read(csv).Count, 20, 40);
        Assert.DoesNotContain("qx", csv, StringComparison.OrdinalIgnoreCase);
        foreach (var name in (string[])["Ada", "Bea", "Sam", "Kim", "Lee", "Olga", "Max", "Noor", "Mia", "Zoe"])
        {
            Assert.DoesNotContain(ReviewScene.Id(name).Value, csv, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch($@"\b{name}\b", csv);
        }
    }

    // Whatever is typed, and every name that comes from outside, has "qx" in it.
    private static async Task LiveAsync(ReviewScene scene, Random dice)
    {
        scene.Time.Advance(TimeSpan.FromMinutes(dice.Next(1, 300)));
        var (employee, manager) = dice.Next(2) == 0 ? ("Ada", "Sam") : ("Bea", "Max");
        var (site, now) = (new SiteId(employee == "Ada" ? "north" : "south"), scene.Time.GetUtcNow());
        string Typed() => $"qx{dice.Next()} {(dice.Next(2) == 0 ? "=1+1" : "\"said\", and; so")}\nqx";
        var read = new Understanding(
            (Category)dice.Next(3), dice.Next(1, 5), Urgency.Page, "en", dice.Next(2) == 0 ? Typed() : null, dice.Next(4) == 0, $"hit:qx{dice.Next()} qxword weapon-blade:qxknife");
        var id = RequestId.New(now, site);
        Command[] life =
        [
            new Command.Open(ReviewScene.Id(employee), now, $"{id}1", $"qx {employee}", site, Typed(), read, LogFixture.Plan),
            new Command.Say(ReviewScene.Id(employee), now.AddSeconds(3), $"{id}2", Typed(), read),
            new Command.ClaimPages(now.AddSeconds(4), 0, 1, [new(ReviewScene.Id(manager), $"qx {manager}")]),
            new Command.Accept(ReviewScene.Id(manager), now.AddSeconds(9), $"{id}3", $"qx {manager}", 2),
            new Command.GiveStatement(ReviewScene.Id(employee), now.AddSeconds(60), $"{id}4", Typed()),
            new Command.Close(
                ReviewScene.Id(manager), now.AddMinutes(9), $"{id}5",
                new((Outcome)dice.Next(9), (CustomerDecision)dice.Next(5), Typed(), Typed(), Typed(), Typed())
                {
                    CustomerReason = Typed(),
                    Attended = dice.Next(2) == 0 ? Attended.Security : null,
                    Support = (Supports)dice.Next(32),
                })
            {
                Confirmed = true,
            },
            new Command.AddNote(ReviewScene.Id("Olga"), now.AddMinutes(10), $"{id}6", "qx Olga", Typed()),
            new Command.CheckIn(ReviewScene.Id(employee), now.AddMinutes(11), $"{id}7", dice.Next(1, 6), Typed()),
        ];
        await scene.Log.Takeovers.OpenAsync(id, (Command.Open)life[0], CancellationToken.None);
        foreach (var command in life[1..])
        {
            await scene.Log.Takeovers.ExecuteAsync(id, site, command, CancellationToken.None);
        }
    }

    private static async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> RowsAsync(ReviewScene scene, string person)
    {
        var (status, body) = await scene.AskAsync(person, "/api/sb553.csv");
        Assert.Equal(200, status);
        return CsvRows.Read(body);
    }

    private static TakeoverSummary Takeover() => new()
    {
        Id = "id",
        Site = "north",
        OpenedAt = LogFixture.Morning,
        State = "closed",
        Category = "threat",
        Severity = 3,
        Language = "en",
        Employee = new("ada", "Ada"),
    };

    private static System.Text.Json.JsonElement Read(string cues, bool byPhone = false, bool inChat = false) => System.Text.Json.JsonElement.Parse(EventJson.Write(
        new RequestEvent.Said(new("ada"), LogFixture.Morning, "1", "words", new(Category.Threat, 3, Urgency.Page, "en", null, byPhone, cues, inChat))));
}
