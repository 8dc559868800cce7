using System.Diagnostics;
using Microsoft.Playwright;

namespace ManagerBackup.SystemTests.Tools;

/// <summary>A real Chromium: the machine's own, or one that is installed on first use.</summary>
internal static class Browser
{
    // Whoever keeps a browser in an unusual place says so in one of these, as for Lighthouse and Karma.
    private static readonly string[] Variables = ["CHROME_PATH", "CHROME_BIN"];

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private static readonly Lazy<Task<IBrowser>> Shared = new(LaunchAsync);

    /// <summary>One for the whole run; it ends with the process.</summary>
    public static Task<IBrowser> SharedAsync() => Shared.Value;

    private static async Task<IBrowser> LaunchAsync()
    {
        var path = Named() ?? Usual() ?? await FromPackagesAsync();
        if (path is null && Microsoft.Playwright.Program.Main(["install", "chromium"]) != 0)
        {
            throw new InvalidOperationException(
                $"The tests need a Chromium, and none could be installed. Install Chromium, Chrome or Edge, or name one in {Variables[0]}");
        }

        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Arguments });
    }

    private static string? Named() => Variables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(File.Exists);

    private static string? Usual() => UsualPlaces().FirstOrDefault(File.Exists);

    private static IEnumerable<string> UsualPlaces()
    {
        if (OperatingSystem.IsMacOS())
        {
            return ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
                "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"];
        }

        if (OperatingSystem.IsWindows())
        {
            string[] below = [@"Google\Chrome\Application\chrome.exe", @"Chromium\Application\chrome.exe", @"Microsoft\Edge\Application\msedge.exe"];
            return from root in new[] { "ProgramFiles", "ProgramFiles(x86)", "LocalAppData" }.Select(Environment.GetEnvironmentVariable)
                   from path in below
                   where root is not null
                   select Path.Combine(root, path);
        }

        // Not /snap/bin nor Ubuntu's chromium-browser, which starts it: a snap can't read the test's temporary folder.
        return from folder in new[] { "/usr/bin", "/usr/local/bin", "/opt/google/chrome", "/opt/microsoft/msedge" }
               from name in new[] { "chromium", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge" }
               select Path.Combine(folder, name);
    }

    /// <returns>Null where there is no Debian package to be had, or nobody who may install it.</returns>
    private static async Task<string?> FromPackagesAsync()
    {
        const string AptGet = "/usr/bin/apt-get";
        if (!OperatingSystem.IsLinux() || !File.Exists(AptGet) || await PrefixAsync() is not { } prefix)
        {
            return null;
        }

        string[] quietly = ["env", "DEBIAN_FRONTEND=noninteractive", AptGet, "-q", "-o", "DPkg::Lock::Timeout=300"];
        await RunAsync([.. prefix, .. quietly, "update"]);
        return await RunAsync([.. prefix, .. quietly, "install", "-y", "--no-install-recommends", "chromium", "fonts-liberation"]) ? Usual() : null;
    }

    private static async Task<string[]?> PrefixAsync() =>
        Environment.IsPrivilegedProcess ? []
        : File.Exists("/usr/bin/sudo") && await RunAsync(["/usr/bin/sudo", "-n", "true"]) ? ["/usr/bin/sudo", "-n"]
        : null;

    private static async Task<bool> RunAsync(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start");
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync(), process.WaitForExitAsync());
        return process.ExitCode == 0;
    }
}
