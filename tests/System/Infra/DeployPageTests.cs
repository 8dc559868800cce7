using System.Text.RegularExpressions;
using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Infra;

/// <summary>The page that an administrator follows, line by line against what is there.</summary>
public sealed partial class DeployPageTests
{
    private static readonly string Page = Read("infra/README.md");

    [Fact]
    public void Every_file_it_names_is_there() => Assert.All(
        Paths().Matches(Page).Select(match => match.Value.TrimEnd('.')).Where(path => !path.StartsWith("infra/settings/", StringComparison.Ordinal)).Distinct(),
        path => Assert.True(File.Exists(Path.Combine(NodePackages.Root, path)), path));

    [Fact]
    public void Every_parameter_it_passes_is_one_of_the_templates()
    {
        var known = Declared(Read("infra/main.bicep") + Read("infra/registry.bicep"), "param");
        var passed = Passed().Matches(Page).Select(match => match.Groups["name"].Value).Where(name => char.IsLower(name[0])).Distinct().ToList();
        Assert.Equal(["image", "registryName", "signOnAppId"], passed.Order(StringComparer.Ordinal));
        Assert.Subset(known, new HashSet<string>([.. passed, "customDomain", "certificateId", "heartbeatUrl", "rosterSource"], StringComparer.Ordinal));
    }

    [Fact]
    public void Every_output_it_reads_is_one_of_main()
    {
        var read = Outputs().Matches(Page).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(3, read.Count);
        Assert.Subset(Declared(Read("infra/main.bicep"), "output"), read);
    }

    [Fact]
    public void Every_option_of_the_package_is_one_that_the_command_knows()
    {
        var command = Page[Page.IndexOf("node infra/teams-app/build.mjs", StringComparison.Ordinal)..];
        var options = Options().Matches(command[..command.IndexOf("```", StringComparison.Ordinal)]).Select(match => match.Groups["name"].Value).ToList();
        var build = Read("infra/teams-app/build.mjs");
        Assert.NotEmpty(options);
        Assert.All(options, option => Assert.Matches($"(?m)^  \"?{option}\"?: ", build));
    }

    [Fact]
    public void Every_permission_it_grants_is_one_that_the_bot_uses()
    {
        var repository = Read("README.md");
        Assert.All(Permissions().Matches(Page).Select(match => match.Value).Distinct(), permission => Assert.Contains(permission, repository, StringComparison.Ordinal));
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(NodePackages.Root, path));

    private static HashSet<string> Declared(string bicep, string what) =>
        [.. Regex.Matches(bicep, $@"(?m)^{what} (?<name>\w+) ", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(match => match.Groups["name"].Value)];

    [GeneratedRegex(@"infra/[A-Za-z0-9_./-]+\.[a-z]+|infra/container/Dockerfile", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Paths();

    [GeneratedRegex(@"(?<=[ ""])(?<name>[a-zA-Z]+)=[\$m]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Passed();

    [GeneratedRegex(@"\$\(output (?<name>\w+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Outputs();

    [GeneratedRegex(@"--(?<name>[a-z-]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Options();

    [GeneratedRegex(@"\b[A-Z]\w+\.Read\.All\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Permissions();
}
