using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Privacy;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.Triage;

namespace ManagerBackup.Bot.Conversations;

/// <summary>
/// Asks for a second opinion on a message once its answer has left, and raises what came of the message when that opinion is graver.
/// It lowers nothing and holds up nobody.
/// </summary>
internal sealed partial class SecondLook(
    Openings openings, Takeovers takeovers, Errands errands, TimeProvider time, ILogger<SecondLook> logger, ISecondOpinion? opinion = null)
{
    // A raise that comes later than this surprises more than it helps: the employee has acted on the first answer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <param name="answer">Done when the first answer has left.</param>
    public void Take(Visit visit, Site site, string text, Reading first, Task answer)
    {
        if (opinion is not null)
        {
            errands.Run("take a second look", token => TakeAsync(opinion, visit, site, text, first, answer, token));
        }
    }

    private async Task TakeAsync(
        ISecondOpinion asked, Visit visit, Site site, string text, Reading first, Task answer, CancellationToken cancellationToken)
    {
        await answer;
        if (await AskAsync(asked, text, first, cancellationToken) is { } second && Understood.Raised(first, second) is { } read)
        {
            await RaiseAsync(visit, site, text, first, read, cancellationToken);
        }
    }

    private async Task<Reading?> AskAsync(ISecondOpinion asked, string text, Reading first, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await asked.ReadAsync(Scrubber.Scrub(text), first.Language, first, either.Token).WaitAsync(either.Token);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Its message may quote what the employee typed.
            LogNoOpinion(e.GetType().Name);
            return null;
        }
    }

    private async Task RaiseAsync(Visit visit, Site site, string text, Reading first, Understanding read, CancellationToken cancellationToken)
    {
        // What it opens has a turn of its own: the message's may be that of a withdrawal.
        var again = visit with { Key = $"{visit.Key}-again", Now = time.GetUtcNow(), StartedAt = time.GetTimestamp() };
        var open = await takeovers.FindOpenAsync(visit.Person.Id, site.Id, again.Now, cancellationToken);
        if (open is not null && (open.State.Turns.Contains(visit.Key) || open.State.Turns.Contains(again.Key)))
        {
            await takeovers.ExecuteAsync(open.Id, site.Id, new Command.Reconsider(again.Now, visit.Key, read), cancellationToken);
        }
        else if (Understood.From(first) is null)
        {
            await openings.OpenAsync(again, site, text, read, cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "There was no second opinion on a message, which stays as it was understood first: {Fault}")]
    private partial void LogNoOpinion(string fault);
}
