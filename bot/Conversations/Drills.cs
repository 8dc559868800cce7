using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Conversations;

/// <summary>Begins a practice page for a manager or an ops lead.</summary>
internal sealed class Drills(Openings openings, Takeovers takeovers)
{
    /// <returns>Why not; null when it has begun and its card has left.</returns>
    public async Task<RenderedCard?> BeginAsync(Visit visit, Site site, string language, CancellationToken cancellationToken)
    {
        if (!Permissions.May(Act.BeginDrill, site, visit.Person.Id))
        {
            return AnswerCard.Render(Answers.DrillNotAllowed(language));
        }

        var open = await takeovers.FindOpenAsync(visit.Person.Id, site.Id, visit.Now, cancellationToken);
        if (open is not null && (open.State.Practice || open.State.TakesWords(visit.Now)))
        {
            return AnswerCard.Render(Answers.DrillBusy(language));
        }

        await openings.OpenDrillAsync(visit, site, language, cancellationToken);
        return null;
    }
}
