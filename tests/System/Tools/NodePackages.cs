using System.Diagnostics;

namespace ManagerBackup.SystemTests.Tools;

/// <summary>The npm packages of <c>tests/System/clients</c>, installed on first use by whoever needs them first.</summary>
internal static class NodePackages
{
    private static readonly Lazy<Task<string>> Installed = new(InstallAsync);

    /// <summary>The <c>node_modules</c> folder, with every package of the lock file in it.</summary>
    public static Task<string> FolderAsync() => Installed.Value;

    /// <summary>The repository's root, found upwards from the test's output.</summary>
    public static string Root { get; } = FindRoot();

    private static async Task<string> InstallAsync()
    {
        var clients = Path.Combine(Root, "tests", "System", "clients");
        var modules = Path.Combine(clients, "node_modules");
        var wanted = await File.ReadAllTextAsync(Path.Combine(clients, "package-lock.json"));
        var stamp = Path.Combine(modules, ".installed-lock");
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp) == wanted)
        {
            return modules;
        }

        var start = new ProcessStartInfo("npm", "ci --ignore-scripts --no-audit --no-fund --loglevel=error")
        {
            WorkingDirectory = clients,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var npm = Process.Start(start) ?? throw new InvalidOperationException("npm did not start; Node.js 20 or later is needed");
        var output = npm.StandardOutput.ReadToEndAsync();
        var errors = npm.StandardError.ReadToEndAsync();
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0)
        {
            throw new InvalidOperationException($"npm ci in {clients} failed:\n{await errors}\n{await output}");
        }

        await File.WriteAllTextAsync(stamp, wanted);
        return modules;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ManagerBackup.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run from inside the repository");
    }
}
