using System.Threading.Channels;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.Teams;

namespace ManagerBackup.Bot.Conversations;

/// <summary>
/// Keeps the members of the sites' teams: met when the bot is added to a team, read from the channel then, daily, and when somebody
/// comes or goes. What another instance has read is looked up every minute.
/// </summary>
internal sealed partial class TeamWatch(TeamMembers teams, Sites sites, IConnector connector, TimeProvider time, ILogger<TeamWatch> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ReadEvery = TimeSpan.FromDays(1);
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(2);
    private static readonly SendOptions Patiently = new(TimeSpan.FromSeconds(30), Priority: false);

    private readonly Channel<bool> wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>
    /// An event of a team: kept before the turn is over, so that a crash does not lose it; the members are read afterwards.
    /// </summary>
    /// <returns>False when it is none of a site's team.</returns>
    public async Task<bool> HearAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        if (turn.Activity is not { Type: ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate, ChannelData.Team: { Id: { Length: > 0 } thread } team }
            || await SiteOfAsync(turn, thread, team.AadGroupId, cancellationToken) is not { } site)
        {
            return false;
        }

        if (RemovesTheBot(turn.Activity))
        {
            await teams.ForgetThreadAsync(site.Id, cancellationToken);
        }
        else
        {
            await teams.KeepThreadAsync(
                new(site.Id, thread, turn.Reference.ServiceUrl, turn.TenantId, turn.Reference.BotId, ReadAt: null), cancellationToken);
            wakes.Writer.TryWrite(true);
        }

        return true;
    }

    // People are known from the first message on, if storage answers.
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(FirstLook, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        await TryAsync(teams.LoadAsync, both.Token);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var team in teams.Threads.Where(team => team.ReadAt is not { } read || time.GetUtcNow() - read >= ReadEvery))
            {
                await TryAsync(cancellationToken => ReadAsync(team, cancellationToken), stoppingToken);
            }

            await WaitAsync(stoppingToken);
            await TryAsync(teams.LoadAsync, stoppingToken);
        }
    }

    private async Task ReadAsync(TeamThread team, CancellationToken cancellationToken)
    {
        var chat = new ConversationReference(team.ServiceUrl, team.Thread, team.TenantId, team.BotId, "msteams", "channel");
        var members = await connector.GetMembersAsync(chat, Patiently, cancellationToken);
        var people = members.Select(member => member.AadObjectId).OfType<string>().Where(id => id.Length > 0).Select(id => new PersonId(id.ToLowerInvariant()));
        await teams.KeepMembersAsync(team, [.. people], time.GetUtcNow(), cancellationToken);
    }

    // Teams tells the group's id on some events only.
    private async Task<Site?> SiteOfAsync(TurnContext turn, string thread, string? groupId, CancellationToken cancellationToken)
    {
        if (sites.OfTeam(groupId) is { } site)
        {
            return site;
        }

        if (groupId is { Length: > 0 } || sites.All.All(one => one.TeamId is null))
        {
            return null;
        }

        try
        {
            return teams.SiteOfThread(thread) ?? sites.OfTeam(await connector.GetTeamGroupAsync(turn.Reference, thread, SendOptions.Ordinary, cancellationToken));
        }
        catch (ConnectorException e)
        {
            LogTeamUnknown(e.Code);
            return null;
        }
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(LookEvery, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await wakes.Reader.ReadAsync(both.Token);
        }
        catch (OperationCanceledException)
        {
            // Time to look, or to stop.
        }
    }

    private async Task TryAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Tried again in a minute; until then what was known serves, or the settings.
            LogNotRead(e.GetType().Name);
        }
    }

    private static bool RemovesTheBot(Activity activity) =>
        activity is { Type: ActivityTypes.InstallationUpdate, Action: "remove" or "remove-upgrade" }
        || activity.MembersRemoved?.Any(member => member.Id is { } id && id == activity.Recipient?.Id) is true;

    [LoggerMessage(LogLevel.Information, "The members of the sites' teams were not read this time ({Reason})")]
    private partial void LogNotRead(string reason);

    [LoggerMessage(LogLevel.Warning, "The channel does not say which group a team belongs to ({Code}); its members are learnt with the next event")]
    private partial void LogTeamUnknown(string? code);
}
