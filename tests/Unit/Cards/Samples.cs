using ManagerBackup.Cards;

namespace ManagerBackup.UnitTests.Cards;

/// <summary>Every card in every state, once per language; what people typed holds markdown and other traps.</summary>
internal static class Samples
{
    public const string RequestId = "0199d2a4-7c00-7d3e-9a1b-3f5c5b2e1c4d";
    public const string Phone = "+31 20 555 0100";

    // Where a translation would break a card or its sense: every state is approved in three languages, and these in all.
    private static readonly string[] ApprovedInEveryLanguage =
    [
        "employee-danger", "employee-practice-danger", "employee-paged", "employee-accepted-2", "employee-unanswered", "employee-closed",
        "page-danger", "takeover-refused", "takeover-held", "takeover-confirm-exclusion", "takeover-closed", "employee-closed-supported", "employee-complained-about", "answer-help", "site-few", "page-come-along", "coverage-site", "coverage-ops",
        "check-in-ask", "check-in-hard", "follow-up", "follow-ups", "talk-wish", "digest-full",
    ];

    private static readonly string[] ApprovedInEveryState = ["en", "nl", "de"];

    private static readonly PageProgress Paged = new PageProgress.Paged(["Sam de Vries", "Robin"], "14:05");
    private static readonly EmployeeButtons None = new(false, false, false, false, false);

    public static IReadOnlyDictionary<string, RenderedCard> All => Rendered.Value;

    public static IEnumerable<string> Approved => All.Keys.Where(name =>
        name.Split('.') is [var card, var language]
        && (ApprovedInEveryState.Contains(language, StringComparer.Ordinal) || ApprovedInEveryLanguage.Contains(card, StringComparer.Ordinal)));

    private static readonly Lazy<Dictionary<string, RenderedCard>> Rendered = new(() => CardLanguages.All
        .SelectMany(language => Cards(language).Select(card => (Name: $"{card.Name}.{language}", card.Card)))
        .ToDictionary(sample => sample.Name, sample => sample.Card, StringComparer.Ordinal));

    private static IEnumerable<(string Name, RenderedCard Card)> Cards(string language) =>
    [
        .. Employee(language).Select(sample => ($"employee-{sample.Name}", EmployeeCard.Render(sample.Model))),
        .. Pages(language).Select(sample => ($"page-{sample.Name}", PageCard.Render(sample.Model))),
        .. Takeovers(language).Select(sample => ($"takeover-{sample.Name}", TakeoverCard.Render(sample.Model))),
        .. Others(language),
    ];

    public static EmployeeCardModel Employee(string language, PageProgress progress, EmployeeButtons buttons) => new(
        language, RequestId, false, null, SampleWords.Backing(language), SampleWords.Lines(language), [SampleWords.Right(language)],
        progress, Phone, buttons, new StatementForm(0, []), new CheckInForm(false, null))
    {
        Languages = SampleWords.Languages,
    };

    public static PageCardModel Page(string language, PageState state) => new(
        language,
        RequestId,
        false,
        new("Ada *Lovelace*", "Demo store", "till 4", [SampleWords.Shouting(language), "HE WON'T STOP [click](http://x) *now*"], "verbal", 3, "14:05"),
        false,
        1,
        state);

    public static TakeoverCardModel Takeover(string language) => new(
        language,
        RequestId,
        false,
        new("Ada", "Demo store", "till 4", [SampleWords.Shouting(language)], "verbal", 3, "14:05"),
        "14:06",
        null,
        [],
        null,
        null,
        null);

