using System.Collections.Immutable;

namespace ManagerBackup.Bot.Backup;

/// <summary>What a person, or the watch, wants of a request.</summary>
internal abstract partial record Command(PersonId By, DateTimeOffset Now)
{
    /// <param name="Turn">The activity that asked for it, so that a copy of it changes nothing.</param>
    internal abstract record ByPerson(PersonId By, DateTimeOffset Now, string Turn) : Command(By, Now);

    internal sealed record Open(
        PersonId By, DateTimeOffset Now, string Turn, string Name, SiteId Site, string Words, Understanding Read, PagingPlan Plan) : ByPerson(By, Now, Turn)
    {
        public bool Practice { get; init; }

        /// <summary>The process that is answering.</summary>
        public string? Instance { get; init; }
    }

    internal sealed record Say(PersonId By, DateTimeOffset Now, string Turn, string Words, Understanding Read) : ByPerson(By, Now, Turn);

    internal sealed record AskForPage(PersonId By, DateTimeOffset Now, string Turn) : ByPerson(By, Now, Turn);

    internal sealed record Worsen(PersonId By, DateTimeOffset Now, string Turn) : ByPerson(By, Now, Turn);

    /// <param name="Shown">Ids of the lines that the employee has seen by now, separated by blanks.</param>
    internal sealed record AskForMoreLines(PersonId By, DateTimeOffset Now, string Turn, string Shown) : ByPerson(By, Now, Turn);

    internal sealed record ChooseLanguage(PersonId By, DateTimeOffset Now, string Turn, string Language) : ByPerson(By, Now, Turn);

    internal sealed record MarkHelpful(PersonId By, DateTimeOffset Now, string Turn, string Line, string Text) : ByPerson(By, Now, Turn);

    internal sealed record Withdraw(PersonId By, DateTimeOffset Now, string Turn) : ByPerson(By, Now, Turn);

    internal sealed record SayHere(PersonId By, DateTimeOffset Now, string Turn) : ByPerson(By, Now, Turn);

    internal sealed record SayAlone(PersonId By, DateTimeOffset Now, string Turn) : ByPerson(By, Now, Turn);

    /// <param name="Codes">What was tapped, separated by blanks; its words are in the text.</param>
    internal sealed record GiveStatement(PersonId By, DateTimeOffset Now, string Turn, string Text, string? Codes = null) : ByPerson(By, Now, Turn);

    internal sealed record DeclineStatement(PersonId By, DateTimeOffset Now, string Turn) : ByPerson(By, Now, Turn);

    internal sealed record CheckIn(PersonId By, DateTimeOffset Now, string Turn, int? FeltBacked, string? Text) : ByPerson(By, Now, Turn)
    {
        public int? Mood { get; init; }

        /// <summary>Only with the employee's consent; the text is then what they want to be told.</summary>
        public TalkWish? Wish { get; init; }
    }

    /// <summary>Whether this person may is decided before.</summary>
    /// <param name="Name">Null when nobody knows it.</param>
    internal sealed record AddNote(PersonId By, DateTimeOffset Now, string Turn, string? Name, string Text) : ByPerson(By, Now, Turn);

    /// <summary>Whether this person may take it is decided before: the roster knows.</summary>
    internal sealed record Accept(PersonId By, DateTimeOffset Now, string Turn, string Name, int EtaMinutes) : ByPerson(By, Now, Turn);

    /// <summary>Come along with who has it; to take it, where nobody has it any more.</summary>
    internal sealed record Join(PersonId By, DateTimeOffset Now, string Turn, string Name) : ByPerson(By, Now, Turn);

    internal sealed record Decline(PersonId By, DateTimeOffset Now, string Turn) : ByPerson(By, Now, Turn);

    internal sealed record SayArrived(PersonId By, DateTimeOffset Now, string Turn) : ByPerson(By, Now, Turn);

    internal sealed record Close(PersonId By, DateTimeOffset Now, string Turn, Closing Closing) : ByPerson(By, Now, Turn)
    {
        /// <summary>A grave decision was looked at once more.</summary>
        public bool Confirmed { get; init; }

        /// <summary>Not so after all: back to the form.</summary>
        public bool Back { get; init; }

        /// <summary>Whether the employee's side may come later; null where the form did not ask.</summary>
        public bool? StatementLater { get; init; }

        /// <summary>What is promised for afterwards, as the settings and the shifts are now.</summary>
        public AftercarePlan? After { get; init; }
    }

    internal sealed record AddCustomerSide(PersonId By, DateTimeOffset Now, string Turn, string Text) : ByPerson(By, Now, Turn);

    /// <summary>Takes words out of the log; who may is decided before.</summary>
    /// <param name="Person">Whose words and name; null with <see cref="Erasure.Words"/>.</param>
    internal sealed record Erase(PersonId By, DateTimeOffset Now, Erasure What, PersonId? Person = null) : Command(By, Now);

