using ManagerBackup.Bot;
using ManagerBackup.Bot.Audit;
using ManagerBackup.Bot.ClientApp;
using ManagerBackup.Bot.Coaching;
using ManagerBackup.Bot.Conversations;
using ManagerBackup.Bot.Coverage;
using ManagerBackup.Bot.Graph;
using ManagerBackup.Bot.Health;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Paging;
using ManagerBackup.Bot.Reach;
using ManagerBackup.Bot.Rehearsal;
using ManagerBackup.Bot.Review;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.SecondChannel;
using ManagerBackup.Bot.SignIn;
using ManagerBackup.Bot.Tab;
using ManagerBackup.Bot.Teams;
using ManagerBackup.Bot.Triage;

if (await Commands.TryRunAsync(args) is { } ended)
    return ended;

// appsettings.json lies beside the program, wherever it was started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
try
{
    builder.UseUsualPort();
    builder.UseSeededSites();
    builder.Services.AddSingleton<TimeProvider>(new SteadyClock(TimeProvider.System));
    builder.Services.AddTeams(builder.Configuration, builder.Environment);
    builder.Services.AddSignIn(builder.Configuration, builder.Environment);
    builder.Services.AddTriage();
    builder.Services.AddCoaching();
    builder.Services.AddTakeoverLog(builder.Configuration);
    builder.Services.AddRoster(builder.Configuration);
    builder.Services.AddGraph(builder.Configuration, builder.Environment);
    builder.Services.AddReach(builder.Configuration);
    builder.Services.AddConversations(builder.Configuration);
    builder.Services.AddSecondChannel(builder.Configuration, builder.Environment);
    builder.Services.AddPaging();
    builder.Services.AddCoverage();
    builder.Services.AddAudit(builder.Configuration);
    builder.Services.AddHealth();
    builder.Services.AddBridges();
    builder.Services.AddReview();
    builder.Services.AddTab();
    builder.AddSurroundings();

    await using var app = builder.Build();
    app.CheckSettings();
    await app.Services.PrepareTakeoverLogAsync(CancellationToken.None);
    app.UseSurroundings();
    app.UseClientAssets();
    app.MapHealth();
    app.MapTeams();
    app.MapSignIn();
    app.MapReview();
    app.MapTab();
    app.MapRehearsal();
    await app.RunAsync();
    return 0;
}
catch (Exception e) when (Startup.Complaints(e) is { Count: > 0 } lines)
{
    return await Startup.ComplainAsync(lines);
}

internal sealed partial class Program;
