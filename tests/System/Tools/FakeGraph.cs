using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ManagerBackup.SystemTests.Tools;

/// <summary>A stand-in for Microsoft Graph, with answers of the shape that the real one gives.</summary>
internal sealed class FakeGraph : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<string> asked = new();

    private FakeGraph(WebApplication app) => this.app = app;

    public string Address { get; private set; } = "";

    public IReadOnlyCollection<string> Asked => asked;

    /// <summary>Who has a shift, from an hour ago until in eight hours.</summary>
    public IReadOnlyList<string> Planned { get; set; } = [];

    public IReadOnlyList<string> ClockedOut { get; set; } = [];

    /// <summary>Set: every answer has this status; 0 never answers, and 1 is 200 with garbage.</summary>
    public int? Trouble { get; set; }

    public IEnumerable<string> Settings => ["--Roster:Source=Shifts", $"--Graph:BaseAddress={Address}", "--Graph:PollEvery=00:00:01"];

    public static async Task<FakeGraph> StartAsync()
    {
        var server = LocalServer.Build();
        var graph = new FakeGraph(server);
        server.Run(graph.HandleAsync);
        graph.Address = await LocalServer.StartAsync(server) + "/v1.0";
        return graph;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        asked.Enqueue(path + Uri.UnescapeDataString(context.Request.QueryString.Value ?? ""));
        if (Trouble == 0)
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        if (Trouble is > 1 and int status)
            context.Response.StatusCode = status;
        await context.Response.WriteAsync(Trouble is not null ? "<html>garbage" : Answer(path).ToJsonString(), context.RequestAborted);
    }

    private JsonObject Answer(string path)
    {
        var now = TimeProvider.System.GetUtcNow();
        JsonNode[] items = path.Split('/')[^1] switch
        {
            "shifts" => [.. Planned.Select(id => new JsonObject
            {
                ["id"] = $"SHFT_{Guid.NewGuid()}", ["userId"] = id, ["schedulingGroupId"] = "TAG_1", ["draftShift"] = null,
                ["sharedShift"] = new JsonObject
                {
                    ["displayName"] = "Day shift", ["startDateTime"] = now.AddHours(-1).ToString("O"), ["endDateTime"] = now.AddHours(8).ToString("O"), ["activities"] = new JsonArray(),
                },
            })],
            "timeCards" => [.. ClockedOut.Select(id => new JsonObject
            {
                ["id"] = $"TCK_{Guid.NewGuid()}", ["userId"] = id, ["state"] = "clockedOut", ["breaks"] = new JsonArray(),
                ["clockInEvent"] = new JsonObject { ["dateTime"] = now.AddMinutes(-50).ToString("O") },
                ["clockOutEvent"] = new JsonObject { ["dateTime"] = now.AddMinutes(-5).ToString("O") },
            })],
            _ => [],
        };
        return new() { ["@odata.context"] = "x", ["value"] = new JsonArray(items) };
    }
}
