using System.Collections.Frozen;
using System.Globalization;
using System.Runtime.InteropServices;

namespace ManagerBackup.Bot.Privacy;

/// <summary>Telephone, card and account numbers, in any of the ways they are grouped. Prices, dates, times and short numbers stay.</summary>
internal static class Numbers
{
    // A price has fewer, and so has a till, a table, a date.
    private const int FewestInOne = 8;
    private const int FewestInGroups = 9;
    private const int FewestAfterWord = 5;
    private const int MostGroups = 24;
    private const int FarthestFromWord = 12;
    private const int FarthestToCurrency = 8;

    /// <summary>Behind these, a short number is one to call.</summary>
    private static readonly FrozenSet<string> PhoneWords = new[]
    {
        "tel", "phone", "telephone", "mobile", "cell", "cellphone", "whatsapp", "telefoon", "telefoonnummer", "mobiel", "06-nummer", "telefon",
        "telefonnummer", "handy", "handynummer", "rufnummer", "portable", "telefono", "movil", "cellulare", "komorka", "komorki", "telefonu", "cep",
        "telefone", "telemovel", "celular",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> AccountWords = new[]
    {
        "account", "iban", "bic", "rekening", "rekeningnummer", "klantnummer", "bsn", "konto", "kontonummer", "kundennummer", "compte", "cuenta",
        "conto", "konta", "hesap", "conta", "pesel", "dni", "nif", "passport", "paspoort",
    }.ToFrozenSet(StringComparer.Ordinal);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Group(int Start, int End)
    {
        public int Length => End - Start;
    }

    public static void Find(string text, List<Word> words, Findings findings)
    {
        var groups = new List<Group>();
        var word = 0;
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsDigit(text[i]) || findings.IsTaken(i))
            {
                i++;
                continue;
            }

            if (Dates.EndOf(text, i) is > 0 and var date)
            {
                i = date;
                continue;
            }

            i = Read(text, i, groups, findings);
            while (word < words.Count && words[word].Start < groups[0].Start)
            {
                word++;
            }

            Judge(text, groups, words, word - 1, findings);
        }
    }

    // Digits, and what stands between them in a telephone number or on a card.
    private static int Read(string text, int start, List<Group> groups, Findings findings)
    {
        groups.Clear();
        for (var i = start; ;)
        {
            var from = i;
            while (i < text.Length && char.IsDigit(text[i]) && !findings.IsTaken(i))
            {
                i++;
            }

            groups.Add(new(from, i));
            var next = i;
            while (next < text.Length && next - i < 3 && IsBetween(text[next]))
            {
                next++;
            }

            if (next == i || next >= text.Length || !char.IsDigit(text[next]) || findings.IsTaken(next) || groups.Count == MostGroups || Dates.EndOf(text, next) > 0)
            {
                return i;
            }

            i = next;
        }
    }

    private static void Judge(string text, List<Group> groups, List<Word> words, int before, Findings findings)
    {
        // "at till 3 0612345678": the little one before is not part of it.
        var (first, last) = (0, groups.Count);
        while (last - first > 1 && IsAside(text, groups[first], groups[first + 1]))
        {
            first++;
        }

        while (last - first > 1 && groups[last - 1].Length <= 2 && groups[last - 2].Length >= FewestInGroups)
        {
            last--;
        }

        var digits = DigitsOf(text, groups, first, last);
        var start = groups[first].Start;
        if (MarkOf(text, digits, groups.GetRange(first, last - first), start, words, before) is not { } mark || IsMoney(text, start, groups[last - 1].End, digits.Length))
        {
            return;
        }

        while (start > 0 && text[start - 1] is '+' or '(')
        {
            start--;
        }

        findings.TryAdd(start, groups[last - 1].End, mark);
    }

    private static bool IsAside(string text, Group little, Group next) =>
        little.Length <= 2 && next.Length >= FewestInGroups && text[little.Start] != '0' && text[little.End] == ' ';

    private static string? MarkOf(string text, string digits, List<Group> groups, int start, List<Word> words, int before)
    {
        var abroad = (start > 0 && text[start - 1] == '+') || digits.StartsWith("00", StringComparison.Ordinal);
        bool IsBehind(FrozenSet<string> cues, int word) => word >= 0 && start - words[word].End <= FarthestFromWord && cues.Contains(words[word].Plain);
        if (digits.Length >= FewestAfterWord && (IsBehind(AccountWords, before) || IsBehind(AccountWords, before - 1)) && !IsList(groups))
        {
            return Mark.Account;
        }

        if (digits.Length is > FewestAfterWord and < 13 && (IsBehind(PhoneWords, before) || IsBehind(PhoneWords, before - 1)) && !IsList(groups))
        {
            return Mark.Phone;
        }

        var isLong = groups.Any(group => group.Length >= FewestInOne) || abroad && digits.Length >= FewestInOne
            || (digits.Length >= FewestInGroups && (digits[0] == '0' || !IsList(groups)));
        return !isLong ? null
            : digits.Length is >= 13 and <= 19 && Luhn(digits) ? Mark.Card
            : abroad || digits.Length <= 11 ? Mark.Phone
            : Mark.Account;
    }

    // Counting from one to ten is no number to call.
    private static bool IsList(List<Group> groups) => groups.Count(group => group.Length == 1) > 1;

    private static bool Luhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            sum += i % 2 == 0 ? digit : digit * 2 > 9 ? (digit * 2) - 9 : digit * 2;
        }

        return sum % 10 == 0;
    }

    // "1.299.000,00 €": nobody is called by a price.
    private static bool IsMoney(string text, int start, int end, int digits)
    {
        var (left, right) = (start, end);
        while (left > 0 && start - left < FarthestToCurrency && text[left - 1] == ' ')
        {
            left--;
        }

        while (right < text.Length && right - end < FarthestToCurrency && (text[right] == ' ' || text[right] == ',' || char.IsDigit(text[right])))
        {
            right++;
        }

        return digits <= 12 && ((left > 0 && CharUnicodeInfo.GetUnicodeCategory(text[left - 1]) == UnicodeCategory.CurrencySymbol)
            || (right < text.Length && CharUnicodeInfo.GetUnicodeCategory(text[right]) == UnicodeCategory.CurrencySymbol));
    }

    private static string DigitsOf(string text, List<Group> groups, int first, int last)
    {
        var digits = new System.Text.StringBuilder();
        for (var g = first; g < last; g++)
        {
            for (var i = groups[g].Start; i < groups[g].End; i++)
            {
                digits.Append((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(text[i])));
            }
        }

        return digits.ToString();
    }

    private static bool IsBetween(char c) => c is ' ' or '\u00A0' or '\u202F' or '\u2009' or '-' or '‑' or '–' or '.' or '/' or '(' or ')';
}
