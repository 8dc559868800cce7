using ManagerBackup.Cards;

namespace ManagerBackup.UnitTests.Cards;

/// <summary>Teams refuses a message over its limit, and a refused page is a lost page: no input may make a card that large.</summary>
public sealed class CardSizeTests
{
    private const int Most = 25_000;

    public static TheoryData<string> Traps =>
    [
        Repeat("😡", 4000),
        Repeat("👨‍👩‍👧‍👦", 800),
        Repeat("\"\\", 4000),
        Repeat("\u0001", 8000),
        Repeat("e\u0301\u0302", 2700),
        Repeat("word ", 1600),
        Repeat("怒", 8000),
        Repeat("\ud83d", 8000),
    ];

    [Theory]
    [MemberData(nameof(Traps))]
    public void No_input_makes_a_card_too_large(string typed)
    {
        Assert.All(CardLanguages.All, language => Assert.All(Worst(language, typed), card =>
        {
            Assert.InRange(card.Utf8.Length, 1, Most);
            Assert.InRange(card.Summary.Length, 0, 700);
        }));
    }

    private static IEnumerable<RenderedCard> Worst(string language, string typed)
    {
        var ten = Enumerable.Repeat(typed, 10).ToArray();
        var draft = new CloseDraft("accountEnded", "undecided", typed, typed, typed, typed)
        {
            ExcludedUntil = typed,
            CustomerReason = typed,
            Attended = typed,
            Support = ["break", "otherStation", "someoneBeside", "homeEarly", "contact"],
            Complaint = true,
        };
        var lines = ten.Select((text, i) => new SayableLine($"l{i}", "boundary", text) { Aloud = text, Meaning = text }).ToArray();
        PageProgress[] progress =
        [
            new PageProgress.Paged(ten, "14:05"),
            new PageProgress.TakenOver(typed, "14:05"),
            new PageProgress.Closed(typed, typed, "14:05") { Gets = ["break", "otherStation", "someoneBeside", "homeEarly", "contact"], Contact = new(typed, typed) },
        ];
        foreach (var state in progress)
        {
            yield return EmployeeCard.Render(new(
                language, Samples.RequestId, true, new Danger(typed, ten), typed, lines, ten, state, typed,
                new(true, true, true, true, true), new(2, ten) { ComplaintTo = typed }, new(true, null))
            {
                Steps = ten,
                Languages = SampleWords.Languages,
                CustomerLanguage = "xx",
            });
        }

        var situation = new Situation(typed, typed, typed, ten, typed, 4, "14:05");
        var page = Samples.Page(language, new PageState.Open()) with { Practice = true, Danger = true, Situation = situation };
        yield return PageCard.Render(page);
        yield return PageCard.Render(page with { State = new PageState.Taken(typed, "14:05", false) });
        var takeover = Samples.Takeover(language) with
        {
            Practice = true,
            Situation = situation,
            Statements = ten,
            CustomerSides = ten,
            Wording = new("xx", typed, typed),
            Until = "22 November 2027",
            HasSupportContact = true,
        };
        yield return TakeoverCard.Render(takeover with { Draft = draft, Problem = typed });
        yield return TakeoverCard.Render(takeover with { Draft = draft, ArrivedAt = "14:08" });
        yield return TakeoverCard.Render(takeover with { Draft = draft, Confirms = true });
        yield return TakeoverCard.Render(takeover with { Draft = draft, WaitsForSide = true, Side = SideState.Asked });
        yield return TakeoverCard.Render(takeover with { Closed = new("14:31", draft) });
        yield return AnswerCard.Render(new(language, Samples.RequestId, typed, [.. ten, .. ten], true));
        yield return WelcomeCard.Render(new(language, typed, true));
        yield return CheckInCard.Render(new(language, Samples.RequestId, typed, CheckInStep.Unreached)
        {
            Choices = [new("manager", typed), new("opsLead", null), new("contact", typed)],
            Chosen = new("contact", typed),
            Phone = typed,
            NothingAllowed = true,
        });
        var owed = new FollowUp(Samples.RequestId, typed, typed, "25-11", Late: true, Asked: true);
        yield return FollowUpCard.Render(new(language, owed));
        yield return FollowUpsCard.Render(new(language, [.. Enumerable.Repeat(owed, 500)], owed with { Done = true }));
        yield return TalkWishCard.Render(new(language, typed, typed, 1, 1, typed));
        yield return SiteChoiceCard.Render(new(language, typed, [new("a", typed), new("b", typed)]));
        yield return SiteChoiceCard.Render(new(language, typed, [.. Enumerable.Range(1, 500).Select(n => new SiteChoice($"site-{n}", typed))]));
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
