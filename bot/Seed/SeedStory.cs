using System.Collections.Immutable;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Conversations;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Seed;

/// <summary>
/// One takeover, from the first words to the last: people decide by the dice, and what comes of it, the product's own decider and
/// schedule say. Time is made up, and moves to whatever comes next.
/// </summary>
internal sealed class SeedStory
{
    private const string Instance = "seed";

    private readonly SeedSite site;
    private readonly SeedPeople people;
    private readonly PriorityQueue<Func<BackupRequest, Command?>, (DateTimeOffset At, int Order)> intents = new();
    private readonly List<RequestEvent> events = [];
    private readonly Random dice;
    private DateTimeOffset now;
    private int turns;

    /// <param name="end">Nothing is written that comes after it.</param>
    private SeedStory(RequestId id, SeedSite site, SeedWords words, Random dice, DateTimeOffset end)
    {
        (Id, this.site, this.dice, End) = (id, site, dice, end);
        people = new(site, words, dice);
    }

    public RequestId Id { get; }

    public DateTimeOffset End { get; }

    public BackupRequest State { get; private set; } = null!; // the opening comes before anything else

    public IReadOnlyList<RequestEvent> Events => events;

    /// <summary>When something is due of it after the end; null for never.</summary>
    public DateTimeOffset? DueNext => Schedule.Due(State).Select(item => (DateTimeOffset?)item.At).Min();

    /// <summary>A story that is over by the end: what is not, the employee withdrew soon.</summary>
    public static SeedStory Tell(SeedSite site, SeedWords words, int employee, DateTimeOffset openedAt, DateTimeOffset end, Func<Random> dice)
    {
        var told = Play(site, words, employee, openedAt, end, dice(), isBrief: false);
        return told.State.IsOver ? told : Play(site, words, employee, openedAt < end - SeedPeople.Brief ? openedAt : end - SeedPeople.Brief, end, dice(), isBrief: true);
    }

    private static SeedStory Play(SeedSite site, SeedWords words, int employee, DateTimeOffset openedAt, DateTimeOffset end, Random dice, bool isBrief)
    {
        Span<byte> random = stackalloc byte[8];
        dice.NextBytes(random);
        var story = new SeedStory(RequestId.New(openedAt, site.Site.Id, random), site, words, dice, end) { now = openedAt };
        story.Append(null, story.people.Opening(employee, openedAt, story.NextTurn(), isBrief) with { Plan = Openings.PlanOf(site.Site), Instance = Instance });
        story.Run();
        return story;
    }

    private void Run()
    {
        while (true)
        {
            var due = Schedule.Due(State).MinBy(item => item.At);
            var dueAt = due is null ? DateTimeOffset.MaxValue : due.At > now ? due.At : now;
            if (intents.TryPeek(out _, out var next) && next.At <= dueAt && next.At <= End)
            {
                now = next.At > now ? next.At : now;
                if (intents.Dequeue()(State) is { } wish)
                {
                    Append(State, wish);
                }
            }
            else if (due is not null && dueAt <= End)
            {
                now = dueAt;
                Append(State, CommandFor(due));
            }
            else
            {
                return;
            }
        }
    }

    private void Append(BackupRequest? before, Command command)
    {
        var happened = Decider.Decide(before, command).Events;
        foreach (var one in happened)
        {
            State = History.Evolve(State, one);
            events.Add(one);
        }

        foreach (var one in happened)
        {
            foreach (var (after, intent) in people.After(one, State, NextTurn))
            {
                intents.Enqueue(state => intent(state, now), (now + after, intents.Count + events.Count));
            }
        }
    }

    // What the watch does of what is due; what it can't do here must not be left to the first process that finds it overdue.
    private Command CommandFor(DueItem item) => item switch
    {
        DueItem.TakeStep take => Claim(take.Step, take.Step),
        DueItem.PageAgain again => Claim(0, again.Step),
        DueItem.RetryPage retry => new Command.ClaimRetry(now, retry.Manager, retry.Attempt, Instance),
        DueItem.SendAnswer answer => new Command.ClaimAnswer(now, answer.Attempt, Instance),
        DueItem.Tell tell => new Command.ClaimTell(now, tell.Notice.Number, tell.Attempt, Instance),
        DueItem.Ring ring => new Command.ClaimSignal(now, ring.Signal.Number, ring.Attempt, Instance),
        DueItem.RemindToClose => new Command.Remind(now),
        DueItem.BecomeUnanswered => new Command.DeclareUnanswered(now),
        DueItem.MissArrival => new Command.DeclareNotArrived(now),
        DueItem.Lapse => new Command.Lapse(now) { After = AftercareTimes.Of(site.Site, State.Employee.Id, now, null) },
        DueItem.AskCheckIn ask => new Command.AskCheckIn(now, ask.Number),
        DueItem.RemindFollowUp => new Command.RemindFollowUp(now),
        _ => throw new InvalidOperationException($"The seed does not do {item.GetType().Name}"),
    };

    private Command.ClaimPages Claim(int from, int step)
    {
        var asked = State.Read.Urgency == Urgency.Everyone
            ? Rota.Everyone(site.Site)
            : site.Site.Escalation.Take(step + 1).Skip(from).SelectMany(taken => Rota.Resolve(site.Site, taken.Page, now, Known.Nothing)).DistinctBy(one => one.Id);
        return new(now, step, State.Round + 1, [.. asked]) { For = State.Read.Urgency, Instance = Instance };
    }

    private string NextTurn() => $"seed:{Id}:{++turns}";
}
