using System.Text;

namespace ManagerBackup.Cards.Wording;

/// <summary>
/// For a name or a word in a text that must go out as markdown. Prefer a card, whose rich text is never read as markdown, or
/// <c>textFormat: plain</c>: Teams on phones shows the backslashes.
/// </summary>
public static class Markdown
{
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            if (IsMark(text[i]) || (StartsLine(text, i) && IsLineMark(text[i])) || EndsListNumber(text, i))
            {
                escaped.Append('\\');
            }

            escaped.Append(text[i]);
        }

        return escaped.ToString();
    }

    private static bool IsMark(char c) => c is '\\' or '*' or '_' or '[' or ']' or '`' or '~' or '<' or '>';

    private static bool IsLineMark(char c) => c is '#' or '-' or '+';

    private static bool StartsLine(string text, int at)
    {
        while (at > 0 && text[at - 1] is ' ' or '\t')
        {
            at--;
        }

        return at == 0 || text[at - 1] is '\n' or '\r';
    }

    private static bool EndsListNumber(string text, int at)
    {
        if (text[at] is not ('.' or ')'))
        {
            return false;
        }

        var digits = at;
        while (digits > 0 && char.IsAsciiDigit(text[digits - 1]))
        {
            digits--;
        }

        return digits < at && StartsLine(text, digits);
    }
}
