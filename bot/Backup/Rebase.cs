using System.Collections.Immutable;
using static ManagerBackup.Bot.Backup.RequestEvent;

namespace ManagerBackup.Bot.Backup;

/// <summary>
/// What a process decided by itself while storage was away, brought onto what the log says by now. What happened in the world
/// (a page left, somebody spoke) stays as it is; a decision is decided again, and one that lost becomes what is true. Whatever
/// the log has already adds nothing, so doing it twice is doing it once.
/// </summary>
internal static class Rebase
{
    /// <param name="logged">Every event of the request as the log has it; or of another request, which takes this one in.</param>
    /// <param name="known">What the process had read of the log before storage went away.</param>
    /// <param name="local">What it added by itself.</param>
    /// <returns>What is to be appended.</returns>
    public static ImmutableArray<RequestEvent> Onto(
        IReadOnlyList<RequestEvent> logged, IReadOnlyList<RequestEvent> known, IReadOnlyList<RequestEvent> local)
    {
        var inLog = logged.Select(TraceOf).ToHashSet();
        var own = known.Concat(local).Select(TraceOf).ToHashSet();

        // They are brought over in order: what stands before one that the log has was brought over, or left out, before. Only what no other
        // process can have done as well tells: two may find the same thing due in the same moment.
        var done = local.Count;
        while (done > 0 && !(IsOnlyOurs(local[done - 1]) && inLog.Contains(TraceOf(local[done - 1]))))
        {
            done--;
        }

        bool IsNew(int index) => index >= done && local[index] is not Erased && !inLog.Contains(TraceOf(local[index]));
        return inLog.IsSubsetOf(own)
            ? [.. local.Where((_, index) => IsNew(index))]
            : Merge(logged, History.Fold(known), local, IsNew);
    }

    /// <summary>Words that ask for a page, added here to a request that was over already: they are no part of it, and open the next one.</summary>
    public static bool IsCallOfItsOwn(BackupRequest s, Said said) =>
        said.At > s.OverAt && said.Read.Urgency != Urgency.WordsOnly && !s.Turns.Contains(said.Turn);

    /// <summary>
    /// Words that ask for a page and that the log took into a request which had ended here before they were said: they are in it, and
    /// nobody comes for them.
    /// </summary>
    /// <param name="merged">The request with what was brought onto it.</param>
    /// <param name="local">What was brought.</param>
    public static IEnumerable<Said> CalledAfterTheEnd(IReadOnlyList<RequestEvent> merged, IReadOnlyList<RequestEvent> local) =>
        local.FirstOrDefault(happened => happened is Closed or Withdrawn) is { } end && merged.Contains(end)
            ? merged.TakeWhile(happened => happened != end).OfType<Said>().Where(said => said.At > end.At && said.Read.Urgency != Urgency.WordsOnly && !local.Contains(said))
            : [];

    private static bool IsOnlyOurs(RequestEvent happened) =>
        happened is ByTurn or PageDelivered or Paged { Instance: not null } or PageRetried { Instance: not null } or Answering { Instance: not null }
            or Telling { Instance: not null } or Signalling { Instance: not null };

    private static ImmutableArray<RequestEvent> Merge(
        IReadOnlyList<RequestEvent> logged, BackupRequest? mine, IReadOnlyList<RequestEvent> local, Func<int, bool> isNew)
    {
        var added = ImmutableArray.CreateBuilder<RequestEvent>();
        var state = History.Fold(logged) ?? throw new InvalidOperationException("Nothing to bring events onto");
        var turns = state.Turns;
        for (var i = 0; i < local.Count; i++)
        {
            // The channel may have brought one activity to us and to another instance.
            var counted = local[i] is ByTurn { Turn: var turn } && turns.Contains(turn);
            foreach (var one in isNew(i) && !counted ? Now(state, mine, local[i]) : [])
            {
                added.Add(one);
                state = History.Evolve(state, one);
            }

            mine = History.Evolve(mine, local[i]);
        }

        return added.DrainToImmutable();
    }

