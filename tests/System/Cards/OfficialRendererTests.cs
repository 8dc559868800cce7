using System.Diagnostics;
using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Cards;

public sealed class OfficialRendererTests
{
    [Fact]
    public async Task The_official_renderer_reads_every_approved_card_without_a_warning()
    {
        var modules = await NodePackages.FolderAsync();
        var start = new ProcessStartInfo("node")
        {
            ArgumentList =
            {
                Path.Combine(NodePackages.Root, "tests", "System", "Cards", "parse.mjs"),
                modules,
                Path.Combine(NodePackages.Root, "tests", "Unit", "Cards", "Approved"),
            },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var node = Process.Start(start) ?? throw new InvalidOperationException("node did not start; Node.js 20 or later is needed");
        var output = node.StandardOutput.ReadToEndAsync();
        var errors = node.StandardError.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, $"{await output}{await errors}");
    }
}