    private static IEnumerable<(string Name, EmployeeCardModel Model)> Employee(string language)
    {
        EmployeeCardModel Of(PageProgress progress, EmployeeButtons buttons) => Employee(language, progress, buttons);
        var waiting = new EmployeeButtons(Page: false, Withdraw: true, Worse: true, MoreLines: true, Here: true);
        var danger = new Danger("112", SampleWords.Steps(language));
        var closed = Of(new PageProgress.Closed("Sam", SampleWords.Support(language), "14:31"), None);
        return
        [
            ("not-asked", Of(new PageProgress.NotAsked(), new(true, true, true, true, false))),
            ("asking", Of(new PageProgress.Asking(), waiting)),
            ("paged", Of(Paged, waiting)),
            ("danger", Of(Paged, waiting) with { Danger = danger }),
            ("practice-danger", Of(Paged, waiting) with { Danger = danger, Practice = true }),
            ("trouble", Of(new PageProgress.Trouble(), waiting with { Page = true })),
            ("in-polish", Of(Paged, waiting) with { CustomerLanguage = "pl", Languages = SampleWords.Languages, Lines = SampleWords.Polish(language) }),
            ("no-more-lines", Of(Paged, waiting with { MoreLines = false }) with { Lines = [], NoMoreLines = true }),
            ("complaint", Of(new PageProgress.NotAsked(), waiting with { Page = true }) with { Steps = SampleWords.Steps(language) }),
            ("accepted-now", Of(new PageProgress.Accepted("Sam *de* Vries", 0, "14:06"), waiting)),
            ("accepted-2", Of(new PageProgress.Accepted("Sam", 2, "14:06"), waiting)),
            ("not-arrived", Of(new PageProgress.NotArrived("Sam"), waiting with { Page = true })),
            ("taken-over", Of(new PageProgress.TakenOver("Sam", "14:08"), None with { Worse = true }) with { Statement = new(1, []) }),
            ("taken-over-by-two", Of(new PageProgress.TakenOver("Sam", "14:08"), new(false, false, true, false, true) { Alone = true }) with { Witnesses = ["Robin", "Kim"] }),
            ("someone-here", Of(new PageProgress.TakenOver(null, "14:08"), None with { Page = true, Worse = true })),
            ("unanswered", Of(new PageProgress.Unanswered("14:09"), waiting with { Page = true })),
            ("withdrawn", Of(new PageProgress.Withdrawn("14:07"), None with { Page = true })),
            ("taken-over-asked", Of(new PageProgress.TakenOver("Sam", "14:08"), None with { Worse = true }) with { Statement = new(2, []) }),
            ("complained-about", Of(new PageProgress.TakenOver("Sam", "14:08"), None with { Worse = true }) with { Statement = new(2, []) { ComplaintTo = "Sam" } }),
            ("rather-not", Of(new PageProgress.TakenOver("Sam", "14:08"), None with { Worse = true }) with { Statement = new(2, []) { Declined = true } }),
            ("closed", closed with { Statement = new(2, []), CheckIn = new(true, null) }),
            ("closed-rather-not", closed with { Statement = new(2, []) { Declined = true }, CheckIn = new(true, null) }),
            ("closed-supported", Of(
                new PageProgress.Closed("Sam", SampleWords.Support(language), "14:31")
                {
                    Gets = ["break", "otherStation", "someoneBeside", "homeEarly", "contact"],
                    Contact = new("Kim *Peeters*", Phone),
                },
                None) with { Statement = new(2, [SampleWords.Side(language)]), CheckIn = new(true, 4) }),
            ("closed-stated", closed with { Statement = new(2, [SampleWords.Side(language)]), CheckIn = new(true, null) }),
            ("closed-done", closed with { Statement = new(2, [SampleWords.Side(language)]), CheckIn = new(true, 4) }),
            ("closed-by-itself", Of(new PageProgress.Closed(null, null, "18:00"), None) with { CheckIn = new(true, null) }),
        ];
    }

    private static IEnumerable<(string Name, PageCardModel Model)> Pages(string language)
    {
        PageCardModel Of(PageState state) => Page(language, state);
        return
        [
            ("open", Of(new PageState.Open())),
            ("again", Of(new PageState.Open()) with { Round = 2 }),
            ("danger", Of(new PageState.Open()) with { Danger = true, Situation = Page(language, new PageState.Open()).Situation with { Category = "physical", Severity = 4 } }),
            ("practice", Of(new PageState.Open()) with { Practice = true }),
            ("declined", Of(new PageState.Declined())),
            ("unanswered", Of(new PageState.Unanswered("14:09"))),
            ("taken", Of(new PageState.Taken("Sam", "14:06", false))),
            ("taken-arrived", Of(new PageState.Taken("Sam", "14:06", true))),
            ("come-along", Of(new PageState.ComeAlong("Sam", "14:06")) with { Danger = true }),
            ("joining", Of(new PageState.Joining("Sam", "14:06"))),
            ("withdrawn", Of(new PageState.Withdrawn("14:07"))),
            ("someone-there", Of(new PageState.SomeoneThere("14:08"))),
            ("closed", Of(new PageState.Closed("14:31"))),
        ];
    }

