using System.Diagnostics;
using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Bot;

[Collection(HardOnTheMachine.Name)]
public sealed class CrashOnSqliteTests() : CrashTests(House.Sqlite);

[Collection(HardOnTheMachine.Name)]
public sealed class CrashOnAzureTablesTests() : CrashTests(House.AzureTables);

/// <summary>The process is killed as by a power cut at the worst moments, one after the other, on the same storage.</summary>
public abstract class CrashTests(string storage)
{
    private static readonly string[] People = ["Ada", "Bram", "Cleo"];

    // A page that arrived just before the kill may not be in the log yet, and then it is sent again.
    private static readonly TimeSpan JustBefore = TimeSpan.FromSeconds(5);

    private readonly List<long> kills = [];

    [Fact]
    public async Task Whoever_was_heard_before_the_process_was_killed_is_backed_once_it_is_started_again()
    {
        var places = Enumerable.Range(0, 5).Select(i => new Place($"crash{i}") { Employees = People }).ToList();
        await using var house = await House.OpenAsync(storage, places);
        var scenes = places.Select(house.SceneOf).ToList();

        await DieAsync(house, scenes, scenes[0], (phone, _) => phone == scenes[0].Ada);
        await DieAsync(house, scenes, scenes[1], (_, message) => message.IsPage && message.Request is not null);
        await DieAsync(house, scenes, scenes[2], null);
        var words = 0;
        await DieAsync(house, scenes, scenes[3], (phone, _) => People.Contains(phone.Name) && Interlocked.Increment(ref words) == 3);
        var pages = 0;
        await DieAsync(house, scenes, scenes[4], (_, message) => message.IsPage && Interlocked.Increment(ref pages) == 4);

        foreach (var (scene, name) in scenes.SelectMany(scene => People.Select(name => (scene, name))))
        {
            await BackedAsync(scene, scene[name], house.HasStalled);
        }
    }

    // Everyone types at once; the process dies at the given moment, or as soon as the first has been answered 200.
    private async Task DieAsync(House house, List<Scene> scenes, Scene scene, Func<Phone, ChatMessage, bool>? moment)
    {
        var bot = house.Bot;
        var dead = 0;
        void Kill()
        {
            if (Interlocked.Exchange(ref dead, 1) == 0)
            {
                bot.Kill();
                kills.Add(Stopwatch.GetTimestamp());
            }
        }

        house.Teams.OnArrival = (phone, message) =>
        {
            if (moment?.Invoke(phone, message) is true)
                Kill();
        };
        var said = People.Select(name => (Phone: scene[name], Activity: scene[name].Said(Scene.Abuse))).ToList();
        var answers = said.Select(one => one.Phone.PostAsync((System.Text.Json.Nodes.JsonObject)one.Activity.DeepClone())).ToList();
        if (moment is null)
        {
            await await Task.WhenAny(answers);
            Kill();
        }

        await Task.WhenAll(answers);
        await house.Teams.UntilAsync(() => Volatile.Read(ref dead) == 1 ? house : null, () => $"The moment never came:\n{bot.Output}");
        house.Teams.OnArrival = null;
        await house.StartAsync();
        scenes.ForEach(one => one.MoveTo(house.Bot.BaseAddress));

        // Teams sends again what was not answered.
        foreach (var (one, answer) in said.Zip(answers).Where(pair => pair.Second.Result.Status == 0))
        {
            Assert.Equal(200, (await one.Phone.PostAsync(one.Activity)).Status);
        }
    }

    private async Task BackedAsync(Scene scene, Phone employee, bool hasStalled)
    {
        var request = (string)Assert.Single(await scene.Api.OfEmployeeAsync(employee.Id))["id"]!;
        foreach (var manager in new[] { scene.Sam, scene.Robin })
        {
            await manager.IsPagedAsync(request);
        }

        await scene.Api.CalmAsync(request);
        await employee.ReceivesAsync(message => message.Card.Request == request && message.Card.Says.Contains("Robin and Sam", StringComparison.Ordinal));
        foreach (var manager in new[] { scene.Sam, scene.Robin })
        {
            var pages = manager.PagesOf(request).Select(page => page.At).ToList();
            var again = pages.Zip(pages.Skip(1)).Count(pair => !kills.Exists(kill => IsBetween(kill, pair.First, pair.Second)));
            Assert.True(again == 0 || hasStalled, $"{manager.Name} was paged {pages.Count} times for one request of {scene.Place.Id}");
        }
    }

    private static bool IsBetween(long kill, long first, long second) =>
        first <= kill && kill <= second && Stopwatch.GetElapsedTime(first, kill) < JustBefore;
}
