namespace ManagerBackup.Bot.Privacy;

/// <summary>
/// What stands in the place of something that was taken out. The same in every language, so that a stored text says it in one way;
/// cards say it in the reader's.
/// </summary>
internal static class Mark
{
    public const string Phone = "[phone]";
    public const string Email = "[e-mail]";
    public const string Card = "[card]";
    public const string Account = "[account]";
    public const string Plate = "[plate]";
    public const string Name = "[name]";

    /// <summary>Words that somebody asked to be taken away, all of them.</summary>
    public const string Erased = "[erased]";

    private static readonly string[] All = [Phone, Email, Card, Account, Plate, Name];

    /// <summary>How much a mark that starts here takes; 0 when none does.</summary>
    public static int LengthAt(string text, int at) =>
        Array.Find(All, mark => string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0)?.Length ?? 0;
}

internal readonly record struct Finding(int Start, int End, string Mark);

/// <summary>What was found in one text; no two overlap.</summary>
internal sealed class Findings(int length)
{
    private readonly bool[] taken = new bool[length];
    private readonly List<Finding> found = [];

    /// <returns>False when part of it is taken already.</returns>
    public bool TryAdd(int start, int end, string mark)
    {
        if (taken.AsSpan(start, end - start).Contains(true))
        {
            return false;
        }

        taken.AsSpan(start, end - start).Fill(true);
        found.Add(new(start, end, mark));
        return true;
    }

    public bool IsTaken(int at) => taken[at];

    public List<Finding> InOrder()
    {
        found.Sort((one, other) => one.Start.CompareTo(other.Start));
        return found;
    }
}
