using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Bot;

/// <param name="Mark">What stands in the words of this message and of no other.</param>
/// <param name="Posts">How often it was posted until it was answered.</param>
internal sealed record Heard(Scene Scene, Phone Employee, string Activity, string Mark, int Posts);

/// <param name="Request">Whose acceptance was answered with the card of who has it.</param>
/// <param name="Mark">What the employee had said.</param>
internal sealed record Promised(Scene Scene, Phone Manager, string Request, string Mark);

/// <summary>
/// Many people who go on, whatever becomes of the bot: they type, are paged, accept and end it, one request after the other. As Teams
/// does, they send again what was not answered.
/// </summary>
/// <param name="door">Which bot the next activity goes to.</param>
internal sealed class Crowd(IReadOnlyList<Scene> scenes, int seed, Func<Uri> door)
{
    private const int MostTaps = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    // Whoever is unlucky meets a dead bot again and again.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<Heard> heard = [];
    private readonly ConcurrentQueue<Promised> promised = [];
    private int number;

    public Action? OnAnswer { get; init; }

    public IReadOnlyList<Scene> Scenes => scenes;

    public IReadOnlyCollection<Heard> Heard => heard;

    public IReadOnlyCollection<Promised> Promised => promised;

    /// <summary>Until it is enough; then each ends with a request that somebody has accepted.</summary>
    public Task GoOnAsync(CancellationToken enough) => Task.WhenAll(
        from scene in scenes
        from name in scene.Place.Employees
        select LiveAsync(scene, scene[name], new Random(HashCode.Combine(seed, scene.Place.Id.Length, number++)), enough));

    private async Task LiveAsync(Scene scene, Phone employee, Random random, CancellationToken enough)
    {
        while (true)
        {
            var mark = $"case {Interlocked.Increment(ref number):D5}";
            var said = employee.Said($"{Scene.Abuse}, {mark}");
            var (_, posts) = await AnsweredAsync(() => said);
            heard.Enqueue(new(scene, employee, (string)said["id"]!, mark, posts));

            var (manager, page) = await PageAsync(scene, employee, mark, enough);
            var request = page.Request!;
            var accept = await TapAsync(manager, page, "accept", new() { ["etaMinutes"] = 0 });
            if (accept.Card?.Verbs.Contains("close") is true)
                promised.Enqueue(new(scene, manager, request, mark));
            if (enough.IsCancellationRequested)
                return;

            if (random.Next(3) == 0)
                await CloseAsync(manager, page);
            else
                await TapAsync(employee, page, "withdraw", []);
        }
    }

    private static async Task<(Phone Manager, ChatMessage Page)> PageAsync(Scene scene, Phone employee, string mark, CancellationToken enough)
    {
        async Task<(Phone, ChatMessage)> OfAsync(Phone manager) =>
            (manager, await manager.ReceivesAsync(message => message.IsPage && message.First.Says.Contains(mark, StringComparison.Ordinal), Patience));
        var page = Task.WhenAny(scene.Place.OnShift.Select(name => OfAsync(scene[name]))).Unwrap();
        await Task.WhenAny(page, Task.Delay(Patience, TimeProvider.System, enough));
        try
        {
            return await page.WaitAsync(LastPatience, TimeProvider.System, CancellationToken.None);
        }
        catch (TimeoutException e)
        {
            var all = await scene.Api.OfEmployeeAsync(employee.Id);
            var stories = await Task.WhenAll(all.Select(one => scene.Api.FindAsync((string)one["id"]!)));
            var told = stories.Where(story => story!.Whole.Contains(mark, StringComparison.Ordinal)).Select(story => story!.Whole);
            throw new TimeoutException($"Nobody of {scene.Place.Id} was paged for {mark} of {employee.Name}: {string.Join('\n', told)}", e);
        }
    }

    private async Task CloseAsync(Phone manager, ChatMessage page)
    {
        await TapAsync(manager, page, "arrived", []);
        await TapAsync(manager, page, "close", new() { ["outcome"] = "resolved", ["customerDecision"] = "keep", ["customerSide"] = "Had waited for an hour" });
    }

    // Whoever is told that it did not work taps again.
    private async Task<BotAnswer> TapAsync(Phone who, ChatMessage page, string verb, JsonObject inputs)
    {
        inputs["requestId"] = page.Request;
        for (var tries = 1; ; tries++)
        {
            var activity = $"f:{Guid.NewGuid()}";
            var (answer, _) = await AnsweredAsync(() => who.Tapped(verb, (JsonObject)inputs.DeepClone(), page.Id, activity));
            if (answer.Card is not null || tries >= MostTaps)
                return answer;
            await Task.Delay(Pause, TimeProvider.System);
        }
    }

    private async Task<(BotAnswer Answer, int Posts)> AnsweredAsync(Func<JsonObject> activity)
    {
        using var late = new CancellationTokenSource(Patience);
        for (var posts = 1; ; posts++)
        {
            var answer = await Phone.PostAsync(activity(), door());
            if (answer.Status is >= 200 and < 300 && (int?)answer.Body?["statusCode"] is not >= 400)
            {
                OnAnswer?.Invoke();
                return (answer, posts);
            }

            await Task.Delay(Pause, TimeProvider.System, late.Token);
        }
    }
}
