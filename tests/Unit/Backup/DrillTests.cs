using ManagerBackup.Bot.Backup;
using static ManagerBackup.UnitTests.Backup.Cast;
using static ManagerBackup.UnitTests.Backup.Story;

namespace ManagerBackup.UnitTests.Backup;

/// <summary>A practice page goes the way of a real one, and ends by itself soon.</summary>
public sealed class DrillTests
{
    private static readonly RequestEvent Drill = It.Requested(practice: true);

    [Fact]
    public void It_pages_as_a_real_one() => Given(Drill, It.Answered(1)).IsDue("step 0 @0");

    [Fact]
    public void What_its_starter_types_next_is_not_part_of_it() => Given(Drill).Has(s => s.TakesWords(At(5)), false);

    [Fact]
    public void Who_answered_is_not_chased_for_not_coming() =>
        Given(Drill, It.Answered(1), It.Accepted(20, Sam), It.Told(20, 1, Ada, NoticeKind.Accepted)).IsDue("lapse @200");

    [Fact]
    public void Who_came_is_not_reminded_to_close_it() =>
        Given(Drill, It.Answered(1), It.Accepted(20, Sam), It.Arrived(40, Sam)).IsDue("lapse @340");

    [Fact]
    public void Its_end_is_told_to_who_began_it() =>
        Given(Drill, It.Accepted(20, Sam), It.Arrived(40, Sam), It.Lapsed(340)).IsDue("tell ada DrillDone @340");

    [Fact]
    public void One_that_nobody_answered_says_so_and_is_over_soon() =>
        Given(Drill, It.Answered(1), It.Unanswered(240)).IsDue("tell ada Unanswered @240", "lapse @540");
}
