using System.Collections.Immutable;
using ManagerBackup.Bot.Backup;

namespace ManagerBackup.UnitTests.Backup;

/// <summary>The people and times of the stories: Ada faces the customer; the seconds count from her first words.</summary>
internal static class Cast
{
    public static readonly Person Ada = new(new("ada"), "Ada");
    public static readonly Person Sam = new(new("sam"), "Sam");
    public static readonly Person Kim = new(new("kim"), "Kim");
    public static readonly Person Lee = new(new("lee"), "Lee");

    public static readonly PagingPlan Plan = new([Seconds(0), Seconds(60), Seconds(120)], Seconds(30), Seconds(240), Seconds(180));

    public static readonly Closing Ending = new(Outcome.AskedToLeave, CustomerDecision.Warned, "Waited long, was short with her", null, "A break", null);

    /// <summary>A grave decision.</summary>
    public static readonly Closing Exclusion = Ending with { CustomerDecision = CustomerDecision.Excluded, ExcludedUntil = new(2027, 3, 2) };

    /// <summary>The customer complains about Ada.</summary>
    public static readonly Closing Complained = Ending with { Complaint = true };

    private static readonly DateTimeOffset Start = new(2026, 3, 2, 13, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset At(double seconds) => Start + Seconds(seconds);

    public static double SecondsOf(DateTimeOffset at) => (at - Start).TotalSeconds;

    public static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    public static Understanding Read(Urgency urgency) =>
        new(urgency == Urgency.Everyone ? Category.Physical : Category.Verbal, urgency == Urgency.Everyone ? 4 : 2, urgency, "en", null, false);

    public static string Turn(Person by, double at) => FormattableString.Invariant($"{by.Id}@{at}");
}

/// <summary>What has happened: an event at a second.</summary>
internal static class It
{
    public static RequestEvent Requested(Urgency urgency = Urgency.Page, PagingPlan? plan = null, bool practice = false, string? instance = null) =>
        new RequestEvent.Requested(
            Cast.Ada.Id, Cast.At(0), Cast.Turn(Cast.Ada, 0), Cast.Ada.Name, new("demo"), "He shouts", Cast.Read(urgency), plan ?? Cast.Plan,
            practice, instance);

    public static RequestEvent Said(double at, Urgency urgency = Urgency.WordsOnly) =>
        new RequestEvent.Said(Cast.Ada.Id, Cast.At(at), Cast.Turn(Cast.Ada, at), "More", Cast.Read(urgency));

    /// <param name="of">When the words were said that were read once more.</param>
    public static RequestEvent Reconsidered(double at, Urgency urgency, double of = 0) =>
        new RequestEvent.Reconsidered(RequestEvent.Systemic, Cast.At(at), Cast.Turn(Cast.Ada, of), Cast.Read(urgency));

    public static RequestEvent AskedForPage(double at) => new RequestEvent.PageAsked(Cast.Ada.Id, Cast.At(at), Cast.Turn(Cast.Ada, at));

    public static RequestEvent Worsened(double at) => new RequestEvent.Worsened(Cast.Ada.Id, Cast.At(at), Cast.Turn(Cast.Ada, at));

    public static RequestEvent AskedForLines(double at, string? shown = "one two") =>
        new RequestEvent.MoreLinesAsked(Cast.Ada.Id, Cast.At(at), Cast.Turn(Cast.Ada, at), shown);

    public static RequestEvent ChoseLanguage(double at, string language) =>
        new RequestEvent.LanguageChosen(Cast.Ada.Id, Cast.At(at), Cast.Turn(Cast.Ada, at), language);

    public static RequestEvent Helped(double at, string line) =>
        new RequestEvent.LineHelped(Cast.Ada.Id, Cast.At(at), Cast.Turn(Cast.Ada, at), line, "Please stop");

    public static RequestEvent Answered(double at, string card = "card") =>
        new RequestEvent.Answered(RequestEvent.Systemic, Cast.At(at), card, at);

    public static RequestEvent AnswerFailed(double at, double? retryAt) =>
        new RequestEvent.AnswerFailed(RequestEvent.Systemic, Cast.At(at), "503", Maybe(retryAt));

