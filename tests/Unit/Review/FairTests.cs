using System.Text.Json.Nodes;
using ManagerBackup.Bot.Backup;

namespace ManagerBackup.UnitTests.Review;

/// <summary>Employees are never listed, ranked or counted by name.</summary>
public sealed class FairTests
{
    [Theory]
    [InlineData("/api/summary")]
    [InlineData("/api/live")]
    [InlineData("/api/drills")]
    [InlineData("/api/sb553.csv")]
    public async Task No_figure_and_no_view_but_the_log_itself_names_an_employee(string path)
    {
        await using var scene = await ReviewScene.OpenAsync();
        await scene.BeginAsync("Ada");
        await scene.DoAsync(await scene.BeginAsync("Bea"), new Command.Withdraw(ReviewScene.Id("Bea"), scene.Time.GetUtcNow(), "w"));
        await scene.BeginAsync("Sam", practice: true);
        scene.Time.Advance(TimeSpan.FromSeconds(9));

        var (status, body) = await scene.AskAsync("Olga", path);

        Assert.Equal(200, status);
        foreach (var employee in (string[])["Ada", "Bea"])
        {
            Assert.DoesNotContain(ReviewScene.Id(employee).Value, body, StringComparison.Ordinal);
            Assert.DoesNotMatch($@"\b{employee}\b", body);
        }
    }

    [Theory]
    [InlineData("/api/takeovers", "employee=00000000-0000-4000-8000-000000000000")]
    [InlineData("/api/takeovers", "employeeId=00000000-0000-4000-8000-000000000000")]
    [InlineData("/api/takeovers", "employeeName=Ada")]
    [InlineData("/api/takeovers", "sort=employee")]
    [InlineData("/api/takeovers", "groupBy=employee")]
    [InlineData("/api/takeovers.csv", "employee=00000000-0000-4000-8000-000000000000")]
    [InlineData("/api/summary", "employee=00000000-0000-4000-8000-000000000000")]
    [InlineData("/api/summary", "groupBy=employee")]
    [InlineData("/api/live", "employee=00000000-0000-4000-8000-000000000000")]
    [InlineData("/api/sb553.csv", "employee=00000000-0000-4000-8000-000000000000")]
    public async Task Nobody_can_ask_for_one_employee_s(string path, string query)
    {
        await using var scene = await ReviewScene.OpenAsync();

        var (all, asked) = (await scene.AskAsync("Olga", path), await scene.AskAsync("Olga", $"{path}?{query}"));

        Assert.Equal(200, all.Status);
        Assert.True(asked.Status == 400 || asked.Body == all.Body || WithoutTime(asked.Body) == WithoutTime(all.Body));
    }

    private static string WithoutTime(string body)
    {
        var json = JsonNode.Parse(body)!.AsObject();
        json.Remove("asOf");
        return json.ToJsonString();
    }
}
