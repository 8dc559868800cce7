using ManagerBackup.Bot.Triage.Cues;

namespace ManagerBackup.Bot.Triage;

/// <summary>Finds where it is, in the employee's own words: "till 4", "Tisch 12", "at the entrance".</summary>
internal sealed class PlaceFinder
{
    // "till" and "bis" also mean "until": these need their number, the others do not.
    private const string NumberedClass = "place-numbered";
    private const string NamedClass = "place";
    private const int LongestNumber = 4;
    private readonly HashSet<string> numbered;
    private readonly HashSet<string> named;

    public PlaceFinder(IReadOnlyCollection<CueFile> files)
    {
        numbered = Class(files, NumberedClass);
        named = Class(files, NamedClass);
    }

    public string? Find(List<Word> words, string text)
    {
        for (var i = 0; i + 1 < words.Count; i++)
        {
            var number = words[i + 1];
            if ((numbered.Contains(words[i].Text) || named.Contains(words[i].Text)) && number.IsNumber && number.Text.Length <= LongestNumber && !number.Opens)
            {
                return text[words[i].From..number.To];
            }
        }

        var at = words.FindIndex(word => named.Contains(word.Text));
        return at < 0 ? null : text[words[at].From..words[at].To];
    }

    private static HashSet<string> Class(IEnumerable<CueFile> files, string name) =>
        [.. files.SelectMany(file => file.Classes.GetValueOrDefault(name, [])).Select(Words.Fold)];
}
