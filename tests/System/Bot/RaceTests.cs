using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Bot;

/// <summary>Two who want the same thing at the same moment, a hundred times.</summary>
[Collection(HardOnTheMachine.Name)]
public sealed class RaceTests
{
    private static readonly int Requests = Thoroughness.Of(100, 24);

    private static readonly string[] People = [.. Enumerable.Range(0, 10).Select(i => $"Employee {i}")];

    // Nobody is paged who races: their chats' limits would slow the race down.
    private static readonly IReadOnlyList<Place> Places =
    [
        .. Enumerable.Range(0, Requests / People.Length).Select(i => new Place($"race{i}")
        {
            Employees = People, Escalation = [new("00:00:00", "Kim")],
        }),
    ];

    [Theory]
    [InlineData(House.Sqlite, 1)]
    [InlineData(House.AzureTables, 1)]
    [InlineData(House.AzureTables, 2)]
    public async Task Of_two_managers_who_accept_at_the_same_moment_one_wins_and_the_other_is_told_who(string storage, int instances)
    {
        await using var house = await House.OpenAsync(storage, Places);
        await using var second = instances == 2 ? await house.StartSecondAsync() : null;
        var scenes = Places.Select(house.SceneOf).ToList();
        foreach (var scene in scenes)
        {
            scene.Robin.Bot = (second ?? house.Bot).BaseAddress;
        }

        var wins = 0;
        foreach (var name in People)
        {
            wins += (await Task.WhenAll(scenes.Select(scene => RaceAsync(house, scene, scene[name])))).Count(sam => sam);
        }

        // Who starts first wins more often; that one of them always does would be no race.
        Assert.InRange(wins, 1, Requests - 1);
    }

    [Theory]
    [InlineData(House.Sqlite, 1)]
    [InlineData(House.AzureTables, 2)]
    public async Task An_activity_that_is_delivered_again_and_again_opens_one_request_also_after_a_restart(string storage, int instances)
    {
        var place = new Place("again");
        await using var house = await House.OpenAsync(storage, [place]);
        await using var second = instances == 2 ? await house.StartSecondAsync() : null;
        var scene = house.SceneOf(place);
        Task<BotAnswer> SayAsync(Uri bot)
        {
            scene.Ada.Bot = bot;
            return scene.Ada.SayAsync(Scene.Abuse, "1700000000001");
        }

        var first = house.Bot.BaseAddress;
        var answers = await Task.WhenAll(new[] { first, second?.BaseAddress ?? first, first, second?.BaseAddress ?? first }.Select(SayAsync));
        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        house.Bot.Kill();
        await house.StartAsync();
        scene.MoveTo(house.Bot.BaseAddress);
        Assert.Equal(200, (await SayAsync(house.Bot.BaseAddress)).Status);

        var request = (string)Assert.Single(await scene.Api.OfEmployeeAsync(scene.Ada.Id))["id"]!;
        await scene.Sam.IsPagedAsync(request);
        var story = await scene.Api.CalmAsync(request);
        Assert.Single(story.Of("requested"));
        Assert.Empty(story.Of("said"));
        await scene.Ada.ReceivesAsync(message => message.Card.Request == request && message.Card.Says.Contains("Robin and Sam", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(House.Sqlite, 1)]
    [InlineData(House.AzureTables, 2)]
    public async Task Two_messages_of_one_employee_at_once_open_one_request_with_both(string storage, int instances)
    {
        var places = Enumerable.Range(0, 5).Select(i => new Place($"both{i}")).ToList();
        await using var house = await House.OpenAsync(storage, places);
        await using var second = instances == 2 ? await house.StartSecondAsync() : null;
        foreach (var scene in places.Select(house.SceneOf))
        {
            var one = scene.Ada.SayAsync("A man is screaming at me");
            scene.Ada.Bot = (second ?? house.Bot).BaseAddress;
            var other = scene.Ada.SayAsync("He calls me a stupid bitch");
            Assert.All(await Task.WhenAll(one, other), answer => Assert.Equal(200, answer.Status));

            var request = (string)Assert.Single(await scene.Api.OfEmployeeAsync(scene.Ada.Id))["id"]!;
            var words = (await scene.Api.FindAsync(request))!["words"]!;
            Assert.Contains("screaming", words, StringComparison.Ordinal);
            Assert.Contains("calls me", words, StringComparison.Ordinal);
            await scene.Sam.IsPagedAsync(request);
            await scene.Ada.ReceivesAsync(_ => scene.Ada.Messages.Count == 2 && scene.Ada.Messages.All(card => card.Card.Request == request));
        }
    }

    private static async Task<bool> RaceAsync(House house, Scene scene, Phone employee)
    {
        await employee.SayAsync(Scene.Abuse);
        var request = (await employee.ReceivesAsync()).Card.Request!;
        await scene.Api.UntilAsync(request, _ => true);
        var taps = new[] { scene.Sam, scene.Robin }.Select(manager => manager.ExecuteAsync("accept", new() { ["requestId"] = request, ["etaMinutes"] = 0 }));
        var answers = await Task.WhenAll(taps);

        // What was accepted while storage was slow is in the log a little later.
        var story = await scene.Api.UntilAsync(request, told => told.Of("accepted").Any());
        var samWon = story.Manager == scene.Sam.Id;
        var (winner, loser) = samWon ? (answers[0], answers[1]) : (answers[1], answers[0]);
        Assert.Single(story.Of("accepted"));
        Assert.Contains("close", winner.Card!.Verbs);
        Assert.DoesNotContain("accept", loser.Card!.Verbs);

        // While storage answers too late, each of the two decides on what it knows, as the README says.
        Assert.True(house.HasStalled || !loser.Card!.Verbs.Contains("close"), loser.Says);
        Assert.True(house.HasStalled || loser.Says.Contains(samWon ? "Sam has it" : "Robin has it", StringComparison.Ordinal), loser.Says);
        return samWon;
    }
}
