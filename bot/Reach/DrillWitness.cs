using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.Bot.Reach;

/// <summary>Notes who answered a practice page, and whom it reached in vain.</summary>
internal sealed class DrillWitness(Takeovers takeovers, Reachability reachability) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        takeovers.Follow(Note);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public static IEnumerable<(PersonId Person, Sign.Drilled Sign)> SignsOf(BackupRequest s) => s switch
    {
        { Practice: false } => [],
        { Holder: { } holder, AcceptedAt: { } accepted } =>
            [(holder.Manager.Id, new(s.OpenedAt, Math.Round((accepted - (s.PagedAt ?? s.OpenedAt)).TotalSeconds, 1)))],

        // Whoever was not the first did nothing wrong; when nobody came, nobody answered.
        { AcceptedAt: null } when s.UnansweredAt is not null || s.Phase == Phase.Closed => s.Pages.Values
            .Where(page => page.Status == PageStatus.Delivered).Select(page => (page.Manager.Id, new Sign.Drilled(s.OpenedAt, null))),
        _ => [],
    };

    private void Note(StoredRequest changed, IReadOnlyList<RequestEvent> happened)
    {
        foreach (var (person, sign) in SignsOf(changed.State))
        {
            reachability.Note(person, sign);
        }
    }
}
