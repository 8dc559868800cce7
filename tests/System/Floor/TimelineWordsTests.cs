using System.Reflection;
using System.Text.Json;
using ManagerBackup.Bot.Backup;
using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Floor;

public sealed class TimelineWordsTests
{
    [Fact]
    public async Task Every_kind_of_event_and_notice_has_words_on_the_pages()
    {
        var source = await File.ReadAllTextAsync(Path.Combine(NodePackages.Root, "bot", "ClientApp", "src", "shared", "timeline.ts"));
        var events = typeof(RequestEvent).GetNestedTypes(BindingFlags.NonPublic).Where(type => !type.IsAbstract).Select(type => type.Name);
        var missing = events.Concat(Enum.GetNames<NoticeKind>())
            .Select(JsonNamingPolicy.CamelCase.ConvertName)
            .Where(name => !source.Contains($" {name}: '", StringComparison.Ordinal));
        Assert.Empty(missing);
    }
}