    /// <param name="Turn">Of the words that were read once more.</param>
    internal sealed record Reconsider(DateTimeOffset Now, string Turn, Understanding Read) : Command(RequestEvent.Systemic, Now);

    internal sealed record RecordAnswer(DateTimeOffset Now, string Message, double Seconds) : Command(RequestEvent.Systemic, Now);

    internal sealed record RecordAnswerFailure(DateTimeOffset Now, string Reason, DateTimeOffset? RetryAt) : Command(RequestEvent.Systemic, Now);

    /// <param name="People">Whom the roster found for this step just now; those who can't or won't come are left out by the decision.</param>
    internal sealed record ClaimPages(DateTimeOffset Now, int Step, int Round, ImmutableArray<Person> People) : Command(RequestEvent.Systemic, Now)
    {
        /// <summary>The urgency these people were looked up for; when it has risen since, they are not the right ones any more.</summary>
        public Urgency? For { get; init; }

        public string? Instance { get; init; }
    }

    internal sealed record ClaimRetry(DateTimeOffset Now, PersonId Manager, int Attempt, string? Instance = null) : Command(RequestEvent.Systemic, Now);

    internal sealed record ClaimAnswer(DateTimeOffset Now, int Attempt, string? Instance = null) : Command(RequestEvent.Systemic, Now);

    internal sealed record ClaimTell(DateTimeOffset Now, int Number, int Attempt, string? Instance = null) : Command(RequestEvent.Systemic, Now);

    internal sealed record ClaimSignal(DateTimeOffset Now, int Number, int Attempt, string? Instance = null) : Command(RequestEvent.Systemic, Now);

    /// <param name="Instance">The process that is gone.</param>
    internal sealed record DropClaims(DateTimeOffset Now, string Instance) : Command(RequestEvent.Systemic, Now);

    internal sealed record RecordDelivery(DateTimeOffset Now, PersonId Manager, int Round, string Message) : Command(RequestEvent.Systemic, Now);

    internal sealed record RecordFailure(DateTimeOffset Now, PersonId Manager, int Round, string Reason, DateTimeOffset? RetryAt)
        : Command(RequestEvent.Systemic, Now);

    internal sealed record RecordTold(DateTimeOffset Now, int Number) : Command(RequestEvent.Systemic, Now);

    internal sealed record RecordTellFailure(DateTimeOffset Now, int Number, string Reason, DateTimeOffset? RetryAt) : Command(RequestEvent.Systemic, Now);

    /// <param name="Reached">Hosts, separated by blanks.</param>
    internal sealed record RecordSignal(DateTimeOffset Now, int Number, string Reached, string? Failed, DateTimeOffset? RetryAt)
        : Command(RequestEvent.Systemic, Now);

    internal sealed record DeclareUnanswered(DateTimeOffset Now) : Command(RequestEvent.Systemic, Now);

    internal sealed record DeclareNotArrived(DateTimeOffset Now) : Command(RequestEvent.Systemic, Now);

    internal sealed record Remind(DateTimeOffset Now) : Command(RequestEvent.Systemic, Now);

    internal sealed record Lapse(DateTimeOffset Now) : Command(RequestEvent.Systemic, Now)
    {
        /// <inheritdoc cref="Close.After"/>
        public AftercarePlan? After { get; init; }
    }
}

/// <summary>What a command comes to: new events, or why not; neither when it is already so.</summary>
internal sealed record Decision(ImmutableArray<RequestEvent> Events, Refusal? Refusal)
{
    public static readonly Decision AlreadySo = new([], null);

    public static Decision Of(params ImmutableArray<RequestEvent> events) => new(events, null);

    public static implicit operator Decision(Refusal refusal) => new([], refusal);
}

/// <summary>Why a command changes nothing; ordinary, and told to whoever asked.</summary>
internal abstract record Refusal
{
    private Refusal()
    {
    }

    internal sealed record TakenBy(Person Manager, DateTimeOffset Since) : Refusal;

    internal sealed record WithdrawnAlready(DateTimeOffset At) : Refusal;

    internal sealed record ClosedAlready(DateTimeOffset At) : Refusal;

    /// <summary>Only who opened it may do that.</summary>
    internal sealed record NotYourRequest : Refusal;

    /// <summary>Nobody backs themselves: a manager's own request needs another manager.</summary>
    internal sealed record OwnRequest : Refusal;

    /// <summary>Only who accepted may do that, and nobody has.</summary>
    internal sealed record NobodyAcceptedYet : Refusal;

    internal sealed record CustomerSideMissing : Refusal;

    /// <summary>The employee has neither told their side nor declined to, and the manager has not said that it may come later.</summary>
    internal sealed record StatementMissing(Person Employee) : Refusal;

    internal sealed record NothingSaid : Refusal;

    /// <summary>A check-in is asked for once it is over.</summary>
    internal sealed record NotOverYet : Refusal;
}
