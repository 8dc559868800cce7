using System.Collections.Frozen;

namespace ManagerBackup.Bot.Privacy;

/// <summary>
/// Number plates. Alone, only in a shape that is a country's and hardly anything else's: with its hyphens, or in capitals. Behind a word
/// for a plate, whatever is letters and digits.
/// </summary>
internal static class Plates
{
    private const int FewestBehindWord = 4;
    private const int MostBehindWord = 9;
    private const int MostPieces = 3;
    private const int MostWordsBetween = 4;

    private static readonly FrozenSet<string> PlateWords = new[]
    {
        "plate", "plates", "reg", "registration", "kenteken", "nummerbord", "nummerplaat", "kennzeichen", "autokennzeichen", "nummernschild", "plaque",
        "immatriculation", "immatricule", "matricula", "placa", "patente", "targa", "rejestracja", "rejestracji", "rejestracyjny", "rejestracyjne",
        "tablica", "tablice", "blachy", "plaka", "plakasi", "plakali",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Fillers = new[]
    {
        "is", "was", "no", "nr", "of", "the", "von", "de", "van", "ist", "war", "est", "es", "era", "e", "to", "do", "da", "del", "num", "numer", "no", "his",
        "her", "my", "and", "on", "at", "in", "a", "an", "een", "en", "het", "op", "met", "und", "ein", "der", "die", "das", "am", "la", "le", "les", "un", "une",
        "et", "il", "lo", "i", "y", "o", "na", "w", "z", "ve", "bu", "no", "os", "as", "um", "uma", "it", "he", "she", "i'm", "mit", "hat", "had", "has", "by",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A run of letters or of digits.</summary>
    private readonly record struct Piece(int Start, int End, bool IsDigits)
    {
        public int Length => End - Start;
    }

    public static void Find(string text, List<Word> words, Findings findings)
    {
        var pieces = PiecesOf(text);
        for (var i = 0; i < pieces.Count; i++)
        {
            if (EndOfShape(text, pieces, i) is > 0 and var end)
            {
                findings.TryAdd(pieces[i].Start, end, Mark.Plate);
            }
        }

        var next = 0;
        foreach (var word in words.Where(word => IsPlateWord(word.Plain)))
        {
            while (next < pieces.Count && pieces[next].Start < word.End)
            {
                next++;
            }

            FindBehind(text, pieces, next, findings);
        }
    }

    private static bool IsPlateWord(string word) => PlateWords.Contains(word) || PlateWords.Contains(word.Split('-', '\'')[^1]);

    // NL AB-12-CD and its like, FR AB-123-CD, DE B-AB 1234, UK AB12 CDE.
    private static int EndOfShape(string text, List<Piece> pieces, int i)
    {
        var first = pieces[i];
        if (i + 2 >= pieces.Count || (first.Start > 0 && (char.IsLetterOrDigit(text[first.Start - 1]) || text[first.Start - 1] == '-')))
        {
            return 0;
        }

        var (second, third) = (pieces[i + 1], pieces[i + 2]);
        if (second.Start - first.End > 1 || third.Start - second.End > 1)
        {
            return 0;
        }

        var (gap, nextGap) = (text[first.End..second.Start], text[second.End..third.Start]);
        var isWhole = third.End == text.Length || !(char.IsLetterOrDigit(text[third.End]) || (text[third.End] == '-' && third.End + 1 < text.Length && char.IsLetterOrDigit(text[third.End + 1])));
        var hyphens = gap is "-" && nextGap is "-";
        var kinds = (first.IsDigits, second.IsDigits, third.IsDigits);
        var lengths = (first.Length, second.Length, third.Length);
        if (isWhole && hyphens && lengths is ( >= 1 and <= 3, >= 2 and <= 3, >= 1 and <= 2) or (2, 2, 2) && kinds is not ((true, true, true) or (false, false, false))
            && first.Length + second.Length + third.Length is 6 or 7)
        {
            return third.End;
        }

        var capitals = AreCapitals(text, first) && AreCapitals(text, second) && AreCapitals(text, third);
        if (kinds is (false, false, true) && lengths is ( <= 3, <= 2, <= 4) && gap is "-" && nextGap is " " or "-" && capitals)
        {
            // An E for electric, an H for an old one.
            return third.End < text.Length && text[third.End] is 'E' or 'H' && (third.End + 1 == text.Length || !char.IsLetterOrDigit(text[third.End + 1])) ? third.End + 1
                : isWhole ? third.End : 0;
        }

        return isWhole && capitals && kinds is (false, true, false) && lengths is (2, 2, 3) && gap.Length == 0 && nextGap is "" or " " ? third.End : 0;
    }

    // Letters and digits that stand together, once the words between are passed.
    private static void FindBehind(string text, List<Piece> pieces, int from, Findings findings)
    {
        for (var (i, passed) = (from, 0); i < pieces.Count && passed <= MostWordsBetween; i++)
        {
            var piece = pieces[i];
            if (!piece.IsDigits && (piece.Length > 4 || Fillers.Contains(text[piece.Start..piece.End].ToLowerInvariant())) && !IsGlued(pieces, i))
            {
                passed++;
                continue;
            }

            var (end, length, digits, letters) = (i, 0, false, false);
            for (var joined = 0; end < pieces.Count && joined < MostPieces + 1; end++)
            {
                var isGlued = end > i && pieces[end].Start == pieces[end - 1].End;
                joined += isGlued ? 0 : 1;
                var apart = end > i ? pieces[end].Start - pieces[end - 1].End : 0;
                if (length + pieces[end].Length > MostBehindWord || apart > 1 || (apart == 1 && text[pieces[end - 1].End] is not (' ' or '-' or '·' or '.'))
                    || (!isGlued && length >= 6 && digits && letters) || (!pieces[end].IsDigits && pieces[end].Length > 4))
                {
                    break;
                }

                length += pieces[end].Length;
                (digits, letters) = (digits || pieces[end].IsDigits, letters || !pieces[end].IsDigits);
            }

            if (digits && letters && length >= FewestBehindWord)
            {
                findings.TryAdd(piece.Start, pieces[end - 1].End, Mark.Plate);
                return;
            }

            passed++;
        }
    }

    private static bool IsGlued(List<Piece> pieces, int i) => i + 1 < pieces.Count && pieces[i + 1].Start == pieces[i].End;

    private static bool AreCapitals(string text, Piece piece)
    {
        for (var i = piece.Start; i < piece.End; i++)
        {
            if (char.IsLower(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static List<Piece> PiecesOf(string text)
    {
        var pieces = new List<Piece>();
        for (var i = 0; i < text.Length;)
        {
            var (start, isDigits) = (i, char.IsAsciiDigit(text[i]));
            while (i < text.Length && (isDigits ? char.IsAsciiDigit(text[i]) : char.IsLetter(text[i])))
            {
                i++;
            }

            if (i > start)
            {
                pieces.Add(new(start, i, isDigits));
            }
            else
            {
                i++;
            }
        }

        return pieces;
    }
}
