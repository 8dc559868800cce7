using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ManagerBackup.SystemTests.Bot;
using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Attack;

/// <summary>What somebody does who has seen a token, or makes one.</summary>
public sealed class TokenAttackTests
{
    private static readonly Place Shop = new("guarded");

    [Fact]
    public async Task A_token_that_was_tampered_with_or_made_at_home_opens_nothing()
    {
        await using var entra = await Entra.StartAsync(Shop.Tenant);
        await using var home = await Entra.StartAsync(Shop.Tenant);
        await using var house = await GuardedAsync(entra);
        var scene = house.SceneOf(Shop);
        var good = entra.ChannelToken(house.Teams.ServiceUrl);
        var parts = good.Split('.');
        string Header(string json) => $"{Encode(json)}.{parts[1]}";
        string[] bad =
        [
            home.ChannelToken(house.Teams.ServiceUrl), // The same claims, the same key id, another key.
            $"{Header("""{"alg":"none","typ":"JWT"}""")}.",
            $"{Header("""{"alg":"none","typ":"JWT","kid":"k1"}""")}.{parts[2]}",
            $"{Header("""{"alg":"HS256","typ":"JWT","kid":"k1"}""")}.{Hmac(Header("""{"alg":"HS256","typ":"JWT","kid":"k1"}"""))}",
            $"{parts[0]}.{Changed(parts[1], "serviceurl", "https://evil.example/")}.{parts[2]}",
            $"{parts[0]}.{Changed(parts[1], "exp", "4102444800")}.{parts[2]}",
            good[..^6] + "AAAAAA", $"{parts[0]}.{parts[1]}", $"{parts[0]}..{parts[2]}", good + "x", good + ".x", "..", new string('a', 9_000), entra.PersonToken(scene.Sam.Id),
        ];

        foreach (var token in bad)
        {
            var answer = await Phone.PostAsync(scene.Ada.Said(Scene.Abuse), house.Bot.BaseAddress, token);
            Assert.True(answer.Status is 401 or 403, $"{answer.Status} for {token[..Math.Min(token.Length, 80)]}");
            if (token.Length > 20)
                Assert.DoesNotContain(token, house.Output, StringComparison.Ordinal);
        }

        Assert.Empty(scene.Ada.Messages);
        Assert.Empty(scene.Sam.Messages);
        Assert.Equal(200, (await scene.Ada.SayAsync(Scene.Abuse)).Status);
    }

    [Fact]
    public async Task An_activity_that_is_replayed_with_its_token_opens_no_second_request()
    {
        await using var entra = await Entra.StartAsync(Shop.Tenant);
        await using var house = await GuardedAsync(entra);
        var scene = house.SceneOf(Shop);
        var (said, token) = (scene.Ada.Said(Scene.Abuse), entra.ChannelToken(house.Teams.ServiceUrl));
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(200, (await Phone.PostAsync(said, house.Bot.BaseAddress, token)).Status);
        }

        await scene.Sam.ReceivesAsync(message => message.IsPage);
        Assert.Single(scene.Ada.Messages, message => message.First.Lines.Count > 0);
        Assert.Single(scene.Sam.Messages, message => message.IsPage);
    }

    [Fact]
    public async Task Another_tenants_people_are_refused_wherever_the_activity_names_the_tenant()
    {
        await using var entra = await Entra.StartAsync(Shop.Tenant);
        await using var house = await GuardedAsync(entra);
        var scene = house.SceneOf(Shop);
        var foreign = Guid.NewGuid().ToString();
        foreach (var spoil in new Action<JsonObject>[]
        {
            activity => activity["channelData"]!["tenant"]!["id"] = foreign,
            activity => activity["conversation"]!["tenantId"] = foreign,
            activity => (activity["channelData"]!["tenant"]!["id"], activity["conversation"]!["tenantId"]) = (foreign, foreign),
            activity => (activity["channelData"], activity["conversation"]!["tenantId"]) = (new JsonObject(), null),
        })
        {
            var said = scene.Ada.Said(Scene.Abuse);
            spoil(said);
            Assert.InRange((await scene.Ada.PostAsync(said)).Status, 401, 403);
        }

        Assert.Empty(scene.Ada.Messages);
        Assert.Empty(scene.Sam.Messages);
    }

    [Fact]
    public async Task A_poisoned_service_URL_gets_neither_a_word_nor_a_token()
    {
        await using var entra = await Entra.StartAsync(Shop.Tenant);
        await using var house = await GuardedAsync(entra);
        await using var evil = await FakeTeams.StartAsync();
        var scene = house.SceneOf(Shop);
        foreach (var address in (string[])[evil.ServiceUrl, $"{house.Teams.ServiceUrl}../../{new Uri(evil.ServiceUrl).Authority}/", "http://169.254.169.254/", "https://user@evil.example/", $"{house.Teams.ServiceUrl}?to={evil.ServiceUrl}"])
        {
            var said = scene.Ada.Said(Scene.Abuse);
            said["serviceUrl"] = address;
            Assert.InRange((await scene.Ada.PostAsync(said)).Status, 400, 403);
        }

        Assert.Empty(evil.Unplanned);
        Assert.Empty(scene.Sam.Messages);
    }

    [Fact]
    public async Task An_ops_lead_who_asks_without_end_is_told_to_wait_and_pages_go_out_meanwhile()
    {
        await using var entra = await Entra.StartAsync(Shop.Tenant);
        await using var house = await GuardedAsync(entra);
        using var http = new HttpClient { BaseAddress = house.Bot.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new("Bearer", entra.PersonToken("d71bb9a3-538e-4295-9c97-64b556f1b4b5"));
        var statuses = new List<int>();
        for (var i = 0; i < 1_000 && !statuses.Contains(429); i++)
        {
            using var answer = await http.GetAsync(new Uri("api/takeovers?limit=1", UriKind.Relative));
            statuses.Add((int)answer.StatusCode);
        }

        Assert.Equal(429, statuses[^1]);
        Assert.Equal(200, statuses[0]);
        await house.SceneOf(Shop).PagedAsync();
    }

    private static async Task<House> GuardedAsync(Entra entra)
    {
        var house = await House.OpenAsync(House.Sqlite, [Shop], entra.Settings);
        house.Teams.Entra = entra;
        return house;
    }

    private static string Changed(string part, string claim, string value)
    {
        var json = JsonNode.Parse(Base64Url.DecodeFromChars(part))!.AsObject();
        json[claim] = long.TryParse(value, out var number) ? number : value;
        return Encode(json.ToJsonString());
    }

    private static string Hmac(string text) => Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Entra.Secret), Encoding.ASCII.GetBytes(text)));

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
