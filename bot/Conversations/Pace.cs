namespace ManagerBackup.Bot.Conversations;

/// <summary>
/// How much everybody has sent lately. Everything is forgotten after a while, and at once when there are more people than any
/// company has: then all begin anew.
/// </summary>
internal sealed class Pace(PaceLimits limits, TimeProvider time)
{
    /// <summary>The same page passes again after this, however much somebody sends.</summary>
    public static readonly TimeSpan SamePage = TimeSpan.FromSeconds(2);

    /// <summary>How often somebody over their limit is told so.</summary>
    public static readonly TimeSpan SameAnswer = TimeSpan.FromSeconds(10);

    public const int MostPeople = 20_000;
    private const int EssentialPerMinute = 60;

    private readonly Lock gate = new(); // Held for a look-up only.
    private readonly Dictionary<string, Sender> people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Bucket> tenants = new(StringComparer.Ordinal);

    public int Remembered
    {
        get
        {
            lock (gate)
                return people.Count + tenants.Count;
        }
    }

    /// <returns>Whose limit is reached; null for nobody's.</returns>
    public string? Take(string person, string tenant)
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            // Both pay: a flood that is held back still says how much one person sends.
            var ofPerson = SenderOf(person).All.TryTake(limits.PersonPerMinute, now, time);
            var ofTenant = TenantOf(tenant).TryTake(limits.TenantPerMinute, now, time);
            return !ofPerson ? "person" : !ofTenant ? "tenant" : null;
        }
    }

    /// <summary>For the tab, which asks every few seconds for as long as it is open: a limit of its own, and none of the tenant's.</summary>
    public bool TakeFromTab(string person)
    {
        lock (gate)
            return SenderOf(person).Tab.TryTake(limits.PersonPerMinute, time.GetTimestamp(), time);
    }

    /// <summary>For what must not wait behind the rest, such as accepting: a limit of its own.</summary>
    public bool TakeEssential(string person)
    {
        lock (gate)
            return SenderOf(person).Essential.TryTake(EssentialPerMinute, time.GetTimestamp(), time);
    }

    /// <summary>Whether a page of this rank is more than a repetition of one that passed a moment ago.</summary>
    public bool TakePage(string person, int rank)
    {
        lock (gate)
        {
            var sender = SenderOf(person);
            var isSame = sender.Paged is { } last && last.Rank >= rank && time.GetElapsedTime(last.At) < SamePage;
            if (!isSame)
                sender.Paged = (rank, time.GetTimestamp());
            return !isSame;
        }
    }

    /// <summary>It did not come to anything, or was called off: the next one is no repetition.</summary>
    public void ForgetPage(string person)
    {
        lock (gate)
            SenderOf(person).Paged = null;
    }

    public bool TakeAnswer(string person)
    {
        lock (gate)
        {
            var sender = SenderOf(person);
            if (sender.ToldAt is { } told && time.GetElapsedTime(told) < SameAnswer)
                return false;

            sender.ToldAt = time.GetTimestamp();
            return true;
        }
    }

    private Sender SenderOf(string person)
    {
        if (people.TryGetValue(person, out var sender))
            return sender;
        if (people.Count >= MostPeople)
            Forget();
        return people[person] = new();
    }

    private Bucket TenantOf(string tenant)
    {
        if (tenants.TryGetValue(tenant, out var bucket))
            return bucket;
        if (tenants.Count >= MostPeople)
            tenants.Clear();
        return tenants[tenant] = new();
    }

    private void Forget()
    {
        var now = time.GetTimestamp();
        foreach (var (person, sender) in people)
        {
            if (sender.All.IsFull(limits.PersonPerMinute, now, time))
                people.Remove(person);
        }

        if (people.Count >= MostPeople)
            people.Clear();
    }

    private sealed class Sender
    {
        public Bucket All { get; } = new();

        public Bucket Essential { get; } = new();

        public Bucket Tab { get; } = new();

        public (int Rank, long At)? Paged { get; set; }

        public long? ToldAt { get; set; }
    }

    /// <summary>Holds a minute's worth and fills as time goes by.</summary>
    private sealed class Bucket
    {
        private double spent;
        private long at;

        public bool TryTake(int perMinute, long now, TimeProvider time)
        {
            Fill(perMinute, now, time);
            if (spent + 1 > perMinute)
                return false;

            spent++;
            return true;
        }

        public bool IsFull(int perMinute, long now, TimeProvider time)
        {
            Fill(perMinute, now, time);
            return spent == 0;
        }

        private void Fill(int perMinute, long now, TimeProvider time)
        {
            spent = Math.Max(0, spent - (time.GetElapsedTime(at, now).TotalMinutes * perMinute));
            at = now;
        }
    }
}
