using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Coaching;
using ManagerBackup.Bot.Conversations;
using ManagerBackup.UnitTests.Log;
using ManagerBackup.UnitTests.Roster;

namespace ManagerBackup.UnitTests.Conversations;

public sealed class CardBlanksTests
{
    private static readonly Coach Coach = new(Path.Combine(AppContext.BaseDirectory, "Coaching", "Lines"));
    private static readonly Wordings Wordings = new(Path.Combine(AppContext.BaseDirectory, "Coaching", "Wordings"));

    [Fact]
    public void A_first_card_is_the_same_whether_or_not_one_like_it_was_rendered_before()
    {
        var used = Unused();
        foreach (var category in Enum.GetValues<Category>())
        {
            foreach (var urgency in Enum.GetValues<Urgency>())
            {
                foreach (var place in new[] { "till 3", null, "the door" })
                {
                    var (id, state) = Opened(category, urgency, place);
                    var fresh = Unused().ForEmployee(id, state, SomeSite.Called("demo"));
                    var again = used.ForEmployee(id, state, SomeSite.Called("demo"));
                    Assert.Equal(fresh.Json, again.Json);
                    Assert.Equal(fresh.Summary, again.Summary);
                    Assert.Contains(id.ToString(), again.Json, StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public void A_drill_and_a_real_call_that_begin_alike_never_get_each_others_card()
    {
        var cards = Unused();
        var (id, real) = Opened(Category.Other, Urgency.Page, null);
        var drill = real with { Practice = true };
        foreach (var (first, second) in new[] { (drill, real), (real, drill) })
        {
            _ = cards.ForEmployee(id, first, SomeSite.Called("demo"));
            var card = cards.ForEmployee(id, second, SomeSite.Called("demo"));
            Assert.Equal(Unused().ForEmployee(id, second, SomeSite.Called("demo")).Json, card.Json);
        }
    }

    private static RequestCards Unused() => new(new(Coach), Wordings);

    private static (RequestId Id, BackupRequest State) Opened(Category category, Urgency urgency, string? place)
    {
        var open = LogFixture.Open("t", words: $"he shouts {place}") with { Name = $"Ada {place}", Read = new(category, 2, urgency, "nl", place, false) };
        var requested = (RequestEvent.Requested)Decider.Decide(null, open).Events[0];
        return (RequestId.New(open.Now, open.Site), History.Evolve(null, requested));
    }
}