    private static ImmutableArray<RequestEvent> Now(BackupRequest s, BackupRequest? mine, RequestEvent happened) => happened switch
    {
        // Words that come too late for a request are still somebody's words.
        Requested e => Heard(s, new Said(e.By, e.At, e.Turn, e.Words, e.Read)),
        Said e => IsCallOfItsOwn(s, e) ? [] : Heard(s, e),
        StatementGiven or CustomerSideAdded or Noted => [happened],
        StatementDeclined e => Again(s, new Command.DeclineStatement(e.By, e.At, e.Turn)),
        CheckedIn { Text: { Length: > 0 } text } e when !s.IsOver => [new StatementGiven(e.By, e.At, e.Turn, text)],
        CheckedIn e => Again(s, new Command.CheckIn(e.By, e.At, e.Turn, e.FeltBacked, e.Text)),
        AftercarePlanned or CheckInAsked or MoodTold or TalkWished or CheckInsStopped or FollowUpReminded or FollowedUp => AfterTheEnd.Rebased(s, happened),

        PageAsked e => Again(s, new Command.AskForPage(e.By, e.At, e.Turn)),
        Worsened e => Again(s, new Command.Worsen(e.By, e.At, e.Turn)),
        MoreLinesAsked e => Again(s, new Command.AskForMoreLines(e.By, e.At, e.Turn, e.Shown ?? "")),
        LanguageChosen e => Again(s, new Command.ChooseLanguage(e.By, e.At, e.Turn, e.Language)),
        LineHelped e => Again(s, new Command.MarkHelpful(e.By, e.At, e.Turn, e.Line, e.Text)),
        NobodyHere e => Again(s, new Command.SayAlone(e.By, e.At, e.Turn)),
        Here e => Again(s, new Command.SayHere(e.By, e.At, e.Turn)),
        // What was said after it, to another process, is a call of its own: CalledAfterTheEnd.
        Withdrawn e => s is { IsOver: false, Phase: not Phase.TakenOver } && s.LastWordsAt > e.At ? [e] : Again(s, new Command.Withdraw(e.By, e.At, e.Turn)),
        Reconsidered e => Again(s, new Command.Reconsider(e.At, e.Turn, e.Read)),

        Accepted e => Taken(s, e, e.Name, e.EtaMinutes),
        AcceptedLate e => Taken(s, e, e.Name, e.EtaMinutes),
        Joined e => s.Holder?.Manager.Id == e.By ? [] : [e],
        Declined e when s.Holder?.Manager.Id == e.By => [],
        Declined e => Again(s, new Command.Decline(e.By, e.At, e.Turn)),
        HandedBack e => s.Holder?.Manager.Id == e.By ? Again(s, new Command.Decline(e.By, e.At, e.Turn)) : [],
        Arrived e => Again(s, new Command.SayArrived(e.By, e.At, e.Turn)),
        // Whoever closed it was there and heard the customer; that another had accepted meanwhile makes it no less over.
        Closed e => s.IsOver ? [] : [e],
        CloseHeld e => !s.IsOver && s.Holder?.Manager.Id == e.By ? [e] : [],

        StatementAsked => s.StatementAsked || s.IsOver ? [] : [happened],
        NotArrived e => s is { Phase: Phase.Accepted, Holder: { ArrivedAt: null } holder } && holder.Manager.Id == e.Manager ? [e] : [],
        Unanswered => s.IsPaging ? [happened] : [],
        Reminded => s is { IsOver: false, Holder: not null } ? [happened] : [],
        Lapsed => s is { IsOver: false, Holder: null, IsPaging: false } ? [happened] : [],

        // A claim must not pass for one that was asked for after it: then it is the deliveries that tell of the pages.
        Paged e => s.OwesEveryone && mine?.Read.Urgency != Urgency.Everyone || s.HurrySince > e.At ? [] : [e],
        // Nobody erases without storage.
        Erased => [],
        PageRetried or PageFailed or Answering or AnswerFailed or ClaimantLost => [happened],
        PageDelivered e => s.Messages.Exists(page => page.Message == e.Message) ? [] : [e],
        Answered e => s.Answers.Contains(e.Message) ? [] : [e],

        // A try to say what the log does not owe is of no use to anybody; that it was said, or rung, is a fact.
        Telling e => NumberOf(s, mine, e.Number) is > 0 and var number ? [e with { Number = number }] : [],
        TellFailed e => NumberOf(s, mine, e.Number) is > 0 and var number ? [e with { Number = number }] : [],
        Told e => [e with { Number = NumberOf(s, mine, e.Number) }],
        Signalling e => SignalOf(s, mine, e.Number) is > 0 and var number ? [e with { Number = number }] : [],
        Signalled e => [e with { Number = SignalOf(s, mine, e.Number) }],
        _ => throw new InvalidOperationException($"Nobody has said what becomes of {happened.GetType().Name}"),
    };

