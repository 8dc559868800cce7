using System.Text.Json.Nodes;
using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Bot;

/// <summary>A site is a Teams team: who is a member works there.</summary>
public sealed class TeamTests
{
    private const string Group = "8ad1b6a5-1f0c-4c6e-9a8e-000000000002";
    private const string Thread = "19:north@thread.tacv2";

    private static readonly Place North = new("north");
    private static readonly Place South = new("south");

    [Fact]
    public async Task The_members_of_a_sites_team_are_its_employees_as_they_come_and_go_and_after_a_restart()
    {
        await using var house = await House.OpenAsync(House.Sqlite, [North, South], $"--Sites:north:TeamId={Group}");
        var zoe = house.Teams.Join(North.IdOf("Zoe"), "Zoe", North.Tenant);
        var late = house.Teams.Join(North.IdOf("Late"), "Late", North.Tenant);
        house.Teams.Teams[Thread] = [zoe.Id];
        MoveTo(house.Bot.BaseAddress);

        await zoe.PostAsync(TeamEvent(zoe, "membersAdded", FakeTeams.BotId, Group));
        await WorksInTheNorthAsync(zoe);

        // Teams names the group on some events only.
        house.Teams.Teams[Thread] = [zoe.Id, late.Id];
        await zoe.PostAsync(TeamEvent(zoe, "membersAdded", late.UserId, null));
        await WorksInTheNorthAsync(late);

        house.Bot.Kill();
        await house.StartAsync();
        MoveTo(house.Bot.BaseAddress);
        var before = zoe.Messages.Count;
        await zoe.SayAsync("site");
        await zoe.ReceivesAsync(message => zoe.Messages.IndexOf(message) >= before && IsNorth(message));

        void MoveTo(Uri bot) => (zoe.Bot, late.Bot) = (bot, bot);
    }

    // The members are read behind the turn: until then the person is asked.
    private static async Task WorksInTheNorthAsync(Phone phone)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!phone.Messages.Any(IsNorth))
        {
            await phone.SayAsync("site");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patience.Token);
        }
    }

    private static bool IsNorth(ChatMessage message) => message.Card.Says.Contains("You work at Store north", StringComparison.Ordinal);

    private static JsonObject TeamEvent(Phone by, string what, string whom, string? group)
    {
        var activity = by.Activity("conversationUpdate", null);
        activity[what] = new JsonArray(new JsonObject { ["id"] = whom });
        activity["conversation"] = new JsonObject { ["id"] = Thread, ["conversationType"] = "channel", ["isGroup"] = true, ["tenantId"] = by.Tenant };
        activity["channelData"]!["team"] = new JsonObject { ["id"] = Thread, ["name"] = "North", ["aadGroupId"] = group };
        return activity;
    }
}