    public static RequestEvent Paged(double at, int step, int round, params ImmutableArray<Person> to) =>
        new RequestEvent.Paged(RequestEvent.Systemic, Cast.At(at), step, round, to);

    public static RequestEvent PagedBy(string instance, double at, int step, int round, params ImmutableArray<Person> to) =>
        new RequestEvent.Paged(RequestEvent.Systemic, Cast.At(at), step, round, to, instance);

    public static RequestEvent ClaimantLost(double at, string instance) =>
        new RequestEvent.ClaimantLost(RequestEvent.Systemic, Cast.At(at), instance);

    public static RequestEvent Answering(double at, int attempt) => new RequestEvent.Answering(RequestEvent.Systemic, Cast.At(at), attempt);

    public static RequestEvent Telling(double at, int number, int attempt = 1, string? instance = null) =>
        new RequestEvent.Telling(RequestEvent.Systemic, Cast.At(at), number, attempt, instance);

    public static RequestEvent NobodyHere(double at) => new RequestEvent.NobodyHere(Cast.Ada.Id, Cast.At(at), Cast.Turn(Cast.Ada, at));

    public static RequestEvent Reminded(double at) => new RequestEvent.Reminded(RequestEvent.Systemic, Cast.At(at));

    public static RequestEvent Signalling(double at, int number, int attempt = 1) =>
        new RequestEvent.Signalling(RequestEvent.Systemic, Cast.At(at), number, attempt);

    public static RequestEvent Signalled(double at, int number, Signal signal, string reached, string? failed = null, double? retryAt = null) =>
        new RequestEvent.Signalled(RequestEvent.Systemic, Cast.At(at), number, signal, reached, failed, Maybe(retryAt));

    public static RequestEvent Retried(double at, Person manager, int attempt) =>
        new RequestEvent.PageRetried(RequestEvent.Systemic, Cast.At(at), manager.Id, attempt);

    public static RequestEvent Delivered(double at, Person manager, int round, string? message = null) =>
        new RequestEvent.PageDelivered(RequestEvent.Systemic, Cast.At(at), manager.Id, round, message ?? $"{manager.Id}-{round}");

    public static RequestEvent Failed(double at, Person manager, int round, double? retryAt = null, string reason = "403") =>
        new RequestEvent.PageFailed(RequestEvent.Systemic, Cast.At(at), manager.Id, round, reason, Maybe(retryAt));

    public static RequestEvent Declined(double at, Person by) => new RequestEvent.Declined(by.Id, Cast.At(at), Cast.Turn(by, at));

    public static RequestEvent Accepted(double at, Person by, int eta = 0) =>
        new RequestEvent.Accepted(by.Id, Cast.At(at), Cast.Turn(by, at), by.Name, eta);

    public static RequestEvent AcceptedLate(double at, Person by, int eta = 0) =>
        new RequestEvent.AcceptedLate(by.Id, Cast.At(at), Cast.Turn(by, at), by.Name, eta);

    public static RequestEvent Joined(double at, Person by) => new RequestEvent.Joined(by.Id, Cast.At(at), Cast.Turn(by, at), by.Name);

    public static RequestEvent AskedForSide(double at) => new RequestEvent.StatementAsked(RequestEvent.Systemic, Cast.At(at));

    public static RequestEvent HandedBack(double at, Person by) => new RequestEvent.HandedBack(by.Id, Cast.At(at), Cast.Turn(by, at));

    public static RequestEvent NotArrived(double at, Person manager) => new RequestEvent.NotArrived(RequestEvent.Systemic, Cast.At(at), manager.Id);

    public static RequestEvent Arrived(double at, Person by) => new RequestEvent.Arrived(by.Id, Cast.At(at), Cast.Turn(by, at));

    public static RequestEvent Here(double at) => new RequestEvent.Here(Cast.Ada.Id, Cast.At(at), Cast.Turn(Cast.Ada, at));

    public static RequestEvent Withdrawn(double at) => new RequestEvent.Withdrawn(Cast.Ada.Id, Cast.At(at), Cast.Turn(Cast.Ada, at));

