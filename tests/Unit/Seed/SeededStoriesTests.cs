using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Seed;
using ManagerBackup.UnitTests.Triage;

namespace ManagerBackup.UnitTests.Seed;

/// <summary>What is made up must read like what happens.</summary>
public sealed class SeededStoriesTests : IAsyncLifetime
{
    private static readonly SeedOrder Order = new(Takeovers: 2_500, Sites: 8, Months: 12, Number: 1);

    private SeedScene scene = null!;
    private List<StoredRequest> stories = null!;

    public async Task InitializeAsync()
    {
        scene = await SeedScene.SeededAsync(Order);
        stories = await scene.StoriesAsync(Order);
    }

    public async Task DisposeAsync() => await scene.DisposeAsync();

    [Fact]
    public void Every_story_is_over_and_nothing_of_it_is_overdue()
    {
        Assert.Equal(Order.Takeovers, stories.Count);
        Assert.All(stories, story =>
        {
            Assert.True(story.State.IsOver);
            Assert.DoesNotContain(Schedule.Due(story.State), due => due.At <= scene.Time.GetUtcNow());
            Assert.InRange(story.Events[^1].At, story.State.OpenedAt, scene.Time.GetUtcNow());
        });
    }

    [Fact]
    public async Task What_is_due_of_it_later_has_its_wake_up()
    {
        var waiting = stories.Where(story => !Schedule.Due(story.State).IsEmpty).Select(story => story.Id).ToHashSet();

        Assert.Equal(waiting, (await new WakeUps(scene.Engine).DueAsync(scene.Time.GetUtcNow().AddYears(1), CancellationToken.None).Select(wakeUp => wakeUp.Request).ToListAsync()).ToHashSet());
    }

    [Fact]
    public async Task Drills_are_found_as_those_that_people_began()
    {
        var found = await new DrillMarks(scene.Engine).ListAsync(
            [.. SeedScene.SitesOf(Order).Select(site => site.Site.Id)], scene.Time.GetUtcNow().AddMonths(-13), scene.Time.GetUtcNow(), CancellationToken.None);

        Assert.NotEmpty(found);
        Assert.Equal(stories.Where(story => story.State.Practice).Select(story => story.Id).ToHashSet(), found.ToHashSet());
    }

    [Fact]
    public void Hardly_anybody_has_two_requests_at_once()
    {
        var overlapping = stories.GroupBy(story => story.State.Employee.Id).Sum(own => own.OrderBy(story => story.State.OpenedAt)
            .Aggregate((Until: DateTimeOffset.MinValue, Count: 0), (last, story) =>
                (story.State.OverAt!.Value, last.Count + (story.State.OpenedAt < last.Until ? 1 : 0))).Count);

        Assert.InRange(overlapping, 0, Order.Takeovers / 100);
    }

    [Fact]
    public void It_happens_in_opening_hours_more_on_Saturdays_and_in_December()
    {
        var sites = SeedScene.SitesOf(Order).ToDictionary(site => site.Site.Id);
        var there = stories.Select(story => (Site: sites[story.State.Site], At: TimeZoneInfo.ConvertTime(story.State.OpenedAt, sites[story.State.Site].Site.TimeZone))).ToList();

        Assert.All(there, one => Assert.InRange(one.At.Hour, one.Site.Opens, one.Site.Closes - 1));
        Assert.True(there.Count(one => one.At.DayOfWeek == DayOfWeek.Saturday) > 1.4 * there.Count(one => one.At.DayOfWeek == DayOfWeek.Tuesday));
        Assert.True(there.Count(one => one.At.Month == 12) > 1.3 * there.Count(one => one.At.Month == 10));
    }

    [Fact]
    public void Everything_that_can_come_of_a_request_comes_of_some()
    {
        double Share(Func<BackupRequest, bool> which) => stories.Count(story => which(story.State)) / (double)stories.Count;
        (string What, double Share, double Least, double Most)[] shares =
        [
            ("closed", Share(s => s.Phase == Phase.Closed && s.Closing is not null), 0.4, 0.9),
            ("withdrawn", Share(s => s.Phase == Phase.Withdrawn), 0.02, 0.12),
            ("unanswered", Share(s => s.Phase == Phase.Unanswered), 0.005, 0.1),
            ("words only", Share(s => s.PagedAt is null), 0.02, 0.5),
            ("heard", Share(s => s.Statements.Count > 0), 0.3, 0.9),
            ("felt", Share(s => s.FeltBacked is not null), 0.15, 0.6),
            ("escalated", Share(s => s.Escalations > 0), 0.05, 0.6),
            ("practice", Share(s => s.Practice), 0.001, 0.02),
            ("helped", Share(s => s.Helped.Count > 0), 0.05, 0.2),
        ];
        Assert.Equal("", string.Join("; ", shares.Where(one => one.Share < one.Least || one.Share > one.Most).Select(one => $"{one.What} {one.Share:0.000}")));
        Assert.Superset(Enum.GetValues<Category>().Except([Category.Other]).ToHashSet(), stories.Select(story => story.State.Read.Category).ToHashSet());
        Assert.Equal(Enum.GetValues<Outcome>().Length, stories.Select(story => story.State.Closing?.Outcome).OfType<Outcome>().Distinct().Count());
        Assert.Equal([1, 2, 3, 4, 5], stories.Select(story => story.State.FeltBacked).OfType<int>().Distinct().Order());
    }

    [Fact]
    public void Half_of_the_pages_are_accepted_within_a_minute_and_some_take_long()
    {
        var waits = stories.Where(story => story.State.AcceptedAt is not null && story.State.PagedAt is not null)
            .Select(story => (story.State.AcceptedAt - story.State.PagedAt)!.Value.TotalSeconds).Order().ToList();

        Assert.InRange(waits[waits.Count / 2], 15, 60);
        Assert.InRange(waits[waits.Count * 9 / 10], 60, 300);
    }

    [Fact]
    public void Every_opening_is_one_that_the_product_answers()
    {
        var words = new SeedWords(Typed.Instance);

        var kinds = Enumerable.Range(0, 3_000).Select(number => words.Opening(new Random(number), SeedWords.Languages[number % 3]).Read.Category).Distinct();

        Assert.InRange(kinds.Count(), 9, 11);
    }
}
