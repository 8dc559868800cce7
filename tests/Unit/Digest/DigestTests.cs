using System.Collections.Frozen;
using System.Text.Json.Nodes;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Conversations;
using ManagerBackup.Bot.Coverage;
using ManagerBackup.Bot.Digest;
using ManagerBackup.Bot.Figures;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Reach;
using ManagerBackup.Bot.Roster;
using ManagerBackup.UnitTests.Log;
using ManagerBackup.UnitTests.Reach;
using ManagerBackup.UnitTests.Roster;
using ManagerBackup.UnitTests.Tools;
using Microsoft.Extensions.Logging.Abstractions;
using Outcome = ManagerBackup.Bot.Backup.Outcome;

namespace ManagerBackup.UnitTests.Digest;

/// <summary>Who gets the digest, when, how often, and what stands in it. It begins on Sunday, 29 November 2026; the digest comes on Monday at nine.</summary>
public sealed class DigestTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Sunday = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    private static readonly Site North = SomeSite.Called("north").WithEmployee("Ada").WithManager("Sam", "always") with { OpsLeads = new[] { SomeSite.Id("Lee") }.ToFrozenSet() };
    private static readonly Site South = SomeSite.Called("south", "America/New_York").WithEmployee("Bea").WithManager("Max", "always") with
    {
        OpsLeads = new[] { SomeSite.Id("Noor") }.ToFrozenSet(),
    };

    private readonly FakeTime time = new();
    private readonly FakeConnector channel = new();
    private readonly Sites sites = new([North, South], new[] { SomeSite.Id("Olga") }.ToFrozenSet());
    private LogFixture? log;
    private bool areCounted = true;

    public async Task InitializeAsync()
    {
        log = await LogFixture.CreateAsync();
        time.Advance(Sunday - time.GetUtcNow());
    }

    public async Task DisposeAsync() => await log!.DisposeAsync();

    [Fact]
    public async Task Each_ops_lead_gets_one_when_its_time_has_come_where_they_are()
    {
        await HappenAsync(North, 6, Sunday.AddDays(-3));
        var bot = await StartAsync("Lee", "Noor", "Olga");
        await bot.LookAsync(CancellationToken.None);
        Assert.Empty(channel.Sent);

        time.Advance(TimeSpan.FromHours(20)); // nine in Amsterdam
        await bot.LookAsync(CancellationToken.None);
        Assert.Equal(["Lee", "Olga"], Told());

        time.Advance(TimeSpan.FromHours(6)); // nine in New York, where nothing has happened
        await bot.LookAsync(CancellationToken.None);
        Assert.Equal(["Lee", "Olga"], Told());

        time.Advance(TimeSpan.FromDays(7));
        await bot.LookAsync(CancellationToken.None);
        Assert.Equal(["Lee", "Olga", "Lee", "Olga"], Told());
    }

    [Fact]
    public async Task Two_instances_and_a_restart_tell_once()
    {
        await HappenAsync(North, 6, Sunday.AddDays(-3));
        var (one, other) = (await StartAsync("Lee", "Olga"), await StartAsync("Lee", "Olga"));
        time.Advance(TimeSpan.FromHours(20));

        await Task.WhenAll(one.LookAsync(CancellationToken.None), other.LookAsync(CancellationToken.None));
        await (await StartAsync("Lee")).LookAsync(CancellationToken.None);
        await one.LookAsync(CancellationToken.None);

        Assert.Equal(["Lee", "Olga"], Told().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task One_whom_the_bot_never_met_is_reached_by_way_of_a_colleague_and_without_one_nobody_is()
    {
        await HappenAsync(North, 6, Sunday.AddDays(-3));
        time.Advance(TimeSpan.FromHours(20));
        await (await StartAsync()).LookAsync(CancellationToken.None);
        Assert.Empty(channel.Sent);

        time.Advance(TimeSpan.FromDays(7));
        await (await StartAsync("Sam")).LookAsync(CancellationToken.None);

        Assert.Contains($"create {SomeSite.Id("Lee")}", channel.Calls);
        Assert.Contains("Lee", Told());
    }

    [Fact]
    public async Task One_who_cannot_be_told_does_not_keep_it_from_the_others_and_is_not_tried_again_and_again()
    {
        await HappenAsync(North, 6, Sunday.AddDays(-3));
        channel.Refuses[$"send {SomeSite.Id("Lee")}"] = (403, "MessageWritesBlocked");
        var bot = await StartAsync("Lee", "Olga");
        time.Advance(TimeSpan.FromHours(20));

        await bot.LookAsync(CancellationToken.None);
        await bot.LookAsync(CancellationToken.None);

        Assert.Equal(["Olga"], Told());
        Assert.Single(channel.Calls, call => call == $"send {SomeSite.Id("Lee")}");
    }

    [Fact]
    public async Task Storage_that_is_away_puts_it_off_and_loses_nothing()
    {
        await HappenAsync(North, 6, Sunday.AddDays(-3));
        var bot = await StartAsync("Lee", "Olga");
        time.Advance(TimeSpan.FromHours(20));
        log!.Storage.Trouble = Trouble.Away;
        await Assert.ThrowsAsync<StorageUnavailableException>(() => bot.LookAsync(CancellationToken.None));
        await log.ComesBackAsync();

        await bot.LookAsync(CancellationToken.None);

        Assert.Equal(["Lee", "Olga"], Told());
    }

    [Fact]
    public async Task It_tells_the_week_that_has_ended_beside_the_one_before_by_hand_counted_figures()
    {
        await HappenAsync(North, 6, Sunday.AddDays(-8), wait: 90);
        await HappenAsync(North, 8, Sunday.AddDays(-1), wait: 20);
        await HappenAsync(North, 2, Sunday.AddDays(-2), wait: 70);
        await HappenAsync(North, 50, Sunday.AddDays(-2), practice: true);
        var bot = await StartAsync("Lee");
        time.Advance(TimeSpan.FromHours(20));

        await bot.LookAsync(CancellationToken.None);

        Assert.Equal(
            """
            Your sites from 23-11 to 29-11
            Last week | Week before
            Takeovers | 10 | 6
            Accepted within 60 seconds | 80% | 0%
            Unanswered | 0 | 0
            Both sides heard | 100% | 100%
            Felt backed, of 5 | 4.0 | 4.0
            Private talks had in time | – | –
            – means: fewer than 5 cases.
            What to look at
            Nothing stands out.
            You find more on the review tab of this app.
            """.ReplaceLineEndings("\n"),
            TextOf(0));
    }

    [Fact]
    public async Task Where_calls_were_left_without_an_answer_is_said_and_where_nobody_can_be_paged_is_too()
    {
        await HappenAsync(North, 7, Sunday.AddDays(-2));
        await HappenAsync(South, 5, Sunday.AddDays(-2), answered: false);
        await HappenAsync(North, 1, Sunday.AddDays(-2), answered: false);
        var shop = North with { Managers = [new(SomeSite.Someone("Sam"), [SomeSite.Shift("Mon 10:00-11:00")])] };
        var bot = await StartAsync(new Sites([shop, South], new[] { SomeSite.Id("Olga") }.ToFrozenSet()), "Lee", "Olga");
        time.Advance(TimeSpan.FromHours(20));

        await bot.LookAsync(CancellationToken.None);

        Assert.Contains("Most calls without an answer: south (5 of 5).", TextOf(1), StringComparison.Ordinal);
        Assert.Contains("no page reaches anyone on shift: north.", TextOf(1), StringComparison.Ordinal);
        Assert.DoesNotContain("south", TextOf(0), StringComparison.Ordinal); // Lee leads north alone.
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public async Task Fewer_than_five_takeovers_have_no_figures(int takeovers, bool shown)
    {
        await HappenAsync(North, takeovers, Sunday.AddDays(-2), answered: false);
        var bot = await StartAsync("Lee");
        time.Advance(TimeSpan.FromHours(20));

        await bot.LookAsync(CancellationToken.None);

        Assert.Equal(shown, TextOf(0).Contains("Unanswered", StringComparison.Ordinal));
        Assert.NotEqual(shown, TextOf(0).Contains("fewer than 5 takeovers", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_site_with_fewer_than_five_is_never_named_as_the_worst_and_fewer_than_five_feelings_are_no_average()
    {
        await HappenAsync(North, 6, Sunday.AddDays(-2), felt: null);
        await HappenAsync(North, 4, Sunday.AddDays(-3));
        await HappenAsync(South, 4, Sunday.AddDays(-2), answered: false);
        var bot = await StartAsync("Olga");
        time.Advance(TimeSpan.FromHours(20));

        await bot.LookAsync(CancellationToken.None);

        var text = channel.Sent.Select((_, i) => TextOf(i)).Last();
        Assert.Contains("Takeovers | 14", text, StringComparison.Ordinal);
        Assert.Contains("Felt backed, of 5 | –", text, StringComparison.Ordinal);
        Assert.DoesNotContain("south", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_told_of_two_weeks_in_which_nothing_was_nor_where_no_digest_is_wanted()
    {
        time.Advance(TimeSpan.FromHours(20));
        await (await StartAsync("Lee", "Olga")).LookAsync(CancellationToken.None);
        await HappenAsync(North, 6, Sunday.AddDays(-3));
        await (await StartAsync(sites, new DigestSettings(null, null, null), "Lee", "Olga")).LookAsync(CancellationToken.None);

        Assert.Empty(channel.Sent);
    }

    [Fact]
    public async Task Before_the_figures_are_counted_it_waits()
    {
        await HappenAsync(North, 6, Sunday.AddDays(-3));
        time.Advance(TimeSpan.FromHours(20));
        areCounted = false;
        await (await StartAsync("Lee")).LookAsync(CancellationToken.None);
        Assert.Empty(channel.Sent);

        areCounted = true;
        await (await StartAsync("Lee")).LookAsync(CancellationToken.None);
        Assert.Equal(["Lee"], Told());
    }

    private Task<DigestCalendar> StartAsync(params string[] met) => StartAsync(sites, met);

    private Task<DigestCalendar> StartAsync(Sites all, params string[] met) =>
        StartAsync(all, new DigestSettings(new(DayOfWeek.Monday, TimeSpan.FromHours(9)), null, null), met);

    private async Task<DigestCalendar> StartAsync(Sites all, DigestSettings settings, params string[] met)
    {
        var people = new People(log!.Engine, time);
        foreach (var name in met)
        {
            await people.KeepContactAsync(SomeSite.Id(name), new("https://smba.example/emea/", ReachScene.ChatOf(name), "tenant", "28:bot", "msteams", name, "en"), CancellationToken.None);
        }

        var reachability = new Reachability(log.Engine, all);
        var outlook = new Outlook(new OnShift(new Declarations(log.Engine, time), new ScheduleBook()), reachability, time);
        outlook.Last = [.. await Task.WhenAll(all.All.Select(site => outlook.OfAsync(site, Outlook.Day, CancellationToken.None)))];
        return new(
            settings, new(await FiguresAsync(all), all, time), all, outlook, new(new(log.Engine), new(people, channel), people), time, NullLogger<DigestCalendar>.Instance);
    }

    private async Task<FigureViews> FiguresAsync(Sites all)
    {
        var book = new FigureBook(log!.Engine);
        var (known, recount, roster) = (new FigureSites(all, book), new Recount(log.Engine, book), new RosterSettings(all, 365, false, []));
        var marked = new MarkedDays(log.Engine, recount, all);
        if (areCounted)
            await new FigureRounds(known, recount, book, marked, roster, time, TimeSpan.Zero, NullLogger<FigureRounds>.Instance).RoundAsync(deep: true, CancellationToken.None);
        return new(book, new(book), known, new(new FigureMarks(), marked, time, NullLogger<FigureKeeper>.Instance), roster, time);
    }

    private async Task HappenAsync(
        Site site, int times, DateTimeOffset first, int wait = 20, bool answered = true, bool practice = false, int? felt = 4)
    {
        var (employee, manager) = (site.Employees[0], site.Managers[0].Person);
        for (var i = 0; i < times; i++)
        {
            var (at, read) = (first.AddMinutes(i), new Understanding(Category.Verbal, 2, Urgency.Page, "en", null, false));
            var id = RequestId.New(at, site.Id);
            var plan = LogFixture.Plan with { StepsAfter = [TimeSpan.Zero] };
            Command[] life =
            [
                new Command.ClaimPages(at, 0, 1, [manager]),
                .. answered
                    ? [
                        new Command.Accept(manager.Id, at.AddSeconds(wait), $"{id}2", manager.Name, 2),
                        new Command.GiveStatement(employee.Id, at.AddSeconds(wait + 1), $"{id}3", "my side"),
                        new Command.Close(manager.Id, at.AddSeconds(wait + 2), $"{id}4", new(Outcome.Resolved, CustomerDecision.Keep, "waited", null, null, null)),
                        .. felt is { } backed ? [new Command.CheckIn(employee.Id, at.AddSeconds(wait + 3), $"{id}5", backed, null)] : Array.Empty<Command>(),
                    ]
                    : (Command[])[new Command.DeclareUnanswered(at.AddMinutes(5)), new Command.Lapse(at.AddHours(1))],
            ];
            await log!.Takeovers.OpenAsync(id, new(employee.Id, at, $"{id}1", employee.Name, site.Id, "he shouts", read, plan) { Practice = practice }, CancellationToken.None);
            foreach (var command in life)
            {
                await log.Takeovers.ExecuteAsync(id, site.Id, command, CancellationToken.None);
            }
        }
    }

    private string[] Told() => [.. channel.Sent.Select(sent => sent.Chat[(sent.Chat.LastIndexOf('-') + 1)..])];

    private string TextOf(int message)
    {
        var card = JsonNode.Parse(channel.Sent[message].Activity.Attachments![0].Content!.Value.Utf8.Span)!;
        return string.Join('\n', card["body"]!.AsArray().Select(element => (string?)element!["type"] switch
        {
            "ColumnSet" => string.Join(" | ", element["columns"]!.AsArray().Select(column => (string?)column!["items"]![0]!["text"]).Where(text => text is { Length: > 0 })),
            "RichTextBlock" => string.Concat(element["inlines"]!.AsArray().Select(run => (string?)run!["text"])),
            _ => (string?)element["text"],
        })).Replace("\u00a0", "", StringComparison.Ordinal).Replace('\u2011', '-');
    }
}