    public static RequestEvent Unanswered(double at) => new RequestEvent.Unanswered(RequestEvent.Systemic, Cast.At(at));

    public static RequestEvent StatementGiven(double at, string text) =>
        new RequestEvent.StatementGiven(Cast.Ada.Id, Cast.At(at), Cast.Turn(Cast.Ada, at), text);

    public static RequestEvent StatementDeclined(double at) => new RequestEvent.StatementDeclined(Cast.Ada.Id, Cast.At(at), Cast.Turn(Cast.Ada, at));

    public static RequestEvent CloseHeld(double at, Person by, Closing closing, Hold why) =>
        new RequestEvent.CloseHeld(by.Id, Cast.At(at), Cast.Turn(by, at), closing, why);

    public static RequestEvent CustomerSideAdded(double at, Person by, string text) =>
        new RequestEvent.CustomerSideAdded(by.Id, Cast.At(at), Cast.Turn(by, at), text);

    public static RequestEvent CheckedIn(double at, int feltBacked) =>
        new RequestEvent.CheckedIn(Cast.Ada.Id, Cast.At(at), Cast.Turn(Cast.Ada, at), feltBacked, null);

    public static RequestEvent Closed(double at, Person by, Closing? closing = null) =>
        new RequestEvent.Closed(by.Id, Cast.At(at), Cast.Turn(by, at), closing ?? Cast.Ending);

    public static RequestEvent Lapsed(double at) => new RequestEvent.Lapsed(RequestEvent.Systemic, Cast.At(at));

    public static RequestEvent Told(double at, int number, Person person, NoticeKind notice) =>
        new RequestEvent.Told(RequestEvent.Systemic, Cast.At(at), number, person.Id, notice);

    public static RequestEvent TellFailed(double at, int number, Person person, NoticeKind notice, double? retryAt) =>
        new RequestEvent.TellFailed(RequestEvent.Systemic, Cast.At(at), number, person.Id, notice, "503", Maybe(retryAt));

    private static DateTimeOffset? Maybe(double? at) => at is { } seconds ? Cast.At(seconds) : null;
}

/// <summary>What somebody, or the watch, wants at a second.</summary>
internal static class Do
{
    public static Command Say(double at, Urgency urgency = Urgency.WordsOnly) =>
        new Command.Say(Cast.Ada.Id, Cast.At(at), Cast.Turn(Cast.Ada, at), "More", Cast.Read(urgency));

    public static Command Reconsider(double at, Urgency urgency, double of = 0) =>
        new Command.Reconsider(Cast.At(at), Cast.Turn(Cast.Ada, of), Cast.Read(urgency));

    public static Command AskForPage(double at, Person? by = null) => new Command.AskForPage(Who(by), Cast.At(at), Cast.Turn(by ?? Cast.Ada, at));

    public static Command Worsen(double at, Person? by = null) => new Command.Worsen(Who(by), Cast.At(at), Cast.Turn(by ?? Cast.Ada, at));

    public static Command AskForMoreLines(double at) => new Command.AskForMoreLines(Cast.Ada.Id, Cast.At(at), Cast.Turn(Cast.Ada, at), "one two");

    public static Command ChooseLanguage(double at, string language, Person? by = null) =>
        new Command.ChooseLanguage((by ?? Cast.Ada).Id, Cast.At(at), Cast.Turn(by ?? Cast.Ada, at), language);

    public static Command MarkHelpful(double at, string line, Person? by = null) =>
        new Command.MarkHelpful((by ?? Cast.Ada).Id, Cast.At(at), Cast.Turn(by ?? Cast.Ada, at), line, "Please stop");

    public static Command Withdraw(double at, Person? by = null) => new Command.Withdraw(Who(by), Cast.At(at), Cast.Turn(by ?? Cast.Ada, at));

    public static Command SayHere(double at, Person? by = null) => new Command.SayHere(Who(by), Cast.At(at), Cast.Turn(by ?? Cast.Ada, at));

    public static Command GiveStatement(double at, string text, Person? by = null) =>
        new Command.GiveStatement(Who(by), Cast.At(at), Cast.Turn(by ?? Cast.Ada, at), text);

