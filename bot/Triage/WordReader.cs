using System.Globalization;
using System.Text;

namespace ManagerBackup.Bot.Triage;

/// <summary>Reads words off a message, one rune at a time; every input is safe and costs time in proportion to its length.</summary>
internal sealed class WordReader(string text, Func<string, bool> isKnown, List<Word> words)
{
    private const string Apostrophes = "'’‘`´ʼ";
    private const string DoubleQuotes = "\"“”„«»‟";
    private const string Disguises = "*#@$!€";
    private readonly StringBuilder word = new();
    private int from;
    private bool opens = true;
    private bool comma;
    private bool quoted;
    private bool obscured;

    public void Read(int start, int end)
    {
        opens = true;
        for (var i = start; i < end;)
        {
            // A lone surrogate comes out as the replacement character and ends the word.
            Rune.DecodeFromUtf16(text.AsSpan(i, end - i), out var rune, out var length);
            Take(rune, i, length, end);
            i += length;
        }

        Finish(end);
    }

    private void Take(Rune rune, int at, int length, int end)
    {
        var next = at + length < end ? text[at + length] : ' ';
        var inWord = word.Length > 0;
        if (Rune.IsLetterOrDigit(rune))
        {
            from = inWord ? from : at;
            Folding.Append(word, rune);
        }
        else if (Folding.IsIgnored(rune))
        {
            return;
        }
        else if (rune.IsBmp && Apostrophes.Contains((char)rune.Value, StringComparison.Ordinal))
        {
            TakeApostrophe(at, next, inWord);
        }
        else if (rune.IsBmp && Disguises.Contains((char)rune.Value, StringComparison.Ordinal) && IsDisguise((char)rune.Value, next, inWord))
        {
            obscured = true;
            word.Append((char)rune.Value);
        }
        else if (rune.Value is '.' && inWord && word.Length - LastDot() <= 2 && char.IsLetter(next))
        {
            // "p.o.s": the dots of an abbreviation fall away.
            word.Append('.');
        }
        else if (rune.Value is ':' or '.' or ',' && inWord && char.IsAsciiDigit(word[^1]) && char.IsAsciiDigit(next))
        {
            word.Append((char)rune.Value);
        }
        else
        {
            Finish(at);
            TakeSign(rune, at, length);
        }
    }

    private void TakeApostrophe(int at, char next, bool inWord)
    {
        if (inWord && char.IsLetter(next))
        {
            if (Elision.Ends(word.ToString(), next))
            {
                Finish(at);
            }

            return;
        }

        Finish(at);
        quoted = !inWord && !quoted ? ClosesLater(at) : quoted && char.IsLetter(next);
    }

    // A lone apostrophe ("'s morgens", "the guests' room") opens no quotation.
    private bool ClosesLater(int at)
    {
        for (var i = at + 2; i < Math.Min(text.Length, at + 200); i++)
        {
            if (Apostrophes.Contains(text[i], StringComparison.Ordinal) && (i + 1 == text.Length || !char.IsLetter(text[i + 1])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDisguise(char sign, char next, bool inWord) =>
        sign == '*' ? inWord || char.IsLetter(next) : inWord && char.IsLetter(next);

    private void TakeSign(Rune rune, int at, int length)
    {
        if (rune.IsBmp && DoubleQuotes.Contains((char)rune.Value, StringComparison.Ordinal))
        {
            quoted = rune.Value is '„' or '“' or '«' ? rune.Value is not '“' || !quoted : !quoted;
        }
        else if (rune.Value is '.' or '!' or '?' or '\n' or ';' or '…')
        {
            opens = true;
        }
        else if (rune.Value is ',' or ':' or '-' or '–' or '(' or ')')
        {
            comma = true;
        }
        else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol)
        {
            words.Add(new(rune.ToString(), at, at + length, opens, comma, quoted, Obscured: false));
            opens = comma = false;
        }
    }

    private int LastDot()
    {
        for (var i = word.Length - 1; i >= 0; i--)
        {
            if (word[i] == '.')
            {
                return i;
            }
        }

        return -1;
    }

    private void Finish(int to)
    {
        if (word.Length == 0)
        {
            return;
        }

        var read = Plain(word.ToString());
        if (read.Length > 0)
        {
            words.Add(new(read, from, to, opens, comma, quoted, obscured && read.Contains('*', StringComparison.Ordinal)));
            opens = comma = false;
        }

        word.Clear();
        obscured = false;
    }

    private string Plain(string read)
    {
        if (read.Contains('.', StringComparison.Ordinal) && !char.IsAsciiDigit(read[0]))
        {
            read = read.Replace(".", "", StringComparison.Ordinal);
        }

        // *emphasis* and a footnote's star are no disguise; "f***" is.
        var bare = read.Trim('*');
        if (read.StartsWith('*') || (bare.Length > 2 && isKnown(bare)))
        {
            return bare;
        }

        read = Disguise.Remove(read, isKnown);
        return DrawnOut.Shorten(read, isKnown);
    }
}
