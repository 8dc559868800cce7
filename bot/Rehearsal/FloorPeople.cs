namespace ManagerBackup.Bot.Rehearsal;

/// <param name="Id">Entra object id.</param>
/// <param name="Role"><c>employee</c> or <c>manager</c>.</param>
internal sealed record FloorPerson(string Id, string Name, string Role, bool OnShift);

/// <summary>Who has a phone on the practice floor. Asked anew each time, because shifts begin and end.</summary>
internal sealed class FloorPeople(Func<IReadOnlyList<FloorPerson>> people)
{
    public IReadOnlyList<FloorPerson> All => people();

    public FloorPerson? Find(string? id) => All.FirstOrDefault(person => person.Id == id);

    /// <summary>By the id in <c>members</c>: Teams takes its own user id or the Entra object id.</summary>
    public FloorPerson? FindMember(string? id) =>
        All.FirstOrDefault(person => person.Id == id || TeamsIds.User(person.Id) == id);

    public FloorPerson? FindChat(string? chat) => All.FirstOrDefault(person => TeamsIds.Chat(person.Id) == chat);
}
