using ManagerBackup.Bot.Triage.Lexicon;

namespace ManagerBackup.Bot.Triage;

/// <summary>Finds where it is, in the employee's own words: "till 4", "Tisch 12", "at the entrance".</summary>
internal sealed class PlaceFinder(Concepts concepts)
{
    private const int LongestNumber = 4;

    // "till" and "bis" also mean "until": these need their number, the others do not.
    private readonly short numbered = concepts.Find("place-numbered");
    private readonly short named = concepts.Find("place");

    public string? Find(List<Word> words, List<Mention> mentions, string text)
    {
        foreach (var mention in mentions)
        {
            var next = mention.Last + 1;
            if ((mention.Concept == numbered || mention.Concept == named) && next < words.Count
                && words[next] is { IsNumber: true, Opens: false, Text.Length: <= LongestNumber })
            {
                return text[words[mention.First].From..words[next].To];
            }
        }

        foreach (var mention in mentions)
        {
            if (mention.Concept == named)
            {
                return text[words[mention.First].From..words[mention.Last].To];
            }
        }

        return null;
    }
}
