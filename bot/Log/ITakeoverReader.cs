using System.Text.Json;

namespace ManagerBackup.Bot.Log;

/// <summary>The log as its readers see it.</summary>
internal interface ITakeoverReader
{
    Task<TakeoverPage> ListAsync(TakeoverFilter filter, CancellationToken cancellationToken);

    /// <param name="id">A request id in its wire form.</param>
    Task<TakeoverStory?> FindAsync(string id, CancellationToken cancellationToken);
}

/// <param name="Timeline">Oldest first: objects with <c>at</c>, <c>type</c>, <c>by</c>, and what belongs to the type.</param>
internal sealed record TakeoverStory(TakeoverSummary Summary, IReadOnlyList<JsonElement> Timeline);
