using System.Globalization;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Privacy;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Cards;
using Wordings = ManagerBackup.Bot.Coaching.Wordings;

namespace ManagerBackup.Bot.Conversations;

/// <summary>Turns a request's state into the cards that people have of it. The same state gives the same card.</summary>
internal sealed class RequestCards(Sayings sayings, Wordings wordings)
{
    private readonly CardBlanks blanks = new();

    /// <param name="trouble">Neither the log nor the spool took it: nobody is paged, and the employee is told so.</param>
    public RenderedCard ForEmployee(RequestId id, BackupRequest s, Site site, bool trouble = false) =>
        s.Version == 1 && !trouble && !TookOut(s)
            ? blanks.Of(id, s, () => EmployeeCard.Render(ModelOf(id, s, site, trouble)))
            : EmployeeCard.Render(ModelOf(id, s, site, trouble));

    /// <summary>An earlier card of the same request: it tells the truth and pages, and leaves the words to the newest one.</summary>
    public RenderedCard ForEmployeeBefore(RequestId id, BackupRequest s, Site site)
    {
        var model = ModelOf(id, s, site, trouble: false);
        return EmployeeCard.Render(model with
        {
            Danger = null,
            Backing = "",
            Lines = [],
            Languages = [],
            NoMoreLines = false,
            Steps = [],
            YouMay = [],
            Buttons = new(model.Buttons.Page, Withdraw: false, Worse: false, MoreLines: false, Here: false),
            Statement = new(0, []),
            CheckIn = new(false, null),
        });
    }

    /// <summary>What the employee's card holds, also for a page that is no card.</summary>
    public EmployeeCardModel ModelOf(RequestId id, BackupRequest s, Site site, bool trouble = false)
    {
        var said = sayings.Of(s, site, asked: s.PagingSince is not null && !trouble);
        var held = s.Holder is not null;
        var danger = s.Read.Urgency == Urgency.Everyone || s.Read is { Severity: >= 3, Category: Category.Threat or Category.Physical, ByPhone: false };
        return new(
            s.Read.Language,
            id.ToString(),
            s.Practice,
            danger ? new(site.EmergencyNumber, said.Steps) : null,
            said.Backing,
            said.Lines,
            said.YouMay,
            trouble ? new PageProgress.Trouble() : Progress(s, site),
            s.Practice ? "" : site.FallbackPhone,
            new EmployeeButtons(
                Page: !held || s.IsOver,
                Withdraw: !s.IsOver && !(s.Phase == Phase.TakenOver && held),
                Worse: !s.IsOver && s.PagingSince is not null,
                MoreLines: !s.IsOver && s.Phase != Phase.TakenOver && said.Lines.Count > 0,
                Here: !s.IsOver && s.PagingSince is not null && s.SomeoneHereAt is null)
            {
                Alone = s is { IsOver: false, Phase: Phase.TakenOver },
            },
            new StatementForm(StatementAsked(s), s.Statements)
            {
                Declined = s.StatementDeclined,
                ComplaintTo = s.Held is { FreeAt: not null, Closing.Complaint: true } ? s.Holder?.Manager.Name : null,
            },
            new CheckInForm(s is { IsOver: true, Phase: Phase.Closed, Closing: not null } or { IsOver: true, Phase: Phase.Unanswered }, s.FeltBacked))
        {
            Witnesses = held && !s.IsOver ? Names(s.Witnesses) : [],
            Steps = danger ? [] : said.Steps,
            CustomerLanguage = said.Language,
            Languages = said.Lines.Count > 0 ? sayings.Languages : [],
            TookOut = TookOut(s),
            NoMoreLines = said.Lines.Count == 0 && s.MoreLines > 0,
        };
    }

