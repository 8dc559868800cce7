using System.Globalization;
using System.Text;

namespace ManagerBackup.Bot.Coaching;

/// <summary>
/// Turns the sounds of a line into the spelling habits of a reader: <c>ˈprɔ.ʃɛ</c> is "PRO-sheh" to an English one. The table
/// has a row for each sound and a column for each reader; a cell <c>eh|e</c> differs at the end of a syllable and before a consonant,
/// a cell <c>g/gu</c> before a written e, i or y, which soften the letter to some readers.
/// </summary>
internal sealed class Sounds
{
    private const string Fallback = "en";
    private const char Stress = 'ˈ';
    private const string Vowels = "iɪyʏeɛøœaɑæɔouʊəɜʌɐɯɨ";
    private readonly Dictionary<string, string[]> spellings;
    private readonly List<string> readers;
    private readonly int longest;

    private Sounds(List<string> readers, Dictionary<string, string[]> spellings)
    {
        (this.readers, this.spellings) = (readers, spellings);
        longest = spellings.Keys.Max(sound => sound.Length);
    }

    public IReadOnlyList<string> Readers => readers;

    /// <exception cref="InvalidDataException">Says the line and what is wrong there.</exception>
    public static Sounds Load(string path)
    {
        var rows = File.ReadAllLines(path).Select(line => line.Split('\t')).ToList();
        var width = rows[0].Length;
        var wrong = rows.FindIndex(row => row.Length != width || row.Any(string.IsNullOrWhiteSpace));
        if (wrong >= 0 || !rows[0].Contains(Fallback, StringComparer.Ordinal))
        {
            throw new InvalidDataException(
                $"{Path.GetFileName(path)}, line {wrong + 1}: it should have {width} filled cells, as the first line, which names the readers' languages.");
        }

        return new([.. rows[0].Skip(2)], rows.Skip(1).ToDictionary(row => Normal(row[0]), row => row[2..], StringComparer.Ordinal));
    }

    /// <returns>The first thing in it that is no sound of the table; null when all are.</returns>
    public string? Unknown(string say) => Syllables(say).SelectMany(syllable => Split(syllable)).FirstOrDefault(sound => !spellings.ContainsKey(sound));

    /// <summary>The stressed syllable stands in capitals, as every reader understands them.</summary>
    public string Spell(string say, string reader)
    {
        var column = readers.IndexOf(reader) is >= 0 and var own ? own : readers.IndexOf(Fallback);
        var culture = CultureInfo.GetCultureInfo(readers[column]);
        return string.Join(' ', Normal(say).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word == "|" ? "·" : Spell(word, column, culture)));
    }

    private string Spell(string word, int column, CultureInfo culture)
    {
        var pause = word.EndsWith(',') ? "," : "";
        return string.Join('-', word.TrimEnd(',').Split('.').Select(syllable => SpellSyllable(syllable, column, culture))) + pause;
    }

    private string SpellSyllable(string syllable, int column, CultureInfo culture)
    {
        var sounds = Split(syllable).ToList();
        var spelled = new StringBuilder();

        // From the end: how a sound is written may hang on the letter that follows.
        for (var i = sounds.Count - 1; i >= 0; i--)
        {
            var beforeConsonant = i + 1 < sounds.Count && !IsVowel(sounds[i + 1]);
            spelled.Insert(0, Choose(spellings[sounds[i]][column], beforeConsonant, spelled));
        }

        return syllable.Contains(Stress, StringComparison.Ordinal) ? spelled.ToString().ToUpper(culture) : spelled.ToString();
    }

    private static string Choose(string cell, bool beforeConsonant, StringBuilder next)
    {
        var (plain, soft) = cell.Split('/') is [var one, var other] ? (one, other) : (cell, null);
        return soft is not null && next.Length > 0 && Normal(next.ToString(0, 1))[0] is 'e' or 'i' or 'y'
            ? soft
            : beforeConsonant ? plain.Split('|')[^1]
            : plain.Split('|')[0];
    }

    private static bool IsVowel(string sound) => Vowels.Contains(sound[0], StringComparison.Ordinal);

    private static string[] Syllables(string say) =>
        Normal(say).Split([' ', '.', ',', '|'], StringSplitOptions.RemoveEmptyEntries);

    // The longest sound that fits; what fits none is handed out as it is.
    private IEnumerable<string> Split(string syllable)
    {
        for (var at = 0; at < syllable.Length;)
        {
            var length = Math.Min(longest, syllable.Length - at);
            while (length > 1 && !spellings.ContainsKey(syllable.Substring(at, length)))
            {
                length--;
            }

            if (syllable[at] != Stress)
            {
                yield return syllable.Substring(at, length);
            }

            at += length;
        }
    }

    // A tilde may come as a sign of its own or not.
    private static string Normal(string text) => text.Normalize(NormalizationForm.FormD);
}
