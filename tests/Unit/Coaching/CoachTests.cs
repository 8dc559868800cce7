using ManagerBackup.Bot.Coaching;
using ManagerBackup.Bot.Triage;

namespace ManagerBackup.UnitTests.Coaching;

public sealed class CoachTests
{
    private static readonly Coach Coach = new(Path.Combine(AppContext.BaseDirectory, "Coaching", "Lines"));

    public static TheoryData<string> Languages => [.. Coach.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Abuse_is_answered_by_acknowledging_a_boundary_and_the_hand_over(string language)
    {
        var advice = Coach.Advise(Request(TriageCategory.Verbal) with { Language = language });
        Assert.Equal([LineRole.Acknowledge, LineRole.Boundary, LineRole.Handover], advice.Lines.Select(line => line.Role));
        Assert.NotEmpty(advice.Backing);
    }

    [Theory]
    [InlineData("Rude")]
    [InlineData("Demand")]
    [InlineData("Complaint")]
    [InlineData("Refusing")]
    [InlineData("None")]
    public void A_tense_moment_is_answered_by_listening_and_choices(string category)
    {
        var lines = Coach.Advise(Tense(Enum.Parse<TriageCategory>(category))).Lines;
        Assert.Equal([LineRole.Acknowledge, LineRole.Boundary, LineRole.Acknowledge], lines.Select(line => line.Role));
        Assert.DoesNotContain(EveryLine(Tense(Enum.Parse<TriageCategory>(category))), line => line.Role == LineRole.Leave);
    }

    [Theory]
    [InlineData("Sexual")]
    [InlineData("Discrimination")]
    public void Harassment_is_not_met_with_understanding(string category) => Assert.Equal(
        [LineRole.Boundary, LineRole.Handover, LineRole.Leave],
        Coach.Advise(Request(Enum.Parse<TriageCategory>(category))).Lines.Select(line => line.Role));

    [Fact]
    public void When_it_gets_worse_a_rude_customer_gets_a_boundary_on_how_they_behave() =>
        Assert.Contains(Coach.Advise(Request(TriageCategory.Rude)).Lines, line => line.Id == "respect-and-help");

    [Fact]
    public void More_lines_never_repeat_and_come_to_an_end()
    {
        var lines = EveryLine(Request(TriageCategory.Verbal));
        Assert.Equal(lines.Count, lines.DistinctBy(line => line.Id).Count());
        Assert.InRange(lines.Count, 9, 40);
    }

    [Fact]
    public void The_same_request_gets_the_same_advice() =>
        Assert.Equal(Coach.Advise(Tense(TriageCategory.Demand)).Lines, Coach.Advise(Tense(TriageCategory.Demand)).Lines);

    [Fact]
    public void A_manager_is_said_to_come_only_once_one_accepted()
    {
        var before = EveryLine(Request(TriageCategory.Verbal));
        Assert.DoesNotContain(before, line => line.Id is "manager-on-the-way" or "manager-takes-over");
        Assert.Contains(before, line => line.Text == "I've asked my manager to come.");

        var after = EveryLine(Request(TriageCategory.Verbal) with { Accepted = true });
        Assert.Contains(after, line => line.Text == "My manager is on the way.");
        Assert.DoesNotContain(after, line => line.Id.StartsWith("manager-asked", StringComparison.Ordinal));
    }

    [Fact]
    public void Who_has_seen_lines_already_still_hears_that_a_manager_is_on_the_way()
    {
        var seen = Coach.Advise(Request(TriageCategory.Verbal)).Lines.Select(line => line.Id).ToHashSet(StringComparer.Ordinal);
        Assert.Contains(Coach.Advise(Request(TriageCategory.Verbal) with { Accepted = true, AlreadyShown = seen }).Lines, line => line.Id == "manager-on-the-way");
    }

    [Fact]
    public void Nobody_was_asked_when_nothing_was_paged() =>
        Assert.DoesNotContain(EveryLine(Tense(TriageCategory.Rude)), line => line.Id.StartsWith("manager-asked", StringComparison.Ordinal));

    [Theory]
    [InlineData("Phone", "call-warning-1 call-warning-2 hang-up-after-two", "hang up")]
    [InlineData("Chat", "chat-warning-1 chat-warning-2 close-chat-after-two", "end the chat")]
    public void From_afar_they_are_warned_twice_and_then_it_ends(string where, string ids, string may)
    {
        foreach (var category in new[] { TriageCategory.Verbal, TriageCategory.Sexual, TriageCategory.Discrimination, TriageCategory.Refusing, TriageCategory.None })
        {
            var request = Request(category) with { Where = Enum.Parse<LinePlace>(where) };
            Assert.Equal(ids, string.Join(' ', Coach.Advise(request).Lines.Select(line => line.Id)));
            Assert.DoesNotContain(EveryLine(request), line => line.Id is "stepping-away" or "manager-on-the-way" or "manager-asked-to-come");
            Assert.Contains(Coach.Advise(request).YouMay, right => right.Contains(may, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("Physical", "Emergency", 4)]
    [InlineData("Threat", "Emergency", 4)]
    [InlineData("Threat", "Page", 3)]
    [InlineData("Verbal", "Page", 3)]
    public void In_danger_safety_comes_first_and_words_only_end_it(string category, string action, int severity)
    {
        foreach (var where in Enum.GetValues<LinePlace>())
        {
            var request = Request(Enum.Parse<TriageCategory>(category)) with { Action = Enum.Parse<TriageAction>(action), Severity = severity, Where = where };
            var advice = Coach.Advise(request);
            Assert.NotEmpty(advice.Steps);
            Assert.InRange(advice.Lines.Count, 1, 2);
            Assert.All(EveryLine(request), line => Assert.Equal(LineRole.Leave, line.Role));
        }
    }

    [Fact]
    public void Grave_harassment_gets_one_short_no_and_the_way_out() => Assert.Equal(
        ["stop-unwanted", "stepping-away"],
        Coach.Advise(Request(TriageCategory.Sexual) with { Severity = 3 }).Lines.Select(line => line.Id));

    [Fact]
    public void In_a_robbery_they_comply()
    {
        var advice = Coach.Advise(Request(TriageCategory.Threat) with { Action = TriageAction.Emergency, Severity = 4, Cues = [Cue.Robbery] });
        Assert.Equal("Do what they say. Hand over what they ask for.", advice.Steps[0]);
        Assert.Equal(["take-it", "moving-slowly"], advice.Lines.Select(line => line.Id));
    }

    [Fact]
    public void Nobody_with_a_knife_before_them_is_told_that_they_may_say_no()
    {
        var advice = Coach.Advise(Request(TriageCategory.Threat) with { Action = TriageAction.Emergency, Severity = 4, Backing = "You may say no." });
        Assert.Empty(advice.YouMay);
        Assert.DoesNotContain("say no", advice.Backing, StringComparison.Ordinal);
    }

    [Fact]
    public void The_companys_own_statement_takes_the_place_of_ours() =>
        Assert.Equal("We mean it.", Coach.Advise(Request(TriageCategory.Verbal) with { Backing = "We mean it." }).Backing);

    [Fact]
    public void A_threat_by_phone_is_noted_down_and_the_call_ends()
    {
        var advice = Coach.Advise(Request(TriageCategory.Threat) with { Severity = 3, Where = LinePlace.Phone });
        Assert.Contains(advice.Steps, step => step.StartsWith("Write it down", StringComparison.Ordinal));
        Assert.Equal("This call ends here.", advice.Lines[0].Text);
    }

    [Fact]
    public void The_emergency_number_stands_in_the_steps()
    {
        var request = Request(TriageCategory.None) with { Action = TriageAction.Emergency, Severity = 4, EmergencyNumber = "999" };
        Assert.Contains(Coach.Advise(request).Steps, step => step.Contains("999", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Aftermath", "")]
    [InlineData("None", Cue.ManagerNotCustomer)]
    [InlineData("None", Cue.Medical)]
    public void Care_and_other_routes_come_without_lines(string category, string cue)
    {
        var advice = Coach.Advise(Tense(Enum.Parse<TriageCategory>(category)) with { Cues = [cue] });
        Assert.Empty(advice.Lines);
        Assert.Empty(advice.YouMay);
        Assert.NotEmpty(advice.Steps);
    }

    [Fact]
    public void Abuse_with_somebody_ill_keeps_its_lines_and_says_whom_to_call()
    {
        var advice = Coach.Advise(Request(TriageCategory.Verbal) with { Cues = [Cue.Medical], EmergencyNumber = "112" });
        Assert.NotEmpty(advice.Lines);
        Assert.Contains("112", Assert.Single(advice.Steps), StringComparison.Ordinal);
    }

    [Fact]
    public void When_the_manager_is_the_abuser_the_sites_contact_is_named()
    {
        var request = Tense(TriageCategory.None) with { Cues = [Cue.ManagerNotCustomer] };
        Assert.Contains("You can talk to Kim (+31 1).", Coach.Advise(request with { Contact = "Kim (+31 1)" }).Steps);
        Assert.Contains(Coach.Advise(request).Steps, step => step.Contains("HR", StringComparison.Ordinal));
    }

    [Fact]
    public void A_complaint_comes_with_how_to_hear_it_and_both_sides() =>
        Assert.Contains(Coach.Advise(Tense(TriageCategory.Complaint)).Steps, step => step.Contains("both sides", StringComparison.Ordinal));

    [Fact]
    public void What_the_site_allows_stands_first() =>
        Assert.Equal("Refund up to €25", Coach.Advise(Tense(TriageCategory.Demand) with { SiteMay = ["Refund up to €25"] }).YouMay[0]);

    [Fact]
    public void A_language_without_lines_gets_english() =>
        Assert.Equal(Coach.Advise(Request(TriageCategory.Verbal)).Backing, Coach.Advise(Request(TriageCategory.Verbal) with { Language = "xx" }).Backing);

    [Fact]
    public void A_line_can_be_had_in_another_language_with_a_reading_help()
    {
        Assert.Equal(new ForeignLine("Ich lege jetzt auf.", "ikh LAY-guh yetst owf"), Coach.Translate("hang-up-now", "de", "en"));
        Assert.Equal(new ForeignLine("I'm hanging up now.", "ajm HENG-ing up nau"), Coach.Translate("hang-up-now", "en", "nl"));
        Assert.Null(Coach.Translate("no-such-line", "de", "en"));
        Assert.Null(Coach.Translate("hang-up-now", "xx", "en"));
    }

    private static AdviceRequest Request(TriageCategory category) =>
        new(category, TriageAction.Page, 2, "en", [], new HashSet<string>(StringComparer.Ordinal)) { Asked = true };

    private static AdviceRequest Tense(TriageCategory category) => Request(category) with { Action = TriageAction.Offer, Severity = 1, Asked = false };

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
