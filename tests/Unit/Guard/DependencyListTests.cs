using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using ManagerBackup.UnitTests.Architecture;

namespace ManagerBackup.UnitTests.Guard;

/// <summary>
/// docs/dependencies.md names every package that ships or builds, its version and its licence. <c>APPROVE=1</c> writes it anew from the lock files
/// and from what the packages say of themselves.
/// </summary>
public sealed class DependencyListTests
{
    private static readonly string List = Path.Combine(Repository.Root, "docs", "dependencies.md");
    private static readonly string[] Shipping = ["bot", "cards"];

    [Fact]
    public void Every_package_in_a_lock_file_is_in_the_list_with_its_version()
    {
        var (shipped, others) = Packages();
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
            File.WriteAllText(List, Write(shipped, others));

        var lines = File.ReadAllLines(List);
        string[] missing =
        [
            .. from package in shipped.Concat(others)
               let row = $"| {package.Name} | {package.Version} |"
               where !lines.Any(line => line.StartsWith(row, StringComparison.Ordinal))
               select $"{package.Name} {package.Version}",
        ];
        Assert.True(missing.Length == 0, $"Not in docs/dependencies.md (APPROVE=1 writes it anew):\n{string.Join('\n', missing)}");
    }

    [Fact]
    public void Nothing_is_in_the_list_that_is_in_no_lock_file_and_every_row_has_a_licence()
    {
        var (shipped, others) = Packages();
        var known = shipped.Concat(others).Select(package => (package.Name, package.Version)).ToHashSet();
        var rows = File.ReadAllLines(List).Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| package", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToList();

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Contains((row[1], row[2]), known));
        Assert.All(rows, row => Assert.NotEqual("", row[3]));
    }

    private static (List<Package> Shipped, List<Package> Others) Packages()
    {
        var locks = Repository.Files("", "packages.lock.json").ToLookup(file => Shipping.Contains(Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(file)!)));
        var npm = Repository.Files("", "package-lock.json").SelectMany(Npm).ToList();
        var shipped = Sorted(locks[true].SelectMany(NuGet).Where(package => !package.ForBuilding).Concat(npm.Where(package => !package.ForBuilding)));
        var all = Sorted(locks[true].Concat(locks[false]).SelectMany(NuGet).Concat(npm));
        return (shipped, [.. all.Where(package => !shipped.Exists(one => (one.Name, one.Version) == (package.Name, package.Version)))]);
    }

    private static List<Package> Sorted(IEnumerable<Package> packages) =>
        [.. packages.DistinctBy(package => (package.Name, package.Version)).OrderBy(package => package.Name, StringComparer.OrdinalIgnoreCase).ThenBy(package => package.Version, StringComparer.Ordinal)];

    private static List<Package> NuGet(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return
        [
            .. from framework in json.RootElement.GetProperty("dependencies").EnumerateObject()
               from package in framework.Value.EnumerateObject()
               where package.Value.GetProperty("type").GetString() != "Project"
               let version = package.Value.GetProperty("resolved").GetString()!
               select new Package(package.Name, version, "NuGet", null, package.Name.Contains("Analyzer", StringComparison.Ordinal)),
        ];
    }

    // What the pages are made of ships; the rest builds and tests them.
    private static List<Package> Npm(string file)
    {
        var ships = file.Contains("ClientApp", StringComparison.Ordinal);
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return
        [
            .. from package in json.RootElement.GetProperty("packages").EnumerateObject()
               where package.Name.Length > 0 && package.Value.TryGetProperty("version", out _)
               let name = package.Name[(package.Name.LastIndexOf("node_modules/", StringComparison.Ordinal) + "node_modules/".Length)..]
               let licence = package.Value.TryGetProperty("license", out var told) && told.ValueKind == JsonValueKind.String ? told.GetString() : null
               select new Package(
                   name, package.Value.GetProperty("version").GetString()!, "npm", licence,
                   !ships || package.Value.TryGetProperty("dev", out _) || package.Value.TryGetProperty("optional", out _)),
        ];
    }

    private static string Write(List<Package> shipped, List<Package> others)
    {
        var text = new StringBuilder("# What it is made of\n\nWritten by a test from the lock files (`APPROVE=1 dotnet test tests/Unit --filter DependencyList`); a test fails when a package is missing.\n");
        foreach (var (title, packages) in new[] { ("What ships", shipped), ("What only builds and tests", others) })
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n| package | version | licence | from |\n|---|---|---|---|\n");
            foreach (var package in packages)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {package.Name} | {package.Version} | {package.Licence ?? LicenceOf(package)} | {package.From} |\n");
            }
        }

        return text.ToString();
    }

    private static string LicenceOf(Package package)
    {
        var root = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var name = package.Name.ToLowerInvariant();
        var about = Path.Combine(root, name, package.Version, $"{name}.nuspec");
        if (package.From != "NuGet" || !File.Exists(about))
            return "not told";

        var facts = XDocument.Load(about).Root!.Elements().First(element => element.Name.LocalName == "metadata").Elements().ToList();
        var licence = facts.Find(element => element.Name.LocalName == "license");
        return licence is null ? facts.Find(element => element.Name.LocalName == "licenseUrl")?.Value ?? "not told"
            : (string?)licence.Attribute("type") == "expression" ? licence.Value
            : $"its own, in {licence.Value} of the package";
    }

    private sealed record Package(string Name, string Version, string From, string? Licence, bool ForBuilding);
}
