using System.Diagnostics;
using System.Text.Json;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Conversations;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Triage;
using Words = ManagerBackup.Bot.Conversations.Words;

namespace ManagerBackup.Bot.Telemetry;

/// <summary>Takes the figures of a request off its events, once each: by the process that appended them.</summary>
internal sealed class StoryMeter(Takeovers takeovers, Words words, FloodGate gate, Instruments instruments) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        takeovers.Follow(Note);
        words.Follow(Note);
        gate.Follow(Note);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Note(StoredRequest request, IReadOnlyList<RequestEvent> happened)
    {
        foreach (var one in happened)
        {
            Note(request, one);
        }
    }

    private void Note(StoredRequest request, RequestEvent happened)
    {
        var s = request.State;
        var where = new TagList { { "site", s.Site.Value }, { "practice", s.Practice } };
        switch (happened)
        {
            case RequestEvent.Requested requested:
                where.Add("category", Word(requested.Read.Category));
                where.Add("urgency", Word(requested.Read.Urgency));
                instruments.Requests.Add(1, where);
                break;

            // A tap is answered by its own answer: nothing was waited for.
            case RequestEvent.Answered { Seconds: > 0 } answered:
                instruments.TimeToWords.Record(answered.Seconds, where);
                break;
            case RequestEvent.PageDelivered delivered when request.Events.OfType<RequestEvent.PageDelivered>().First() == delivered:
                instruments.TimeToPage.Record(Math.Max(0, (delivered.At - AskedAt(request)).TotalSeconds), where);
                break;
            case RequestEvent.Accepted or RequestEvent.AcceptedLate when IsFirstAcceptance(request, happened):
                instruments.TimeToAccept.Record((happened.At - (s.PagedAt ?? s.OpenedAt)).TotalSeconds, where);
                break;
            case RequestEvent.Unanswered:
                instruments.Unanswered.Add(1, where);
                break;
            case RequestEvent.Paged { Step: > 0 } paged when request.Events.OfType<RequestEvent.Paged>().First(before => before.Step == paged.Step) == paged:
                instruments.Escalations.Add(1, where);
                break;
        }
    }

    private void Note(Reading reading) => instruments.TriageActions.Add(
        1, new("action", Word(reading.Action)), new("category", Word(reading.Category)), new("language", reading.Language));

    private void Note(HeldTurn held) => instruments.HeldBack.Add(1, new("kind", held.Kind), new("limit", held.Limit));

    private static string Word(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    // What asked for somebody to come: the opening itself, or what was said or tapped after words alone.
    private static DateTimeOffset AskedAt(StoredRequest request) => request.Events
        .FirstOrDefault(one => one is RequestEvent.PageAsked or RequestEvent.Worsened
            or RequestEvent.Requested { Read.Urgency: > Urgency.WordsOnly }
            or RequestEvent.Said { Read.Urgency: > Urgency.WordsOnly }
            or RequestEvent.Reconsidered { Read.Urgency: > Urgency.WordsOnly })?.At ?? request.State.OpenedAt;

    private static bool IsFirstAcceptance(StoredRequest request, RequestEvent happened) =>
        request.Events.First(one => one is RequestEvent.Accepted or RequestEvent.AcceptedLate) == happened;
}
