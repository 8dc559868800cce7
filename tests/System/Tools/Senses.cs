using System.Text.Json;
using Microsoft.Playwright;

namespace ManagerBackup.SystemTests.Tools;

/// <summary>Whether eyes and screen readers can use a page.</summary>
internal static class Senses
{
    /// <summary>The accessibility checker finds nothing wrong with what is seen now.</summary>
    public static async Task CheckAsync(IPage page)
    {
        // By DevTools: a script element would be against the page's own policy.
        await page.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(await NodePackages.FolderAsync(), "axe-core", "axe.min.js")));
        var found = await page.EvaluateAsync<JsonElement>("async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })).violations");
        var flaws = string.Join('\n', found.EnumerateArray().Select(flaw => $"{flaw.GetProperty("id")}: {flaw.GetProperty("help")} {flaw.GetProperty("nodes")[0].GetProperty("html")} {flaw.GetProperty("nodes")[0].GetProperty("failureSummary")}"));
        Assert.True(flaws.Length == 0, flaws);
    }

    /// <summary>Nothing is to be moved sideways to be read.</summary>
    public static async Task FitsAsync(IPage page) =>
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The page is wider than the window");
}
