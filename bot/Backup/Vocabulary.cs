using System.Text;

namespace ManagerBackup.Bot.Backup;

/// <summary>A person's Entra object id.</summary>
internal readonly record struct PersonId(string Value)
{
    public static Comparer<PersonId> Order { get; } = Comparer<PersonId>.Create(static (one, other) => string.CompareOrdinal(one.Value, other.Value));

    public override string ToString() => Value;
}

/// <summary>A site's key in the configuration, such as <c>demo</c>.</summary>
internal readonly record struct SiteId(string Value)
{
    public override string ToString() => Value;
}

internal sealed record Person(PersonId Id, string Name);

/// <summary>
/// A request's id: a UUID v7 (RFC 9562), so ids sort by the moment of opening, with 16 bits that name the site, so that
/// an id alone leads to the site's partition without an index.
/// </summary>
internal readonly record struct RequestId(Guid Value)
{
    public static RequestId New(DateTimeOffset openedAt, SiteId site)
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(openedAt).TryWriteBytes(bytes, bigEndian: true, out _);
        return Of(bytes, site);
    }

    /// <param name="random">Eight bytes: the same ones make the same id.</param>
    public static RequestId New(DateTimeOffset openedAt, SiteId site, ReadOnlySpan<byte> random)
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(openedAt).TryWriteBytes(bytes, bigEndian: true, out _);
        random[..8].CopyTo(bytes[6..]);
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return Of(bytes, site);
    }

    public static bool TryParse(string? text, out RequestId id)
    {
        var ok = Guid.TryParseExact(text, "D", out var value) && value.Version == 7;
        id = new(value);
        return ok;
    }

    /// <summary>The moment of opening, to the millisecond, as the id itself tells it.</summary>
    public DateTimeOffset OpenedAt
    {
        get
        {
            Span<byte> bytes = stackalloc byte[16];
            Value.TryWriteBytes(bytes, bigEndian: true, out _);
            long milliseconds = 0;
            for (var i = 0; i < 6; i++)
            {
                milliseconds = (milliseconds << 8) | bytes[i];
            }

            // 48 bits reach past the last moment .NET can hold; a made-up id must not throw.
            var latest = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
            return DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(milliseconds, latest));
        }
    }

    public bool MayBelongTo(SiteId site)
    {
        Span<byte> bytes = stackalloc byte[16];
        Value.TryWriteBytes(bytes, bigEndian: true, out _);
        return ((bytes[14] << 8) | bytes[15]) == TagOf(site);
    }

    public override string ToString() => Value.ToString("D");

    private static RequestId Of(Span<byte> bytes, SiteId site)
    {
        var tag = TagOf(site);
        bytes[14] = (byte)(tag >> 8);
        bytes[15] = (byte)tag;
        return new(new Guid(bytes, bigEndian: true));
    }

    // FNV-1a, folded to 16 bits: stable over versions and machines, which string.GetHashCode is not.
    private static ushort TagOf(SiteId site)
    {
        var hash = 2166136261u;
        foreach (var b in Encoding.UTF8.GetBytes(site.Value))
        {
            hash = (hash ^ b) * 16777619u;
        }

        return (ushort)(hash ^ (hash >> 16));
    }
}

internal enum Category { Physical, Threat, Sexual, Discrimination, Verbal, Refusing, Rude, Demand, Complaint, Aftermath, Other }

internal enum Outcome { Resolved, Apologised, CustomerLeft, AskedToLeave, Excluded, AccountEnded, PoliceCalled, Transferred, Other }

/// <summary>Nobody was found to page; no page arrived; all whom one reached declined; else nobody answered in time.</summary>
internal enum UnansweredCause { NobodyOnShift, NotReachable, Declined, TimedOut }

internal enum CustomerDecision { Keep, Warned, Excluded, Undecided, AccountEnded }

/// <summary>Who came about the customer, beside the manager.</summary>
internal enum Attended { Security, Police }

/// <summary>What the employee gets right after it; several at once.</summary>
[Flags]
internal enum Supports
{
    None = 0,
    Break = 1,
    OtherStation = 2,
    SomeoneBeside = 4,
    HomeEarly = 8,

    /// <summary>The site's own contact for support.</summary>
    Contact = 16,
}
