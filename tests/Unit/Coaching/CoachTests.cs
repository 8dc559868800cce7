using ManagerBackup.Bot.Coaching;
using ManagerBackup.Bot.Triage;

namespace ManagerBackup.UnitTests.Coaching;

public sealed class CoachTests
{
    private static readonly Coach Coach = new(Path.Combine(AppContext.BaseDirectory, "Coaching", "Lines"));

    [Theory]
    [InlineData("en")]
    [InlineData("nl")]
    [InlineData("de")]
    public void The_first_lines_acknowledge_set_a_boundary_and_hand_over(string language)
    {
        var advice = Coach.Advise(Request(TriageCategory.Verbal) with { Language = language });
        Assert.Equal([LineRole.Acknowledge, LineRole.Boundary, LineRole.Handover], advice.Lines.Select(line => line.Role));
        Assert.NotEmpty(advice.Backing);
    }

    [Fact]
    public void More_lines_never_repeat_and_come_to_an_end()
    {
        var shown = new HashSet<string>(StringComparer.Ordinal);
        for (var round = 0; round < 20; round++)
        {
            var lines = Coach.Advise(Request(TriageCategory.Verbal) with { AlreadyShown = shown }).Lines;
            Assert.True(lines.Count <= 3);
            Assert.All(lines, line => Assert.True(shown.Add(line.Id)));
        }

        Assert.Empty(Coach.Advise(Request(TriageCategory.Verbal) with { AlreadyShown = shown }).Lines);
        Assert.True(shown.Count > 6);
    }

    [Fact]
    public void The_same_request_gets_the_same_advice()
    {
        var request = Request(TriageCategory.Demand);
        Assert.Equal(Coach.Advise(request).Lines, Coach.Advise(request).Lines);
    }

    [Fact]
    public void A_manager_is_said_to_come_only_once_one_accepted()
    {
        var before = EveryLine(Request(TriageCategory.Verbal));
        Assert.DoesNotContain(before, line => line.Text == "My manager is on the way.");
        Assert.Contains(before, line => line.Text == "I've asked my manager to come.");

        var after = EveryLine(Request(TriageCategory.Verbal) with { Accepted = true });
        Assert.Contains(after, line => line.Text == "My manager is on the way.");
    }

    [Fact]
    public void Nobody_was_asked_when_nothing_was_paged() =>
        Assert.DoesNotContain(
            EveryLine(Request(TriageCategory.Rude) with { Action = TriageAction.Offer, Severity = 1 }),
            line => line.Text.Contains("I've asked my manager", StringComparison.Ordinal));

    [Fact]
    public void A_caller_is_warned_and_not_left_standing()
    {
        var lines = EveryLine(Request(TriageCategory.Verbal) with { ByPhone = true });
        Assert.Contains(lines, line => line.Text.Contains("end this call", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Text.Contains("stepping away", StringComparison.Ordinal));
        Assert.Contains(Coach.Advise(Request(TriageCategory.Verbal) with { ByPhone = true }).YouMay, may => may.Contains("hang up", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Physical", "Emergency", 4)]
    [InlineData("Threat", "Emergency", 4)]
    [InlineData("Threat", "Page", 3)]
    [InlineData("Sexual", "Page", 3)]
    public void In_danger_safety_comes_first_and_words_only_end_it(string category, string action, int severity)
    {
        var request = Request(Enum.Parse<TriageCategory>(category)) with { Action = Enum.Parse<TriageAction>(action), Severity = severity };
        var advice = Coach.Advise(request);
        Assert.NotEmpty(advice.SafetySteps);
        Assert.InRange(advice.Lines.Count, 1, 2);
        Assert.All(EveryLine(request), line => Assert.Equal(LineRole.Leave, line.Role));
        Assert.InRange(EveryLine(request).Count, 1, 2);
    }

    [Fact]
    public void The_emergency_number_stands_in_the_steps()
    {
        var request = Request(TriageCategory.None) with { Action = TriageAction.Emergency, Severity = 4, EmergencyNumber = "999" };
        Assert.Contains(Coach.Advise(request).SafetySteps, step => step.Contains("999", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Aftermath", "")]
    [InlineData("None", Cue.ManagerNotCustomer)]
    [InlineData("None", Cue.Medical)]
    public void Care_and_other_routes_come_without_lines(string category, string cue)
    {
        var advice = Coach.Advise(Request(Enum.Parse<TriageCategory>(category)) with { Action = TriageAction.Offer, Severity = 1, Cues = [cue] });
        Assert.Empty(advice.Lines);
        Assert.NotEmpty(advice.SafetySteps);
    }

    [Fact]
    public void What_the_site_allows_stands_first() =>
        Assert.Equal("Refund up to €25", Coach.Advise(Request(TriageCategory.Demand) with { SiteMay = ["Refund up to €25"] }).YouMay[0]);

    [Fact]
    public void A_language_without_lines_gets_english() =>
        Assert.Equal(Coach.Advise(Request(TriageCategory.Verbal)).Backing, Coach.Advise(Request(TriageCategory.Verbal) with { Language = "xx" }).Backing);

    private static AdviceRequest Request(TriageCategory category) =>
        new(category, TriageAction.Page, 2, "en", ByPhone: false, Accepted: false, [], new HashSet<string>(StringComparer.Ordinal));

    private static List<Line> EveryLine(AdviceRequest request)
    {
        var shown = new HashSet<string>(StringComparer.Ordinal);
        var all = new List<Line>();
        while (Coach.Advise(request with { AlreadyShown = shown }).Lines is { Count: > 0 } lines)
        {
            all.AddRange(lines);
            shown.UnionWith(lines.Select(line => line.Id));
        }

        return all;
    }
}
