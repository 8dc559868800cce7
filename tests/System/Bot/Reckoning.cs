using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Bot;

/// <param name="Claims">When it was claimed to page them for this request.</param>
/// <param name="IsNewRound">They were paged anew, because nobody had answered.</param>
internal sealed record Again(long First, long Second, List<DateTimeOffset> Claims, bool IsNewRound, string What);

/// <summary>
/// What must be true of a crowd afterwards, whatever happened to the bots meanwhile: the chats as the people have them are held
/// against the log as others read it.
/// </summary>
internal sealed class Reckoning
{
    private const int MostLooks = 60;

    private readonly Crowd crowd;
    private readonly Dictionary<string, Story> stories;

    private Reckoning(Crowd crowd, Dictionary<string, Story> stories) => (this.crowd, this.stories) = (crowd, stories);

    public IReadOnlyCollection<Story> Stories => stories.Values;

    /// <summary>Reads everything as soon as nothing is on its way any more.</summary>
    public static async Task<Reckoning> OfAsync(Crowd crowd, TakeoverApi api)
    {
        // What a process took for an outage keeps the last words in its spool for a while longer.
        for (var look = 0; ; look++)
        {
            var reckoning = new Reckoning(crowd, await ReadAsync(api));
            if (look == MostLooks || (crowd.Heard.All(heard => reckoning.RequestsOf(heard.Mark).Count > 0) && crowd.Promised.All(reckoning.IsKept)))
                return reckoning;

            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        }
    }

    private static async Task<Dictionary<string, Story>> ReadAsync(TakeoverApi api)
    {
        var read = new ConcurrentDictionary<string, Story>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(await api.AllAsync(), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (one, _) =>
        {
            var id = (string)one["id"]!;
            read[id] = await api.UntilAsync(id, IsCalm);
        });
        return new(read, StringComparer.Ordinal);
    }

    public void Check()
    {
        var byMark = crowd.Heard.ToDictionary(one => one.Mark, one => RequestsOf(one.Mark));
        Assert.All(byMark, mark => Assert.True(mark.Value.Count == 1, $"{mark.Key} was answered, and is in {mark.Value.Count} requests"));
        foreach (var employee in stories.Values.Where(IsOpen).GroupBy(story => story.Employee))
        {
            Assert.True(employee.Count() == 1, $"Open at once: {string.Join('\n', employee.Select(story => story.Whole))}");
        }

        foreach (var heard in crowd.Heard)
        {
            CheckPaged(heard.Scene, byMark[heard.Mark][0]);
        }

        Assert.All(crowd.Promised, promise => Assert.True(
            IsKept(promise),
            $"{promise.Manager.Name} accepted {promise.Request}, and it is not in the log: {string.Join('\n', StoriesOf(promise).Select(story => story.Whole))}"));
        Assert.All(crowd.Promised.Where(promise => stories.ContainsKey(promise.Request)), promise => Assert.All(
            stories[promise.Request].Of("accepted"), accepted => Assert.Equal(promise.Manager.Id, (string?)accepted["by"])));
    }

    // Accepted while storage was slow, and over in the log by then: they came along.
    private bool IsKept(Promised promise) => StoriesOf(promise)
        .Any(story => story.Of("accepted").Concat(story.Of("joined")).Any(entry => (string?)entry["by"] == promise.Manager.Id));

    // Opened a second time while storage was slow, a request goes into the one that the log has; who had it there comes along.
    private IEnumerable<Story> StoriesOf(Promised promise) =>
        stories.TryGetValue(promise.Request, out var story) ? [story] : RequestsOf(promise.Mark).Select(request => stories[request]);

    /// <summary>Everything that anybody got has its claim in the log, and everything that the log says was delivered is in a chat.</summary>
    public void CheckExplained()
    {
        foreach (var scene in crowd.Scenes)
        {
            var here = stories.Where(story => scene.Place.Employees.Any(name => scene[name].Id == story.Value.Employee)).ToList();
            var phones = scene.Place.Everyone.Select(name => scene[name]).ToList();
            var known = phones.SelectMany(phone => phone.Messages.Select(message => $"{phone.ChatId} {message.Id}")).ToHashSet(StringComparer.Ordinal);
            var noted = here.SelectMany(story => story.Value.Of("pageDelivered").Concat(story.Value.Of("answered"))).Select(entry => (string)entry["message"]!);
            Assert.All(noted, message => Assert.Contains(message, known));

            foreach (var page in from phone in phones from message in phone.Messages where message.IsPage group message by (phone, StoryOf(message)))
            {
                var (manager, story) = page.Key;
                var claims = Claims(story, manager.Id).Count;
                Assert.True(page.Count() <= claims, $"{manager.Name} has {page.Count()} pages, and the log {claims} claims: {story.Whole}");
            }

            var told = phones.SelectMany(phone => phone.Messages).Count(message => message is { IsPage: false, ReplyTo: null });
            Assert.InRange(told, 0, here.Sum(story => Notices(story.Value)));
            foreach (var answers in phones.SelectMany(phone => phone.Messages).Where(message => message.ReplyTo is not null).GroupBy(message => message.ReplyTo))
            {
                var heard = Assert.Single(crowd.Heard, one => one.Activity == answers.Key);
                Assert.InRange(answers.Count(), 1, heard.Posts);
            }
        }
    }

