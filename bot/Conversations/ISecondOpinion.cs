using ManagerBackup.Bot.Triage;

namespace ManagerBackup.Bot.Conversations;

/// <summary>
/// Reads a message once more, maybe better and certainly later than triage: a language model, say. None is built in; one that is
/// registered as a singleton is asked about everything that people type.
/// </summary>
internal interface ISecondOpinion
{
    /// <summary>Asked when the first answer has left. Only a higher action counts; a fault, or silence for too long, counts as none.</summary>
    /// <param name="language">The language that the message was read and answered in.</param>
    /// <returns>Null for no opinion.</returns>
    Task<Reading?> ReadAsync(string text, string language, Reading first, CancellationToken cancellationToken);
}
