using System.Diagnostics;

namespace ManagerBackup.SystemTests.Tools;

/// <summary>A program that runs to its end.</summary>
/// <param name="Output">What it said, and after that what it complained of.</param>
internal sealed record Command(int ExitCode, string Output, string Errors)
{
    public static Task<Command> NodeAsync(params string[] arguments) => RunAsync("node", NodePackages.Root, arguments);

    public static async Task<Command> RunAsync(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await errors);
    }
}
