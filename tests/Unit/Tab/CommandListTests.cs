using System.Text.Json;
using ManagerBackup.Bot.Conversations;
using ManagerBackup.Cards;
using ManagerBackup.UnitTests.Architecture;
using ManagerBackup.UnitTests.Triage;

namespace ManagerBackup.UnitTests.Tab;

/// <summary>What Teams suggests to type is what the bot understands.</summary>
public sealed class CommandListTests
{
    public static TheoryData<string> Languages => [.. CardLanguages.All];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_command_that_Teams_suggests_is_one_of_ours(string language)
    {
        using var texts = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "infra", "teams-app", "texts", $"{language}.json")));
        var commands = texts.RootElement.GetProperty("commands");
        TextCommand? Parsed(string key) => TextCommand.Parse(commands.GetProperty(key).GetProperty("title").GetString()!)?.Command;

        Assert.Equal(new TextCommand.Help(), Parsed("help"));
        Assert.Equal(new TextCommand.Cancel(), Parsed("cancel"));
        Assert.Equal(new TextCommand.MyLog(), Parsed("myLog"));
        Assert.Equal(new TextCommand.Site(), Parsed("site"));
        Assert.Equal(new TextCommand.Shift(On: true, null), Parsed("onShift"));
        Assert.Equal(new TextCommand.Shift(On: false, null), Parsed("offShift"));
        Assert.Equal(new TextCommand.Who(), Parsed("who"));
        Assert.Equal(new TextCommand.Drill(), Parsed("drill"));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void What_Teams_suggests_to_begin_with_does_what_it_says(string language)
    {
        using var texts = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "infra", "teams-app", "texts", $"{language}.json")));
        var commands = texts.RootElement.GetProperty("commands");
        string Action(string key) => Typed.Read(commands.GetProperty(key).GetProperty("title").GetString()!, language).Action.ToString();

        Assert.Equal(("Page", "Page", "Offer"), (Action("shouting"), Action("leaving"), Action("mayI")));
    }
}
