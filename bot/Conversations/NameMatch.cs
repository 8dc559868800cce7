using System.Text.RegularExpressions;
using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Conversations;

/// <summary>Whom of some colleagues somebody means by a name typed in a hurry.</summary>
internal static partial class NameMatch
{
    private const int ShortestPart = 3;
    private const int LongestEnding = 3;

    /// <returns>Everyone whom the name fits best: one when it is clear, more when it is not, none when it fits nobody.</returns>
    public static IReadOnlyList<Person> Of(IReadOnlyList<Person> people, string typed)
    {
        var said = WordsOf(typed);
        Func<string, string, bool>[] ways = [IsSame, IsBeginning, IsNearly];
        if (said.Length == 0)
        {
            return [];
        }

        return people.Where(person => WordsOf(person.Name).SequenceEqual(said, StringComparer.Ordinal)).ToList() is { Count: > 0 } exactly
            ? exactly
            : ways.Select(fits => people.Where(person => Fits(WordsOf(person.Name), said, fits)).ToList()).FirstOrDefault(found => found.Count > 0) ?? [];
    }

    private static bool Fits(string[] name, string[] said, Func<string, string, bool> fits) => said.All(word => name.Any(part => fits(part, word)));

    private static bool IsSame(string part, string word) => part == word;

    // "Rob" for Robin; and names take endings in Polish and Turkish: "Samowi", "Sam'e".
    private static bool IsBeginning(string part, string word) =>
        (word.Length >= ShortestPart && part.StartsWith(word, StringComparison.Ordinal))
        || (part.Length >= ShortestPart && word.Length - part.Length <= LongestEnding && word.StartsWith(part, StringComparison.Ordinal));

    // One letter wrong, missing, or too many.
    private static bool IsNearly(string part, string word)
    {
        if (Math.Min(part.Length, word.Length) <= ShortestPart || Math.Abs(part.Length - word.Length) > 1)
        {
            return false;
        }

        var same = part.Zip(word).TakeWhile(pair => pair.First == pair.Second).Count();
        return part.Length == word.Length
            ? part.AsSpan(Math.Min(same + 1, part.Length)).SequenceEqual(word.AsSpan(Math.Min(same + 1, word.Length)))
            : (part.Length > word.Length ? part : word).AsSpan(same + 1).SequenceEqual((part.Length > word.Length ? word : part).AsSpan(same));
    }

    private static string[] WordsOf(string name) =>
        Ending().Replace(Triage.Words.Fold(name).Replace('’', '\''), "").Split([' ', '-', '.', ',', '\'', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"'\p{L}{1,3}(?=\s|$)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ending();
}
