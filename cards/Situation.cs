namespace ManagerBackup.Cards;

/// <summary>What a manager is told of a request, on the page and while it is theirs.</summary>
/// <param name="Words">What the employee typed, oldest first, each as they typed it.</param>
/// <param name="Category">A category's name of the record, such as <c>verbal</c>.</param>
/// <param name="AskedAt">In the site's own time, such as <c>14:05</c>.</param>
public sealed record Situation(
    string Employee,
    string Site,
    string? Place,
    IReadOnlyList<string> Words,
    string Category,
    int Severity,
    string AskedAt);
