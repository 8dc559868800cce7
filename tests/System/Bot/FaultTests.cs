using System.Diagnostics;
using System.Globalization;
using ManagerBackup.SystemTests.Tools;
using Xunit.Abstractions;

namespace ManagerBackup.SystemTests.Bot;

/// <summary>Sam's chat fails in every way that a channel can, while Robin's is well. Each fault has a place of its own, all at once.</summary>
[Collection(HardOnTheMachine.Name)]
public sealed class FaultTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Next = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(2);

    // Two who are paged at the same moment on a busy machine; a wait for the faulty chat would be longer by far.
    private static readonly TimeSpan Noise = TimeSpan.FromSeconds(0.75);

    private static readonly Dictionary<string, Func<ChannelCall, ChannelAnswer?>> Faults = new(StringComparer.Ordinal)
    {
        ["throttled"] = call => call.Number == 1 ? ChannelAnswer.Throttled(5) : null,
        ["unavailable"] = call => call.Number <= 5 ? ChannelAnswer.Unavailable : null,
        ["reset"] = call => call.Number <= 5 ? ChannelAnswer.Reset : null,
        ["hanging"] = call => call.Number == 1 ? ChannelAnswer.Silence : null,
        ["garbage"] = call => call.Number <= 5 ? ChannelAnswer.Garbage : null,
        ["lost answer"] = call => call.Number == 1 ? ChannelAnswer.Reset with { Shows = true } : null,
        ["lost answer of a hanging chat"] = call => call.Number == 1 ? ChannelAnswer.Silence with { Shows = true } : null,
    };

    [Fact]
    public async Task A_chat_that_fails_slows_no_other_chat_and_no_clock_and_every_send_has_its_claim_and_its_result()
    {
        var places = Faults.Keys.Prepend("well").ToDictionary(fault => fault, fault => new Place($"fault{fault.Length}{fault[0]}")
        {
            Escalation = [new("00:00:00", "OnShift"), new("00:00:02", "Kim")],
        });
        await using var house = await House.OpenAsync(House.Sqlite, [.. places.Values]);
        var scenes = places.ToDictionary(place => place.Key, place => house.SceneOf(place.Value));
        await WarmUpAsync(scenes["well"]);
        foreach (var (fault, answer) in Faults)
        {
            scenes[fault].Sam.Channel = call => call.Kind == "post" ? answer(call) : null;
        }

        var told = await Task.WhenAll(scenes.Select(async scene => (Fault: scene.Key, Delay: await RobinsPageAsync(scene.Value))));
        var well = told.Single(one => one.Fault == "well").Delay;
        foreach (var (fault, delay) in told)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{fault}: Robin is paged after {delay.TotalMilliseconds:F0} ms"));
            Assert.True(delay < well + Noise, $"{fault}: Robin is paged after {delay}, and after {well} where all is well");
        }

        foreach (var (fault, scene) in scenes.Where(scene => scene.Key != "well"))
        {
            await CheckAsync(fault, scene);
        }
    }

    private static async Task WarmUpAsync(Scene scene)
    {
        await scene.PagedAsync();
        await scene.Ada.TapAsync(await scene.Ada.ReceivesAsync(), "withdraw");
    }

    private static async Task<TimeSpan> RobinsPageAsync(Scene scene)
    {
        var before = scene.Robin.Messages.Count;
        var since = Stopwatch.GetTimestamp();
        Assert.Equal(200, (await scene["Bram"].SayAsync(Scene.Abuse)).Status);
        var page = await scene.Robin.ReceivesAsync(message => message.IsPage && scene.Robin.Messages.IndexOf(message) >= before);
        return Stopwatch.GetElapsedTime(since, page.At);
    }

    private async Task CheckAsync(string fault, Scene scene)
    {
        var request = (string)Assert.Single(await scene.Api.OfEmployeeAsync(scene["Bram"].Id))["id"]!;
        await scene.Kim.IsPagedAsync(request);
        await scene.Sam.IsPagedAsync(request);
        var story = await scene.Api.UntilAsync(request, one => one.Of("pageDelivered").Any(page => (string?)page["manager"] == scene.Sam.Id));

        var next = story.AfterOpening(story.Of("paged").Single(round => (int)round["step"]! == 1));
        Assert.True(next >= Next && next < Next + Slack, $"{fault}: the next step came after {next}");
        var claims = 1 + story.Of("pageRetried").Count(again => (string?)again["manager"] == scene.Sam.Id);
        var results = story.Of("pageDelivered").Concat(story.Of("pageFailed")).Count(result => (string?)result["manager"] == scene.Sam.Id);
        Assert.True(claims == results, $"{fault}: {claims} claims, {results} results: {story.Whole}");
        Assert.All(scene.Sam.Messages, page => Assert.Equal(request, page.Request));
        Assert.InRange(scene.Sam.Messages.Count, 1, fault.StartsWith("lost", StringComparison.Ordinal) ? 2 : 1);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{fault}: {scene.Sam.Calls.Count(call => call.Kind == "post")} tries, {claims} claims, {scene.Sam.Messages.Count} pages; next step after {next.TotalSeconds:F1} s"));

        // Whichever copy is tapped, it is the same request.
        await scene.Sam.TapAsync(scene.Sam.Messages[0], "accept");
        Assert.Equal(scene.Sam.Id, (await scene.Api.FindAsync(request))!.Manager);
    }
}
