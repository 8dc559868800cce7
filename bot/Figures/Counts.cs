using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace ManagerBackup.Bot.Figures;

/// <summary>What is counted; the name says which of them.</summary>
internal enum Count
{
    /// <summary>Takeovers, by local day and category: <c>2026-11-22 verbal</c>.</summary>
    Day,

    /// <summary>Takeovers, by weekday and hour of the opening: <c>0 13</c> is a Monday at one.</summary>
    Hour,
    State,
    Outcome,
    Decision,
    Support,

    /// <summary>Unanswered ones, by their cause.</summary>
    Because,

    /// <summary>Check-ins, by how backed they felt.</summary>
    Felt,

    /// <summary>Acceptances, by the milliseconds that they took.</summary>
    Wait,

    /// <summary>Private talks that were not had yet, by the day (UTC) that they are due.</summary>
    Owed,

    /// <summary>Takeovers in which a line helped, by its id.</summary>
    Line,

    /// <summary>Everything else that is yes or no, by its name: see <see cref="Counting"/>.</summary>
    Of,
}

/// <summary>
/// How many of each, over any set of takeovers. Sums and differences are again such counts, whatever the order (a commutative group),
/// so that what was summed up can be mended by taking away the old and adding the new.
/// </summary>
internal sealed class Counts : IEquatable<Counts>
{
    private static readonly Count[] Kinds = Enum.GetValues<Count>();
    private static readonly Dictionary<string, long> None = [];

    // By kind; what is not there is zero, and no number is.
    private readonly Dictionary<string, long>[] numbers;

    private Counts(Dictionary<string, long>[] numbers) => this.numbers = numbers;

    public static Counts Zero { get; } = new(Empty());

    public bool IsZero => Array.TrueForAll(numbers, kind => kind.Count == 0);

    public long this[Count what, string name] => numbers[(int)what].GetValueOrDefault(name);

    public static Counts operator +(Counts one, Counts other) => Sum([one, other]);

    public static Counts operator -(Counts one, Counts other) =>
        Sum([one, new([.. other.numbers.Select(kind => kind.ToDictionary(number => number.Key, number => -number.Value, StringComparer.Ordinal))])]);

    public static Counts Sum(IEnumerable<Counts> all)
    {
        var sum = Empty();
        foreach (var counts in all)
        {
            foreach (var what in Kinds)
            {
                Add(sum, what, counts.numbers[(int)what]);
            }
        }

        return Whole(sum);
    }

    /// <summary>One of each.</summary>
    public static Counts Each(IEnumerable<(Count What, string Name)> what)
    {
        var ones = Empty();
        foreach (var (kind, name) in what)
        {
            Add(ones, kind, [KeyValuePair.Create(name, 1L)]);
        }

        return new(ones);
    }

    /// <summary>By name, in ordinal order.</summary>
    public IEnumerable<(string Name, long Number)> All(Count what) => Unsorted(what).OrderBy(number => number.Name, StringComparer.Ordinal);

    public IEnumerable<(string Name, long Number)> Unsorted(Count what) => numbers[(int)what].Select(number => (number.Key, number.Value));

    public long Total(Count what) => numbers[(int)what].Values.Sum();

    public Counts Without(Count what) => new([.. Kinds.Select(kind => kind == what ? None : numbers[(int)kind])]);

    /// <summary>Renames; what has the same name then is one.</summary>
    public Counts Rename(Count what, Func<string, string> rename)
    {
        var renamed = Empty();
        Add(renamed, what, numbers[(int)what].Select(number => KeyValuePair.Create(rename(number.Key), number.Value)));
        return Whole([.. Kinds.Select(kind => kind == what ? renamed[(int)what] : numbers[(int)kind])]);
    }

    /// <summary>As JSON; the same counts are always the same text.</summary>
    public string Write() => JsonSerializer.Serialize(
        Kinds.Where(what => numbers[(int)what].Count > 0).ToDictionary(
            what => JsonNamingPolicy.CamelCase.ConvertName(what.ToString()),
            what => All(what).ToDictionary(number => number.Name, number => number.Number)));

    /// <summary>What a later version counts beside is left out.</summary>
    public static Counts Read(string json)
    {
        var stored = Empty();
        using var read = JsonDocument.Parse(json);
        foreach (var group in read.RootElement.EnumerateObject())
        {
            if (Enum.TryParse<Count>(group.Name, ignoreCase: true, out var what))
            {
                Add(stored, what, group.Value.EnumerateObject().Select(number => KeyValuePair.Create(number.Name, number.Value.GetInt64())));
            }
        }

        return Whole(stored);
    }

    public bool Equals(Counts? other) => other is not null && Array.TrueForAll(Kinds, what =>
        numbers[(int)what].Count == other.numbers[(int)what].Count
        && numbers[(int)what].All(number => other.numbers[(int)what].TryGetValue(number.Key, out var same) && same == number.Value));

    public override bool Equals(object? obj) => Equals(obj as Counts);

    public override int GetHashCode() => numbers.Sum(kind => kind.Count);

    public override string ToString() => string.Join(
        ", ", Kinds.SelectMany(what => All(what).Select(number => string.Create(CultureInfo.InvariantCulture, $"{what} {number.Name}: {number.Number}"))));

    private static Dictionary<string, long>[] Empty() => [.. Kinds.Select(_ => None)];

    private static void Add(Dictionary<string, long>[] to, Count what, IEnumerable<KeyValuePair<string, long>> numbers)
    {
        if (ReferenceEquals(numbers, None))
        {
            return;
        }

        if (ReferenceEquals(to[(int)what], None))
        {
            // A copy of what was copied before keeps its order of places: that is quick.
            to[(int)what] = numbers is Dictionary<string, long> first ? new(first, StringComparer.Ordinal) : new(StringComparer.Ordinal);
            numbers = numbers is Dictionary<string, long> ? [] : numbers;
        }

        foreach (var (name, number) in numbers)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(to[(int)what], name, out _) += number;
        }
    }

    private static Counts Whole(Dictionary<string, long>[] numbers)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            if (numbers[i].ContainsValue(0))
            {
                numbers[i] = numbers[i].Where(number => number.Value != 0).ToDictionary(StringComparer.Ordinal);
            }
        }

        return new(numbers);
    }
}
