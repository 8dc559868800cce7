using System.Globalization;
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
    private readonly Dictionary<(Count What, string Name), long> numbers;

    private Counts(Dictionary<(Count What, string Name), long> numbers) => this.numbers = numbers;

    public static Counts Zero { get; } = new([]);

    public bool IsZero => numbers.Count == 0;

    public long this[Count what, string name] => numbers.GetValueOrDefault((what, name));

    public static Counts operator +(Counts one, Counts other) => Sum([one, other]);

    public static Counts operator -(Counts one, Counts other) => Sum([one, new(other.numbers.ToDictionary(number => number.Key, number => -number.Value))]);

    public static Counts Sum(IEnumerable<Counts> all)
    {
        var sum = new Dictionary<(Count, string), long>();
        foreach (var (key, number) in all.SelectMany(counts => counts.numbers))
        {
            sum[key] = sum.GetValueOrDefault(key) + number;
        }

        return Without(sum);
    }

    /// <summary>One of each.</summary>
    public static Counts Each(IEnumerable<(Count What, string Name)> what)
    {
        var ones = new Dictionary<(Count, string), long>();
        foreach (var key in what)
        {
            ones[key] = ones.GetValueOrDefault(key) + 1;
        }

        return new(ones);
    }

    /// <summary>By name, in ordinal order.</summary>
    public IEnumerable<(string Name, long Number)> All(Count what) => numbers
        .Where(number => number.Key.What == what).Select(number => (number.Key.Name, number.Value)).OrderBy(number => number.Name, StringComparer.Ordinal);

    public long Total(Count what) => numbers.Where(number => number.Key.What == what).Sum(number => number.Value);

    public Counts Without(Count what) => new(numbers.Where(number => number.Key.What != what).ToDictionary());

    /// <summary>Renames; what has the same name then is one.</summary>
    public Counts Rename(Count what, Func<string, string> rename)
    {
        var renamed = new Dictionary<(Count, string), long>();
        foreach (var ((kind, name), number) in numbers)
        {
            var key = (kind, kind == what ? rename(name) : name);
            renamed[key] = renamed.GetValueOrDefault(key) + number;
        }

        return Without(renamed);
    }

    /// <summary>As JSON; the same counts are always the same text.</summary>
    public string Write() => JsonSerializer.Serialize(
        numbers.GroupBy(number => number.Key.What).OrderBy(group => group.Key).ToDictionary(
            group => JsonNamingPolicy.CamelCase.ConvertName(group.Key.ToString()),
            group => group.OrderBy(number => number.Key.Name, StringComparer.Ordinal).ToDictionary(number => number.Key.Name, number => number.Value)));

    /// <summary>What a later version counts beside is left out.</summary>
    public static Counts Read(string json)
    {
        var stored = new Dictionary<(Count, string), long>();
        using var read = JsonDocument.Parse(json);
        foreach (var group in read.RootElement.EnumerateObject())
        {
            if (Enum.TryParse<Count>(group.Name, ignoreCase: true, out var what))
            {
                foreach (var number in group.Value.EnumerateObject())
                {
                    stored[(what, number.Name)] = number.Value.GetInt64();
                }
            }
        }

        return new(stored);
    }

    public bool Equals(Counts? other) => other is not null && numbers.Count == other.numbers.Count
        && numbers.All(number => other.numbers.TryGetValue(number.Key, out var same) && same == number.Value);

    public override bool Equals(object? obj) => Equals(obj as Counts);

    public override int GetHashCode() => numbers.Count;

    public override string ToString() => string.Join(
        ", ", numbers.OrderBy(number => number.Key).Select(number => string.Create(CultureInfo.InvariantCulture, $"{number.Key.What} {number.Key.Name}: {number.Value}")));

    private static Counts Without(Dictionary<(Count What, string Name), long> sum)
    {
        foreach (var nothing in sum.Where(number => number.Value == 0).Select(number => number.Key).ToList())
        {
            sum.Remove(nothing);
        }

        return new(sum);
    }
}