    private static IEnumerable<(string Name, TakeoverCardModel Model)> Takeovers(string language)
    {
        var fresh = Takeover(language) with { Side = SideState.Asked, SideAskedAt = "14:06" };
        var there = fresh with { ArrivedAt = "14:08", HasSupportContact = true };
        var heard = there with { Statements = [SampleWords.Side(language)], Side = SideState.Given };
        var draft = new CloseDraft(
            "customerLeft", "warned", null, SampleWords.Gave(language), SampleWords.Support(language), "1. *note*\n- second");
        var whole = draft with { CustomerSide = SampleWords.CustomerSide(language), Support = ["break", "someoneBeside"] };
        var excluded = whole with
        {
            Outcome = "policeCalled",
            CustomerDecision = "excluded",
            ExcludedUntil = "2027-11-22",
            CustomerReason = SampleWords.Shouting(language),
            Attended = "police",
        };
        return
        [
            ("accepted", fresh),
            ("practice", fresh with { Practice = true }),
            ("with-a-witness", fresh with { Witnesses = ["Robin"] }),
            ("arrived", there),
            ("heard", heard),
            ("refused", heard with { Draft = draft with { Support = ["break", "someoneBeside"] }, Problem = Refusals.CloseNeedsCustomerSide(language) }),
            ("refused-on-the-way", fresh with
            {
                Draft = draft with { Outcome = "nonsense" },
                Problem = Refusals.CloseNeedsOutcome(language),
            }),
            ("held", there with { SideAskedAt = "14:20", WaitsForSide = true, Draft = whole with { Complaint = true } }),
            ("held-heard", heard with { WaitsForSide = true, Draft = whole with { Complaint = true } }),
            ("confirm-exclusion", heard with { Confirms = true, Draft = excluded, Wording = SampleWords.Wording(language), Until = SampleWords.Until(language) }),
            ("confirm-account", heard with { Confirms = true, Draft = whole with { CustomerDecision = "accountEnded" } }),
            ("closed", heard with { Closed = new("14:31", whole), Wording = SampleWords.Wording(language) }),
            ("closed-excluded", heard with
            {
                Closed = new("14:31", excluded),
                Wording = SampleWords.Wording(language),
                Until = SampleWords.Until(language),
                CustomerSides = [SampleWords.CustomerSide(language)],
            }),
            ("closed-without-side", there with { Closed = new("14:31", whole with { StatementLater = true }) }),
            ("closed-not-answered", there with { Closed = new("14:31", whole with { Complaint = true }), Side = SideState.NotAnswered }),
            ("closed-rather-not", there with { Closed = new("14:31", whole), Side = SideState.Declined }),
        ];
    }

    private static IEnumerable<(string Name, RenderedCard Card)> Others(string language)
    {
        SiteChoice[] few = [new("centre", "City centre"), new("harbour", "Harbour *2*")];
        SiteChoice[] many = [.. Enumerable.Range(1, 12).Select(n => new SiteChoice($"store-{n}", $"Store {n}"))];
        return
        [
            ("welcome-employee", WelcomeCard.Render(new(language, "Demo store", Manager: false))),
            ("welcome-manager", WelcomeCard.Render(new(language, null, Manager: true))),
            ("site-few", SiteChoiceCard.Render(new(language, SampleWords.Shouting(language), few))),
            ("site-many", SiteChoiceCard.Render(new(language, null, many))),
            ("answer-help", AnswerCard.Render(Answers.Help(language, manager: true))),
            ("answer-nothing", AnswerCard.Render(Answers.NothingToDo(language))),
            ("answer-medical", AnswerCard.Render(Answers.MedicalAdvice(language, "112"))),
            ("answer-manager-is-the-abuser", AnswerCard.Render(Answers.ManagerIsTheAbuser(language, null, null))),
            ("answer-manager-is-the-abuser-contact", AnswerCard.Render(Answers.ManagerIsTheAbuser(language, "Kim *Peeters*", Phone))),
            ("answer-on-shift", AnswerCard.Render(Answers.OnShift(language, "17:30"))),
            ("answer-drill-done", AnswerCard.Render(new(language, RequestId, null, [Notices.DrillDone(language, "Sam", 12)], false) { Practice = true })),
            ("answer-drill-not-allowed", AnswerCard.Render(Answers.DrillNotAllowed(language))),
            ("answer-who", AnswerCard.Render(Handovers.Who(language, "Store <1>",
            [
                Handovers.SaidSo(language, "Sam *x*", "17:30"), Handovers.StandsIn(language, "Robin", "Kim", "18:00"), Handovers.ClockedIn(language, "Noor"),
                Handovers.Planned(language, "Lou", "21:00"), Handovers.Usual(language, "Kim"),
            ]))),
            ("answer-handover-ask", AnswerCard.Render(Handovers.Ask(language, ["Robin", "Kim *Peeters*"]))),
            ("handover", HandoverCard.Render(new(language, "0123456789abcdef01234567", "Sam *x*", "Store <1>", "17:30"))),
            ("coverage-site", CoverageCard.Render(new(language, "Store *1*", Phone,
            [
                Gap("Store *1*", 14, 16, ("Sam *x*", Unreachable.NotInstalled), ("Robin", Unreachable.Blocked)) with { Others = ["Kim", "Lou"] },
                Gap("Store *1*", 44, 45),
            ]))),
            ("coverage-ops", CoverageCard.Render(new(language, null, null,
            [
                Gap("Store *1*", 9, 10, ("Sam *x*", Unreachable.Disabled)) with { Others = ["Kim"] },
                Gap("Harbour", 14, 16),
                Gap("Harbour", 21, 33, ("Noor", Unreachable.Gone)),
                .. Enumerable.Range(1, 20).Select(n => Gap($"Store {n}", 30, 32, ("Lou", Unreachable.Refused))),
            ]))),
            .. Aftercare(language),
            ("digest-full", DigestCard.Render(Digest(language))),
            ("digest-few", DigestCard.Render(Digest(language) with
            {
                Week = null, Before = null, Link = null, MostUnanswered = null, Gaps = [], TalksOverdue = 0,
            })),
            ("digest-first", DigestCard.Render(Digest(language) with
            {
                Week = new(7, 1, 0, null, null, null), Before = null, MostUnanswered = null, Gaps = ["Harbour"], TalksOverdue = 0,
            })),
            ("answer-taken", AnswerCard.Render(Answers.RefusedManager(language, Refusals.TakenBy(language, "Sam *x*", "14:06")))),
        ];
    }

