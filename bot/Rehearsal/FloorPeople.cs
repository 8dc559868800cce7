namespace ManagerBackup.Bot.Rehearsal;

/// <param name="Id">Entra object id.</param>
/// <param name="Role"><c>employee</c> or <c>manager</c>.</param>
/// <param name="TimeZone">The site's, by its IANA name: the page shows the times that the cards show.</param>
internal sealed record FloorPerson(string Id, string Name, string Role, bool OnShift, string TimeZone = "UTC");

/// <summary>Who has a phone on the practice floor. Asked anew each time, because shifts begin and end.</summary>
internal sealed class FloorPeople(Func<CancellationToken, Task<IReadOnlyList<FloorPerson>>> people)
{
    public Task<IReadOnlyList<FloorPerson>> AllAsync(CancellationToken cancellationToken) => people(cancellationToken);

    public Task<FloorPerson?> FindAsync(string? id, CancellationToken cancellationToken) =>
        FirstAsync(person => person.Id == id, cancellationToken);

    /// <summary>By the id in <c>members</c>: Teams takes its own user id or the Entra object id.</summary>
    public Task<FloorPerson?> FindMemberAsync(string? id, CancellationToken cancellationToken) =>
        FirstAsync(person => person.Id == id || TeamsIds.User(person.Id) == id, cancellationToken);

    public Task<FloorPerson?> FindChatAsync(string? chat, CancellationToken cancellationToken) =>
        FirstAsync(person => TeamsIds.Chat(person.Id) == chat, cancellationToken);

    private async Task<FloorPerson?> FirstAsync(Func<FloorPerson, bool> wanted, CancellationToken cancellationToken) =>
        (await people(cancellationToken)).FirstOrDefault(wanted);
}
