using System.Globalization;
using System.Text;

namespace ManagerBackup.Bot.Privacy;

/// <summary>A run of letters, with the hyphens and apostrophes inside it.</summary>
/// <param name="Plain">In small letters, without accents.</param>
internal readonly record struct Word(int Start, int End, string Plain)
{
    // Longer is no word and no name that anybody has: it is cut, so that a wall of letters costs no more than its length.
    private const int Longest = 64;

    public static List<Word> In(string text)
    {
        var words = new List<Word>();
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == '[' && Mark.LengthAt(text, i) is > 0 and var mark)
            {
                i += mark;
                continue;
            }

            if (!char.IsLetter(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && i - start < Longest && (IsPart(text[i]) || (IsJoint(text[i]) && i + 1 < text.Length && char.IsLetter(text[i + 1]))))
            {
                i++;
            }

            words.Add(new(start, i, PlainOf(text.AsSpan(start, i - start))));
        }

        return words;
    }

    public bool IsCapitalised(string text) => char.IsUpper(text[Start]);

    /// <summary>JOHN, in a text or a word that shouts; an initial is none.</summary>
    public bool IsAllCapitals(string text)
    {
        for (var i = Start; i < End; i++)
        {
            if (char.IsLower(text[i]))
            {
                return false;
            }
        }

        return End - Start > 1;
    }

    public static bool IsJoint(char c) => c is '\'' or '’' or '-' or '‑' or '´' or '`';

    private static bool IsPart(char c) => char.IsLetter(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    private static string PlainOf(ReadOnlySpan<char> word)
    {
        Span<char> plain = stackalloc char[Longest * 4];
        var length = 0;
        Span<char> parts = stackalloc char[18];
        foreach (var c in word)
        {
            switch (c)
            {
                case >= 'a' and <= 'z':
                    plain[length++] = c;
                    break;
                case >= 'A' and <= 'Z':
                    plain[length++] = (char)(c | 0x20);
                    break;
                case 'ß':
                    plain[length++] = 's';
                    plain[length++] = 's';
                    break;
                case 'ł' or 'Ł':
                    plain[length++] = 'l';
                    break;
                case 'ı' or 'İ':
                    plain[length++] = 'i';
                    break;
                case '’' or '´' or '`':
                    plain[length++] = '\'';
                    break;
                case '‑':
                    plain[length++] = '-';
                    break;
                default:
                    // Of a letter and its accents, the letter.
                    var split = new ReadOnlySpan<char>(in c).TryNormalize(parts, out var count, NormalizationForm.FormD) && count > 0 ? parts[0] : c;
                    if (CharUnicodeInfo.GetUnicodeCategory(split) != UnicodeCategory.NonSpacingMark)
                    {
                        plain[length++] = char.ToLowerInvariant(split);
                    }

                    break;
            }
        }

        return plain[..length].ToString();
    }
}
