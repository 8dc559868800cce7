using ManagerBackup.Bot.Conversations;

namespace ManagerBackup.UnitTests.Conversations;

public class TextCommandTests
{
    [Theory]
    [InlineData("help", "Help")]
    [InlineData("HULP!", "Help")]
    [InlineData(" hilfe ", "Help")]
    [InlineData("cancel", "Cancel")]
    [InlineData("annuleren", "Cancel")]
    [InlineData("abbrechen", "Cancel")]
    [InlineData("site", "Site")]
    [InlineData("my log", "MyLog")]
    [InlineData("Mijn logboek", "MyLog")]
    [InlineData("drill", "Drill")]
    [InlineData("on shift", "Shift")]
    [InlineData("off shift", "Shift")]
    public void A_command_is_known_in_any_case_and_language(string text, string kind) =>
        Assert.Equal(kind, TextCommand.Parse(text)?.GetType().Name);

    [Theory]
    [InlineData("on shift until 18:00", true, "18:00")]
    [InlineData("On Shift 18:00", true, "18:00")]
    [InlineData("in dienst tot 18.30", true, "18.30")]
    [InlineData("im dienst bis 22:00", true, "22:00")]
    [InlineData("on shift until 6 pm", true, "6 pm")]
    [InlineData("on shift", true, null)]
    [InlineData("off shift", false, null)]
    [InlineData("uit dienst", false, null)]
    [InlineData("nicht im dienst", false, null)]
    public void A_shift_is_declared_with_or_without_its_end(string text, bool on, string? until) =>
        Assert.Equal(new TextCommand.Shift(on, until), TextCommand.Parse(text));

    [Theory]
    [InlineData("help he is hitting me")]
    [InlineData("cancel culture guy is screaming")]
    [InlineData("the site manager is drunk")]
    [InlineData("he came on shift drunk and shouts")]
    [InlineData("on shift there is a man who will not leave and shouts at me")]
    [InlineData("on shift he hits me")]
    [InlineData("on shift 2 men fight")]
    [InlineData("1")]
    [InlineData("")]
    public void What_happens_is_no_command(string text) => Assert.Null(TextCommand.Parse(text));
}
