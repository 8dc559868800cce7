namespace ManagerBackup.SystemTests.Bot;

public sealed class DiscretionTests
{
    private static readonly Place Here = new("discreet") { Employees = ["Adalbertina", "Ada"] };

    [Fact]
    public async Task What_people_type_and_what_they_are_called_is_in_no_log_line_even_at_Debug()
    {
        await using var house = await House.OpenAsync(House.Sqlite, [Here], "--Logging:LogLevel:Default=Debug", "--Logging:LogLevel:Microsoft.AspNetCore=Debug");
        var scene = house.SceneOf(Here);
        scene.Robin.Channel = _ => Tools.ChannelAnswer.Blocked;
        var (request, words) = await scene.AbusedAsync("A customer shouts xylophonist at me and calls me a stupid bitch");
        var page = await scene.Sam.IsPagedAsync(request);
        await scene["Adalbertina"].SayAsync("He calls me a quizmasterly idiot");
        await scene.Sam.TapAsync(page, "accept");
        await scene.Sam.ExecuteAsync("arrived", new() { ["requestId"] = request }, page.Id);
        await scene.Ada.TapAsync(words, "withdraw");
        await scene.Ada.ExecuteAsync("statement", new() { ["requestId"] = request, ["text"] = "zygomorphic story" });
        await scene.Sam.ExecuteAsync("close", new()
        {
            ["requestId"] = request,
            ["outcome"] = "resolved",
            ["customerDecision"] = "keep",
            ["customerSide"] = "vexillologist side",
            ["note"] = "wunderkammer note",
        });
        await scene.Api.UntilAsync(request, story => story["state"] == "closed");

        Assert.Contains("dbug", house.Output, StringComparison.Ordinal);
        Assert.All(
            ["xylophonist", "quizmasterly", "zygomorphic", "vexillologist", "wunderkammer", "Adalbertina"],
            secret => Assert.DoesNotContain(secret, house.Output, StringComparison.OrdinalIgnoreCase));
    }
}
