using System.Diagnostics;
using System.Text;
using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Bot;

/// <summary>A phone gateway beside Teams: what it is told, that it is told until it hears, and that it holds nobody up.</summary>
public sealed class SecondChannelTests
{
    private const string Secret = "between us";

    private static readonly Place Here = new("second");

    [Fact]
    public async Task A_page_and_a_danger_ring_the_gateway_signed_and_without_the_employees_words_or_name()
    {
        await using var gateway = await Receiver.StartAsync();
        await using var house = await HouseAsync(gateway);
        var scene = house.SceneOf(Here);

        var (request, _) = await scene.PagedAsync("He has a knife at till 3");
        var calls = await gateway.UntilAsync(all => all.Select(call => call.Event).ToHashSet().IsSupersetOf(["paged", "danger"]));

        Assert.All(calls, call => Assert.True(Receiver.IsGenuine(call.Body, call.Signature, Secret)));
        Assert.All(calls, call => Assert.Equal((request, Here.Id, "till 3", call.Delivery), (
            (string?)call.Json["request"], (string?)call.Json["site"], (string?)call.Json["place"], (string?)call.Json["id"])));
        Assert.All(calls, call => Assert.DoesNotContain("knife", Encoding.UTF8.GetString(call.Body), StringComparison.Ordinal));
        Assert.All(calls, call => Assert.DoesNotContain("Ada", Encoding.UTF8.GetString(call.Body), StringComparison.Ordinal));
        Assert.All(calls, call => Assert.Contains("Sam", call.Json["to"]!.AsArray().Select(person => (string?)person!["name"])));
        var story = await scene.Api.UntilAsync(request, story => story.Of("signalled").Count() == 2);
        Assert.All(story.Of("signalled"), rung => Assert.Equal(new Uri(gateway.Address).Authority, (string?)rung["reached"]));
    }

    [Fact]
    public async Task Who_answers_500_or_not_at_all_is_rung_again_with_the_same_id_and_holds_up_no_page()
    {
        await using var gateway = await Receiver.StartAsync();
        gateway.Answer = call => call switch { 1 => 500, 2 => null, _ => 204 };
        await using var house = await HouseAsync(gateway);
        var scene = house.SceneOf(Here);

        var (request, _) = await scene.PagedAsync();
        var paged = Stopwatch.GetTimestamp();
        var calls = await gateway.UntilAsync(all => all.Count >= 3);

        Assert.True(paged < calls[2].At);
        Assert.Single(calls.Select(call => call.Delivery).Distinct());
        Assert.InRange(Stopwatch.GetElapsedTime(calls[0].At, calls[1].At), TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(6));
        Assert.InRange(Stopwatch.GetElapsedTime(calls[1].At, calls[2].At), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15));
        var story = await scene.Api.UntilAsync(request, story => story.Of("signalled").Count() == 3);
        Assert.Equal(["status 500", "timeout", null], story.Of("signalled").Select(rung => ((string?)rung["failed"])?.Split(' ', 2)[1]));
        Assert.DoesNotContain(Secret, house.Output, StringComparison.Ordinal);
    }

    private static Task<House> HouseAsync(Receiver gateway) => House.OpenAsync(
        House.Sqlite, [Here], $"--Paging:Webhooks:0:Url={gateway.Address}/ring?key=1", $"--Paging:Webhooks:0:Secret={Secret}",
        "--Paging:Webhooks:0:On:0=paged", "--Paging:Webhooks:0:On:1=danger");
}