    public static Command CheckIn(double at, int feltBacked, Person? by = null) =>
        new Command.CheckIn(Who(by), Cast.At(at), Cast.Turn(by ?? Cast.Ada, at), feltBacked, null);

    public static Command Accept(double at, Person by, int eta = 0) => new Command.Accept(by.Id, Cast.At(at), Cast.Turn(by, at), by.Name, eta);

    public static Command Join(double at, Person by) => new Command.Join(by.Id, Cast.At(at), Cast.Turn(by, at), by.Name);

    public static Command SayAlone(double at, Person? by = null) => new Command.SayAlone(Who(by), Cast.At(at), Cast.Turn(by ?? Cast.Ada, at));

    public static Command ClaimAnswer(double at, int attempt) => new Command.ClaimAnswer(Cast.At(at), attempt);

    public static Command ClaimTell(double at, int number, int attempt) => new Command.ClaimTell(Cast.At(at), number, attempt);

    public static Command DropClaims(double at, string instance) => new Command.DropClaims(Cast.At(at), instance);

    public static Command Remind(double at) => new Command.Remind(Cast.At(at));

    public static Command Decline(double at, Person by) => new Command.Decline(by.Id, Cast.At(at), Cast.Turn(by, at));

    public static Command SayArrived(double at, Person by) => new Command.SayArrived(by.Id, Cast.At(at), Cast.Turn(by, at));

    public static Command Close(double at, Person by, string customerSide = "Waited long, was short with her") =>
        new Command.Close(by.Id, Cast.At(at), Cast.Turn(by, at), Cast.Ending with { CustomerSide = customerSide });

    public static Command Close(double at, Person by, Closing closing, bool confirmed = false, bool? later = null) =>
        new Command.Close(by.Id, Cast.At(at), Cast.Turn(by, at), closing) { Confirmed = confirmed, StatementLater = later };

    public static Command TakeBack(double at, Person by) => new Command.Close(by.Id, Cast.At(at), Cast.Turn(by, at), Cast.Ending) { Back = true };

    public static Command AddCustomerSide(double at, Person by, string text) => new Command.AddCustomerSide(by.Id, Cast.At(at), Cast.Turn(by, at), text);

    public static Command DeclineStatement(double at, Person? by = null) =>
        new Command.DeclineStatement(Who(by), Cast.At(at), Cast.Turn(by ?? Cast.Ada, at));

    public static Command RecordAnswer(double at, string card = "card") => new Command.RecordAnswer(Cast.At(at), card, at);

    public static Command RecordAnswerFailure(double at, double? retryAt) => new Command.RecordAnswerFailure(Cast.At(at), "503", Maybe(retryAt));

    public static Command ClaimPages(double at, int step, int round, params ImmutableArray<Person> people) =>
        new Command.ClaimPages(Cast.At(at), step, round, people);

    public static Command ClaimRetry(double at, Person manager, int attempt) => new Command.ClaimRetry(Cast.At(at), manager.Id, attempt);

    public static Command RecordDelivery(double at, Person manager, int round, string? message = null) =>
        new Command.RecordDelivery(Cast.At(at), manager.Id, round, message ?? $"{manager.Id}-{round}");

    public static Command RecordFailure(double at, Person manager, int round, double? retryAt = null) =>
        new Command.RecordFailure(Cast.At(at), manager.Id, round, "403", Maybe(retryAt));

    public static Command RecordTold(double at, int number) => new Command.RecordTold(Cast.At(at), number);

    public static Command RecordTellFailure(double at, int number, double? retryAt) =>
        new Command.RecordTellFailure(Cast.At(at), number, "503", Maybe(retryAt));

    public static Command DeclareUnanswered(double at) => new Command.DeclareUnanswered(Cast.At(at));

    public static Command DeclareNotArrived(double at) => new Command.DeclareNotArrived(Cast.At(at));

    public static Command Lapse(double at) => new Command.Lapse(Cast.At(at));

    private static PersonId Who(Person? by) => (by ?? Cast.Ada).Id;

    private static DateTimeOffset? Maybe(double? at) => at is { } seconds ? Cast.At(seconds) : null;
}
