using System.Collections.Frozen;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Conversations;
using ManagerBackup.Bot.Triage;

namespace ManagerBackup.Bot.Seed;

/// <param name="Read">As the product's own triage reads them.</param>
internal sealed record SeedOpening(string Words, Understanding Read);

/// <summary>What the made-up people type: <c>words.tsv</c>, mild throughout.</summary>
internal sealed class SeedWords
{
    public static readonly IReadOnlyList<string> Languages = ["en", "nl", "de"];

    // What people meet most, most often.
    private static readonly (string Kind, int Weight)[] Incidents =
    [
        ("verbal", 26), ("rude", 22), ("demand", 16), ("refusing", 10), ("complaint", 9),
        ("discrimination", 5), ("threat", 5), ("sexual", 4), ("physical", 2), ("aftermath", 1),
    ];

    private readonly FrozenDictionary<(string Kind, string Language), string[]> texts;
    private readonly FrozenDictionary<(string Kind, string Language), SeedOpening[]> openings;

    public SeedWords(MessageTriage triage)
    {
        using var stream = typeof(SeedWords).Assembly.GetManifestResourceStream("seed-words.tsv")
            ?? throw new InvalidOperationException("words.tsv is not in the program");
        using var reader = new StreamReader(stream);
        texts = reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.TrimEnd('\r').Split('\t'))
            .GroupBy(row => (row[0], row[1]), row => row[2]).ToFrozenDictionary(rows => rows.Key, rows => rows.ToArray());
        openings = (
            from incident in Incidents
            from language in Languages
            let all =
                from words in texts[($"opening.{incident.Kind}", language)]
                from place in texts[("place", language)]
                let typed = words.Replace("{place}", place, StringComparison.Ordinal)
                let read = Understood.From(triage.Read(typed, language))
                where read is not null
                select new SeedOpening(typed, read)
            select ((incident.Kind, language), Openings: all.ToArray())).ToFrozenDictionary(one => one.Item1, one => one.Openings);
    }

    public SeedOpening Opening(Random dice, string language)
    {
        var drawn = dice.Next(Incidents.Sum(incident => incident.Weight));
        var kind = Incidents.First(incident => (drawn -= incident.Weight) < 0).Kind;
        return openings[(kind, language)] is { Length: > 0 } some ? some[dice.Next(some.Length)] : openings[("verbal", language)][0];
    }

    /// <param name="kind">The first column of the file.</param>
    public string Text(Random dice, string kind, string language) => texts[(kind, language)] is var some ? some[dice.Next(some.Length)] : "";

    /// <summary>A line that helped, with its id.</summary>
    public (string Id, string Text) Line(Random dice, string language)
    {
        var kinds = texts.Keys.Where(key => key.Kind.StartsWith("line.", StringComparison.Ordinal) && key.Language == language)
            .Select(key => key.Kind).Order(StringComparer.Ordinal).ToArray();
        var kind = kinds[dice.Next(kinds.Length)];
        return (kind["line.".Length..], texts[(kind, language)][0]);
    }
}
