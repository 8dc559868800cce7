namespace ManagerBackup.Bot.Teams;

/// <summary>Thrown by an <see cref="ITurnHandler"/> for a turn over its sender's limit: answered 429, and no fault of ours.</summary>
internal sealed class TooManyTurnsException() : Exception("More turns than their sender's limit");
