using System.Text.Json.Nodes;
using ManagerBackup.SystemTests.Bot;

namespace ManagerBackup.SystemTests.Attack;

/// <summary>Somebody taps what is not theirs, or says in a tap to be somebody else.</summary>
public sealed class ForgedTapTests(Fortress fortress) : IClassFixture<Fortress>
{
    private static readonly string[] OfEmployees = ["page", "withdraw", "worse", "moreLines", "inLanguage", "helped", "here", "alone", "statement", "declineStatement", "checkIn"];
    private static readonly string[] OfManagers = ["accept", "join", "decline", "arrived", "close", "addCustomerSide"];

    [Fact]
    public async Task A_tap_forged_for_another_persons_request_changes_nothing()
    {
        var scene = fortress.Scene;
        var (request, words) = await scene.PagedAsync();
        var before = (await scene.Api.CalmAsync(request)).Whole;

        foreach (var verb in OfEmployees.Concat(OfManagers))
        {
            foreach (var intruder in new[] { scene["Bram"], fortress.Eve, fortress.Mallory })
            {
                var answer = await intruder.ExecuteAsync(verb, Everything(request, scene.Ada.Id), words.Id);
                Assert.Equal(200, answer.Status);
                Assert.DoesNotContain(Scene.Abuse, answer.Says, StringComparison.Ordinal);
            }
        }

        foreach (var verb in OfEmployees)
        {
            await scene.Sam.ExecuteAsync(verb, Everything(request, scene.Ada.Id));
        }

        foreach (var verb in OfManagers)
        {
            await scene.Ada.ExecuteAsync(verb, Everything(request, scene.Sam.Id));
        }

        Assert.Equal(before, (await scene.Api.FindAsync(request))!.Whole);
    }

    [Fact]
    public async Task Ids_that_are_guessed_lead_nowhere()
    {
        var scene = fortress.Scene;
        var (request, _) = await scene.PagedAsync();
        var count = (await scene.Api.AllAsync()).Count;
        string[] guesses =
        [
            Guid.NewGuid().ToString(), Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString(), request[..^1] + (request[^1] == 'a' ? 'b' : 'a'), request.ToUpperInvariant() + " ", $"r_{request}",
            $"{request}'", "../" + request, "", "*", "00000000-0000-7000-8000-000000000000", "ffffffff-ffff-7fff-bfff-ffffffffffff",
        ];
        foreach (var guess in guesses)
        {
            foreach (var verb in (string[])["withdraw", "statement", "accept", "close", "refresh"])
            {
                var answer = await fortress.Mallory.ExecuteAsync(verb, Everything(guess, scene.Ada.Id));
                Assert.Equal(200, answer.Status);
                Assert.DoesNotContain(Scene.Abuse, answer.Says, StringComparison.Ordinal);
            }

            Assert.InRange(await scene.Api.StatusAsync($"api/takeovers/{Uri.EscapeDataString(guess)}x"), 400, 404);
        }

        Assert.Equal(count, (await scene.Api.AllAsync()).Count);
        Assert.Equal("open", (await scene.Api.FindAsync(request))!["state"]);
    }

    // Whoever a tap says it is counts for nothing.
    private static JsonObject Everything(string request, string pretended) => new()
    {
        ["requestId"] = request,
        ["employeeId"] = pretended,
        ["from"] = new JsonObject { ["aadObjectId"] = pretended },
        ["by"] = pretended,
        ["etaMinutes"] = 0,
        ["text"] = "I say this for somebody else",
        ["feltBacked"] = 1,
        ["language"] = "nl",
        ["line"] = "line1",
        ["outcome"] = "resolved",
        ["customerDecision"] = "keep",
        ["customerSide"] = "None of it happened",
    };
}
