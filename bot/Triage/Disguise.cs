using System.Text;

namespace ManagerBackup.Bot.Triage;

/// <summary>Signs and digits that stand for letters: "b1tch", "a$$hole".</summary>
internal static class Disguise
{
    public static string Remove(string word, Func<string, bool> isKnown)
    {
        if (word.Length < 3 || char.IsAsciiDigit(word[0]) || word.All(char.IsLetter))
        {
            return word;
        }

        var plain = string.Create(word.Length, word, (letters, source) =>
        {
            for (var i = 0; i < letters.Length; i++)
            {
                letters[i] = Letter(source[i]);
            }
        });
        return isKnown(plain) ? plain : word;
    }

    private static char Letter(char sign) => sign switch
    {
        '0' => 'o',
        '1' or '!' => 'i',
        '3' or '€' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => sign,
    };
}

/// <summary>Letters drawn out for emphasis: "heeeelp".</summary>
internal static class DrawnOut
{
    public static string Shorten(string word, Func<string, bool> isKnown)
    {
        var twice = Cut(word, 2);
        return twice.Length == word.Length || isKnown(twice) ? twice : Cut(word, 1) is var once && isKnown(once) ? once : twice;
    }

    private static string Cut(string word, int most)
    {
        var runs = false;
        for (var i = 2; i < word.Length && !runs; i++)
        {
            runs = word[i] == word[i - 1] && word[i] == word[i - 2] && char.IsLetter(word[i]);
        }

        if (!runs)
        {
            return word;
        }

        var cut = new StringBuilder(word.Length);
        var run = 0;
        for (var i = 0; i < word.Length; i++)
        {
            run = i > 0 && word[i] == word[i - 1] ? run + 1 : 1;
            if (run <= most)
            {
                cut.Append(word[i]);
            }
        }

        return cut.ToString();
    }
}