    private static IEnumerable<(string Name, RenderedCard Card)> Aftercare(string language)
    {
        CheckInCardModel Of(CheckInStep step) => new(language, RequestId, About, step)
        {
            Choices = [new("manager", "Sam *de* Vries"), new("opsLead", null), new("contact", "Kim *Peeters*")],
            Phone = Phone,
        };
        var owed = new FollowUp(RequestId, "Ada *Lovelace*", About, "25-11", Late: false, Asked: true);
        return
        [
            ("check-in-ask", CheckInCard.Render(Of(CheckInStep.HowAreYou))),
            ("check-in-felt", CheckInCard.Render(Of(CheckInStep.FeltBacked))),
            ("check-in-thanks", CheckInCard.Render(Of(CheckInStep.Thanks))),
            ("check-in-hard", CheckInCard.Render(Of(CheckInStep.Thanks) with { Low = true })),
            ("check-in-nothing-allowed", CheckInCard.Render(Of(CheckInStep.Thanks) with { NothingAllowed = true, Chosen = new("opsLead", null) })),
            ("check-in-telling", CheckInCard.Render(Of(CheckInStep.Telling) with { Chosen = new("manager", "Sam *de* Vries") })),
            ("check-in-call", CheckInCard.Render(Of(CheckInStep.Call) with { Chosen = new("contact", "Kim *Peeters*") })),
            ("check-in-unreached", CheckInCard.Render(Of(CheckInStep.Unreached) with { Chosen = new("opsLead", null) })),
            ("check-in-stopped", CheckInCard.Render(Of(CheckInStep.Stopped))),
            ("follow-up", FollowUpCard.Render(new(language, owed))),
            ("follow-up-late", FollowUpCard.Render(new(language, owed with { Late = true, Asked = false }))),
            ("follow-up-done", FollowUpCard.Render(new(language, owed with { Done = true }))),
            ("follow-up-done-late", FollowUpCard.Render(new(language, owed with { Done = true, Late = true }))),
            ("follow-ups", FollowUpsCard.Render(new(language, [owed with { Late = true }, .. Enumerable.Range(1, 9).Select(n => owed with { Employee = $"Bram {n}", By = $"{n + 10}-12", Asked = false })], owed with { Done = true }))),
            ("follow-ups-none", FollowUpsCard.Render(new(language, []))),
            ("talk-wish", TalkWishCard.Render(new(language, "Ada *Lovelace*", About, 1, 2, SampleWords.Side(language)))),
            ("talk-wish-only", TalkWishCard.Render(new(language, "Ada *Lovelace*", About, null, null, null))),
        ];
    }

    private const string About = "22-11-2026 14:05 · Demo store · till *4*";

    private static DigestCardModel Digest(string language) => new(
        language, new(2026, 11, 16), new(2026, 11, 22), new(1234, 0.784, 12, 0.9, 4.25, 0.5), new(1180, 0.8112, 20, null, 3.9, null), 5,
        new("https://backup.example.com/review?from=2026-11-16&to=2026-11-22"))
    {
        MostUnanswered = new("Harbour *2*", 6, 23),
        Gaps = ["Store <1>", "Harbour *2*", "City centre", "Store 4"],
        TalksOverdue = 3,
    };

    // Hours from the midnight before; it is nine in the morning.
    private static CoverageGap Gap(string site, int from, int to, params (string Name, Unreachable? Why)[] onShift)
    {
        var day = new DateTime(2026, 11, 23, 0, 0, 0, DateTimeKind.Unspecified);
        return new(site, new(day.AddHours(from), day.AddHours(to), day.AddHours(9), HasBegun: from <= 9), onShift, []);
    }
}