    /// <summary>The takeover for who holds it, the page for everyone else.</summary>
    public RenderedCard ForManager(
        RequestId id, BackupRequest s, Site site, PersonId reader, string language, int call, CloseDraft? draft = null, string? problem = null) =>
        s.Holder is { } holder && holder.Manager.Id == reader && (!s.IsOver || s.Closing is not null)
            ? Takeover(id, s, site, holder, language, draft, problem)
            : Page(id, s, site, reader, language, call);

    public static RenderedCard Page(RequestId id, BackupRequest s, Site site, PersonId reader, string language, int call) =>
        PageCard.Render(new(
            language,
            id.ToString(),
            s.Practice,
            Known(s, site),
            s.Read.Urgency == Urgency.Everyone,
            call,
            StateFor(s, site, reader)));

    private RenderedCard Takeover(
        RequestId id, BackupRequest s, Site site, Holder holder, string language, CloseDraft? draft, string? problem)
    {
        var decided = s.Closing ?? (draft is null ? s.Held?.Closing : null);
        return TakeoverCard.Render(new(
            language,
            id.ToString(),
            s.Practice,
            Known(s, site),
            SiteTime.Of(site, holder.AcceptedAt),
            holder.ArrivedAt is { } arrivedAt ? SiteTime.Of(site, arrivedAt) : null,
            s.Statements,
            draft ?? (s.Held is { } held ? Form(held.Closing) : null),
            problem,
            s is { Closing: { } closing, OverAt: { } closedAt } ? new(SiteTime.Of(site, closedAt), Form(closing)) : null)
        {
            Witnesses = Names(s.Witnesses),
            Side = SideOf(s),
            SideAskedAt = SiteTime.Of(site, s.StatementAskedAt ?? s.OpenedAt),
            WaitsForSide = s.Held is { Why: Hold.Statement },
            Confirms = draft is null && s.Held is { Why: Hold.Confirmation },
            Wording = decided is { } about ? WordingOf(about, s, site, language) : null,
            Until = decided?.ExcludedUntil is { } day ? wordings.Day(language, day) : null,
            HasSupportContact = site.SupportContact is not null,
            CustomerSides = s.CustomerSides,
        });
    }

    // In the language that the employee had the lines in, else the site's: the customer is here.
    private CustomerWording WordingOf(Closing closing, BackupRequest s, Site site, string language)
    {
        var customers = s.CustomerLanguage is { } chosen && chosen != s.Read.Language && wordings.Has(chosen) ? chosen : site.Language;
        var decision = Wire(closing.CustomerDecision);
        return new(
            customers,
            wordings.Of(decision, customers, site.Name, closing.ExcludedUntil),
            customers == language ? null : wordings.Of(decision, language, site.Name, closing.ExcludedUntil));
    }

    private static SideState SideOf(BackupRequest s) => s switch
    {
        { Statements.IsEmpty: false } => SideState.Given,
        { StatementDeclined: true } => SideState.Declined,
        { Closing.WithoutStatement: WithoutStatement.NotAnswered } => SideState.NotAnswered,
        { StatementAsked: true } => SideState.Asked,
        _ => SideState.NotAsked,
    };

    private static Situation Known(BackupRequest s, Site site) =>
        new(s.Employee.Name, site.Name, s.Read.Place, Typed(s), Wire(s.Read.Category), s.Read.Severity, SiteTime.Of(site, s.OpenedAt));

