using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ManagerBackup.SystemTests.Bot;
using ManagerBackup.SystemTests.Tools;
using Microsoft.Playwright;

namespace ManagerBackup.SystemTests.Attack;

/// <summary>What people type and what they are called: letters on every card, page and sheet, and nothing else.</summary>
public sealed partial class MarkupTests(Fortress fortress) : IClassFixture<Fortress>
{
    private const string Nasty =
        Scene.Abuse + " threatens <img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script> [tap](javascript:alert(1)) **bold** ![i](https://evil.example/i.png)";

    [Fact]
    public async Task Markdown_and_HTML_in_names_and_words_stay_letters_on_cards()
    {
        var scene = fortress.Scene;
        var said = scene["Bram"].Said(Nasty);
        said["from"]!["name"] = "Bram [x](https://evil.example) <at>Everyone</at> **B**";
        await scene["Bram"].PostAsync(said);

        var page = await scene.Sam.ReceivesAsync(message => message.IsPage && message.Card.Says.Contains("threatens", StringComparison.Ordinal));

        // Text blocks are read as markdown, runs of rich text are not.
        Assert.All(TextBlocks(JsonNode.Parse(page.Card.Whole)), text =>
        {
            Assert.DoesNotMatch(Link(), text);
            Assert.DoesNotContain("<img", text, StringComparison.Ordinal);
        });
        Assert.DoesNotContain("\"entities\"", page.Card.Whole, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markup_in_words_runs_in_no_page_and_no_page_breaks_its_own_policy()
    {
        var scene = fortress.Scene;
        await scene.AbusedAsync(Nasty);
        var browser = await Browser.SharedAsync();
        foreach (var path in new[] { "review", "rehearsal", "tab" })
        {
            await using var context = await browser.NewContextAsync();
            var page = await context.NewPageAsync();
            var said = new List<string>();
            page.Console += (_, line) => said.Add(line.Text);
            page.PageError += (_, error) => said.Add(error);
            page.Dialog += (_, dialog) => said.Add($"dialog {dialog.Message}");
            await page.GotoAsync(new Uri(fortress.Bot, path).ToString());
            if (path == "review")
            {
                await page.GetByTestId("takeover").First.ClickAsync();
                await Assertions.Expect(page.GetByTestId("story")).ToContainTextAsync("onerror");
            }
            else if (path == "rehearsal")
            {
                await Assertions.Expect(page.GetByTestId("connection")).ToHaveTextAsync("Live");
            }
            else
            {
                await Assertions.Expect(page.Locator("#app")).Not.ToBeEmptyAsync();
            }

            Assert.DoesNotContain("owned", await page.TitleAsync(), StringComparison.Ordinal);
            Assert.Equal(0, await page.Locator("#app img[src='x'], #app script").CountAsync());
            Assert.DoesNotContain(said, line => line.Contains("Content Security Policy", StringComparison.Ordinal) || line.StartsWith("dialog", StringComparison.Ordinal));
            Assert.Empty(said);
        }
    }

    [Fact]
    public async Task Formulas_in_words_do_not_run_in_a_spreadsheet()
    {
        var scene = fortress.Scene;
        foreach (var formula in (string[])["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", ";=1", ",=1", "\"=1", " =1", "＝1"])
        {
            await scene["Bram"].SayAsync($"{formula} the customer threatens to hit me");
            await scene["Bram"].SayAsync("cancel");
        }

        var cells = Cells(await scene.Api.CsvAsync()).ToList();

        Assert.Contains(cells, cell => cell.Contains("SUM(A1)", StringComparison.Ordinal));
        Assert.All(cells, cell => Assert.False(cell.TrimStart(' ') is ['=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠', ..], cell));
    }

    // With commas and with semicolons, as a spreadsheet of either country would cut it.
    private static IEnumerable<string> Cells(string csv) => CellOf(',').Matches(csv).Concat(CellOf(';').Matches(csv))
        .Select(match => match.Groups["quoted"].Success ? match.Groups["quoted"].Value.Replace("\"\"", "\"", StringComparison.Ordinal) : match.Groups["bare"].Value);

    private static Regex CellOf(char delimiter) => delimiter == ',' ? Comma() : Semicolon();

    private static IEnumerable<string> TextBlocks(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(pair => TextBlocks(pair.Value)).Concat((string?)o["type"] == "TextBlock" ? [(string?)o["text"] ?? ""] : []),
        JsonArray a => a.SelectMany(TextBlocks),
        _ => [],
    };

    [GeneratedRegex(@"(?<!\\)\[[^\]\\]*\]\([^)]*\)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex("(?:^|,)(?:\"(?<quoted>(?:[^\"]|\"\")*)\"|(?<bare>[^,\"\\r\\n]*))", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Comma();

    [GeneratedRegex("(?:^|;)(?:\"(?<quoted>(?:[^\"]|\"\")*)\"|(?<bare>[^;\"\\r\\n]*))", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Semicolon();
}
