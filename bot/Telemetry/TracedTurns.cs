using System.Diagnostics;
using ManagerBackup.Bot.Teams;

namespace ManagerBackup.Bot.Telemetry;

/// <summary>One span a turn, under which the calls to the channel and to storage stand.</summary>
internal sealed class TracedTurns(ITurnHandler inner, Instruments instruments) : ITurnHandler
{
    public async Task<InvokeResponse?> OnTurnAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        using var span = instruments.Spans.StartActivity($"turn {KindOf(turn.Activity.Type)}", ActivityKind.Server);
        try
        {
            var answer = await inner.OnTurnAsync(turn, cancellationToken);
            span?.SetTag("status", answer?.StatusCode ?? StatusCodes.Status200OK);
            return answer;
        }
        catch (Exception e)
        {
            span?.SetTag("error.type", e.GetType().Name).SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }

    // The type comes from outside: only what we know becomes a name.
    private static string KindOf(string? type) => type switch
    {
        ActivityTypes.Message or ActivityTypes.Invoke or ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate => type,
        _ => "other",
    };
}