    private static PageProgress Progress(BackupRequest s, Site site)
    {
        string At(DateTimeOffset? at) => SiteTime.Of(site, at ?? s.OpenedAt);
        var reached = s.Pages.Values.Where(page => page.Status == PageStatus.Delivered).Select(page => page.Manager.Name).Order(StringComparer.Ordinal).ToList();
        return s switch
        {
            { Phase: Phase.Closed } => new PageProgress.Closed(s.Closing is null ? null : s.Holder?.Manager.Name, s.Closing?.EmployeeSupport, At(s.OverAt))
            {
                Gets = SupportsOf(s.Closing),
                Contact = s.Closing?.Support.HasFlag(Supports.Contact) is true && site.SupportContact is { } contact ? new(contact.Name, contact.Phone) : null,
            },
            { Phase: Phase.Withdrawn } => new PageProgress.Withdrawn(At(s.OverAt)),
            { Phase: Phase.Unanswered } => new PageProgress.Unanswered(At(s.UnansweredAt)),
            { Phase: Phase.TakenOver } => new PageProgress.TakenOver(s.Holder?.Manager.Name, At(s.TakenOverAt)),
            { Holder: { } holder } => new PageProgress.Accepted(holder.Manager.Name, holder.EtaMinutes, At(holder.AcceptedAt)),
            { PagingSince: null } => new PageProgress.NotAsked(),
            { Missed: { } missed } => new PageProgress.NotArrived(missed.Name),
            _ when reached.Count > 0 => new PageProgress.Paged(reached, At(s.RoundAt)),
            _ => new PageProgress.Asking(),
        };
    }

    private static PageState StateFor(BackupRequest s, Site site, PersonId reader)
    {
        string At(DateTimeOffset? at) => SiteTime.Of(site, at ?? s.OpenedAt);
        return s switch
        {
            { Phase: Phase.Withdrawn } => new PageState.Withdrawn(At(s.OverAt)),
            { IsOver: true } => new PageState.Closed(At(s.OverAt)),
            { Holder: { } holder } when s.Witnesses.Exists(witness => witness.Id == reader) => new PageState.Joining(holder.Manager.Name, At(holder.AcceptedAt)),
            { Holder: { } holder, WantsWitnesses: true } => new PageState.ComeAlong(holder.Manager.Name, At(holder.AcceptedAt)),
            { Holder: { } holder } => new PageState.Taken(holder.Manager.Name, At(holder.AcceptedAt), s.Phase == Phase.TakenOver),
            { Phase: Phase.TakenOver } => new PageState.SomeoneThere(At(s.SomeoneHereAt)),
            { Phase: Phase.Unanswered } => new PageState.Unanswered(At(s.UnansweredAt)),
            _ when s.Pages.GetValueOrDefault(reader)?.Status == PageStatus.Declined => new PageState.Declined(),
            _ => new PageState.Open(),
        };
    }

    // Asked for as soon as someone has accepted; pressed only once the employee is out of the line of fire.
    private static int StatementAsked(BackupRequest s) => s switch
    {
        { Phase: Phase.Withdrawn } => 0,
        { StatementAsked: false, Phase: not Phase.Unanswered } => 0,
        { Phase: Phase.TakenOver or Phase.Closed } => 2,
        _ => 1,
    };

    private static bool TookOut(BackupRequest s) => s.Words.Concat(s.Statements).Any(Scrubber.HasMark);

    private static IReadOnlyList<string> Names(IEnumerable<Person> people) => [.. people.Select(person => person.Name)];

    private static IReadOnlyList<string> Typed(BackupRequest s) => [.. s.Words.Where(words => !string.IsNullOrWhiteSpace(words))];

    public static CloseDraft Form(Closing c) =>
        new(Wire(c.Outcome), Wire(c.CustomerDecision), c.CustomerSide, c.Gave, c.EmployeeSupport, c.Note)
        {
            ExcludedUntil = c.ExcludedUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            CustomerReason = c.CustomerReason,
            Attended = c.Attended is { } attended ? Wire(attended) : null,
            Support = SupportsOf(c),
            Complaint = c.Complaint,
            StatementLater = c.WithoutStatement == WithoutStatement.Later,
        };

    private static IReadOnlyList<string> SupportsOf(Closing? closing) =>
        [.. Enum.GetValues<Supports>().Where(one => one != Supports.None && closing?.Support.HasFlag(one) is true).Select(Wire)];

    private static string Wire<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

/// <summary>Times as people at the site read them off the wall.</summary>
internal static class SiteTime
{
    public static string Of(Site site, DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, site.TimeZone).ToString("HH:mm", CultureInfo.InvariantCulture);
}
