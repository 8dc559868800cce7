using System.Text.Json;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.Teams;
using ManagerBackup.Bot.Triage;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Conversations;

/// <summary>
/// Thinks a few turns through before the server listens, and so before it is ready: a first employee after a start would wait
/// half a second for what is compiled and read on first use. Nothing is sent or stored.
/// </summary>
internal sealed class FirstTurn(MessageTriage triage, RequestCards cards, Sites sites, TimeProvider time) : IHostedService
{
    // From the thirtieth call on the runtime compiles a method well.
    private const int Times = 40;

    private static readonly (string Language, string Text)[] Messages =
    [
        ("en", "a man at till 3 is screaming at me and says he will wait for me outside"),
        ("nl", "een klant bij kassa 3 scheldt me uit en zegt dat hij buiten op me wacht"),
        ("de", "ein Kunde an Kasse 3 brüllt mich an und sagt, er wartet draußen auf mich"),
    ];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        WarmUp.Run();
        for (var i = 0; i < Times * Messages.Length && !cancellationToken.IsCancellationRequested; i++)
        {
            var (language, text) = Messages[i % Messages.Length];
            ThinkThrough(language, text, sites.All[i % sites.All.Count]);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void ThinkThrough(string language, string text, Site site)
    {
        var heard = JsonSerializer.SerializeToUtf8Bytes(Activity.OfText(text) with { From = new("29:0"), Conversation = new("a:0") }, ActivityJson.Wire.Activity);
        var said = ActivityJson.ReadActivity(heard)?.Text ?? text;
        var reading = triage.Read(said, language);
        var read = new Understanding(Category.Threat, reading.Severity, Urgency.Page, reading.Language, reading.Place, false);
        var plan = new PagingPlan([TimeSpan.Zero], site.RepageEvery, site.UnansweredAfter, site.ArriveWithin);
        var now = time.GetUtcNow();
        var requested = (RequestEvent.Requested)Decider.Decide(null, new Command.Open(new("0"), now, "0", "-", site.Id, said, read, plan)).Events[0];
        _ = EventJson.Write(requested);
        var card = cards.ForEmployee(RequestId.New(now, site.Id), History.Evolve(null, requested), site);
        _ = JsonSerializer.SerializeToUtf8Bytes(Activity.OfCard(new(card.Utf8), card.Summary), ActivityJson.Wire.Activity);
    }
}