    private static ImmutableArray<RequestEvent> Heard(BackupRequest s, Said said) =>
        !s.IsOver ? [said]
        : string.IsNullOrWhiteSpace(said.Words) ? []
        : [new StatementGiven(said.By, said.At, said.Turn, said.Words)];

    private static ImmutableArray<RequestEvent> Taken(BackupRequest s, ByTurn e, string name, int etaMinutes) => s.Holder switch
    {
        { } holder when holder.Manager.Id == e.By => [],
        null when !s.IsOver => Again(s, new Command.Accept(e.By, e.At, e.Turn, name, etaMinutes)),
        _ => [new Joined(e.By, e.At, e.Turn, name)],
    };

    // Several events of one turn (accepted, arrived) are brought over one by one: to each of them the turn is new.
    private static ImmutableArray<RequestEvent> Again(BackupRequest s, Command command) =>
        Decider.Decide(command is Command.ByPerson { Turn: var turn } ? s with { Turns = s.Turns.Remove(turn) } : s, command).Events;

    // The log has numbered its notices by itself. One that it does not owe gets a number that none has: it was told all the same.
    private static int NumberOf(BackupRequest s, BackupRequest? mine, int number) =>
        mine?.ToTell.Find(notice => notice.Number == number) is { } told
            ? s.ToTell.Find(notice => notice.To == told.To && notice.Kind == told.Kind && notice.At == told.At)?.Number ?? 0
            : 0;

    private static int SignalOf(BackupRequest s, BackupRequest? mine, int number) =>
        mine?.ToSignal.Find(signal => signal.Number == number) is { } rung
            ? s.ToSignal.Find(signal => signal.Kind == rung.Kind && signal.At == rung.At)?.Number ?? 0
            : 0;

    /// <summary>What of an event stays the same when it is brought over, by which it is known again.</summary>
    private static (RequestEvent Event, string Whom) TraceOf(RequestEvent happened) => happened switch
    {
        Requested e => (new StatementGiven(e.By, e.At, e.Turn, e.Words), ""),
        Said e => (new StatementGiven(e.By, e.At, e.Turn, e.Words), ""),
        CheckedIn { Text: { Length: > 0 } text } e => (new StatementGiven(e.By, e.At, e.Turn, text), ""),
        Accepted e => (new Joined(e.By, e.At, e.Turn, e.Name), ""),
        AcceptedLate e => (new Joined(e.By, e.At, e.Turn, e.Name), ""),
        Paged e => (e with { To = [] }, string.Join(' ', e.To.Select(person => person.Id))),
        Telling e => (e with { Number = 0 }, ""),
        Told e => (e with { Number = 0 }, ""),
        TellFailed e => (e with { Number = 0 }, ""),
        Signalling e => (e with { Number = 0 }, ""),
        Signalled e => (e with { Number = 0 }, ""),
        _ => (happened, ""),
    };
}