    /// <returns>Pages that somebody got a second time.</returns>
    public IEnumerable<Again> Again() =>
        from scene in crowd.Scenes
        from manager in scene.Place.OnShift.Select(name => scene[name])
        from request in manager.Messages.Where(message => message.IsPage).GroupBy(StoryOf)
        from pair in request.Zip(request.Skip(1))
        let claims = Claims(request.Key, manager.Id)
        let isNewRound = claims.Exists(claim => (int?)claim["round"] > 1 && TimeOf(claim) > TimeOf(pair.First) && TimeOf(claim) <= TimeOf(pair.Second))
        select new Again(pair.First.At, pair.Second.At, claims.ConvertAll(TimeOf), isNewRound, $"{manager.Name} of {scene.Place.Id} was paged twice: {request.Key.Whole}");

    public IEnumerable<(DateTimeOffset Opened, DateTimeOffset Paged)> FirstPages() =>
        stories.Values.Where(story => story.Of("paged").Any()).Select(story => (Story.Time(story["openedAt"]!), TimeOf(story.Of("paged").First())));

    /// <returns>Claims to page that came to nothing because their process died, and how each went on; null when it did not have to.</returns>
    public IEnumerable<(DateTimeOffset Claimed, DateTimeOffset? Next, string What)> Orphans() =>
        from story in stories.Values
        from manager in story.Paged.Distinct()
        let claims = Claims(story, manager)
        from claim in claims
        let end = story.Timeline.FirstOrDefault(entry => Ends(entry, claim, manager))
        where end is null || (string?)end["type"] == "pageRetried"
        select (TimeOf(claim), end is null ? (DateTimeOffset?)null : TimeOf(end), story.Whole);

    // While storage was away a request may have been opened whose words another has in the log: then it is that one's page.
    private Story StoryOf(ChatMessage page) => stories.GetValueOrDefault(page.Request!)
        ?? stories.Values.Single(story => crowd.Heard.Any(one => page.First.Says.Contains(one.Mark, StringComparison.Ordinal) && Says(story, one.Mark)));

    private static bool Ends(JsonObject entry, JsonObject claim, string manager) => TimeOf(entry) >= TimeOf(claim) && entry != claim && (string?)entry["type"] switch
    {
        "pageDelivered" or "pageFailed" or "pageRetried" => (string?)entry["manager"] == manager,
        "accepted" or "withdrawn" => true,
        _ => false,
    };

    private void CheckPaged(Scene scene, string request)
    {
        var story = stories[request];
        foreach (var manager in scene.Place.OnShift.Select(name => scene[name]).Where(manager => story.Paged.Contains(manager.Id)))
        {
            Assert.True(
                manager.PagesOf(request).Any() || story.Of("accepted").Any() || story.Of("pageFailed").Any(failed => (string?)failed["manager"] == manager.Id),
                $"{manager.Name} was never paged: {story.Whole}");
        }

        Assert.Contains(scene.Place.OnShift, name => scene[name].PagesOf(request).Any());
    }

    private static List<JsonObject> Claims(Story story, string manager) =>
    [
        .. story.Of("paged").Where(round => round["to"]!.AsArray().Any(person => (string?)person!["id"] == manager)),
        .. story.Of("pageRetried").Where(again => (string?)again["manager"] == manager),
    ];

    // Without storage, a claim to say what the log had said already is left out of it, and that it was said is not.
    private static int Notices(Story story)
    {
        var claimed = story.Of("telling").Select(claim => (int)claim["number"]!).ToList();
        return claimed.Count + story.Of("answering").Count() + story.Of("told").Count(told => !claimed.Contains((int)told["number"]!));
    }

    private List<string> RequestsOf(string mark) => [.. stories.Where(story => Says(story.Value, mark)).Select(story => story.Key)];

    // What one process heard after another had ended the request without storage stands in it, and opens the next one.
    private static bool Says(Story story, string mark)
    {
        var end = story.Of("withdrawn").Concat(story.Of("closed")).Select(TimeOf).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
        return story.Of("requested").Concat(story.Of("said").Where(said => TimeOf(said) < end))
            .Any(entry => ((string?)entry["words"])?.Contains(mark, StringComparison.Ordinal) is true);
    }

    private static bool IsOpen(Story story) => story["state"] is "open" or "accepted" or "takenOver" or "unanswered";

    // A claim whose process died is taken up again as long as the page is wanted, and not after somebody has accepted.
    private static bool IsCalm(Story story) => story["state"] switch
    {
        "withdrawn" => true,
        "closed" => IsTold(story, "closed"),
        "accepted" or "takenOver" => IsTold(story, "accepted") && story.Of("answered").Any(),
        _ => story.Of("answered").Any() && story.Paged.All(manager => story.Of("pageDelivered").Any(delivered => (string?)delivered["manager"] == manager)),
    };

    private static bool IsTold(Story story, string notice) => story.Of("told").Any(told => (string?)told["notice"] == notice);

    private static DateTimeOffset TimeOf(ChatMessage message) => TimeProvider.System.GetUtcNow() - Stopwatch.GetElapsedTime(message.At);

    private static DateTimeOffset TimeOf(JsonObject entry) => Story.Time((string)entry["at"]!);
}
