using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Infra;

/// <summary>The image's recipe, read; what it makes is run in <see cref="PublishedTests"/>.</summary>
public sealed class ContainerTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(NodePackages.Root, "infra", "container", "Dockerfile"));

    // Of the image that is run, not of those that build it.
    private static readonly string[] Last = Lines[Array.FindLastIndex(Lines, line => line.StartsWith("FROM ", StringComparison.Ordinal))..];

    [Fact]
    public void It_has_no_shell_and_its_process_is_not_root()
    {
        Assert.Equal("FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra", Last[0]);
        Assert.Contains("USER $APP_UID", Last);
        Assert.DoesNotContain(Last, line => line.StartsWith("RUN ", StringComparison.Ordinal));
    }

    [Fact]
    public void Its_program_belongs_to_root_and_its_data_to_the_process()
    {
        Assert.Contains("COPY --from=build /app /app", Last);
        Assert.Equal("COPY --from=build --chown=1654:1654 /data /data", Assert.Single(Last, line => line.Contains("--chown", StringComparison.Ordinal)));
        Assert.Contains(Last, line => line.Contains("Storage__Path=/data/", StringComparison.Ordinal));
    }

    [Fact]
    public void It_asks_itself_whether_it_is_alive() => Assert.Single(
        Last, line => line.StartsWith("HEALTHCHECK ", StringComparison.Ordinal) && line.EndsWith("CMD [\"dotnet\", \"/app/ManagerBackup.Bot.dll\", \"healthcheck\"]", StringComparison.Ordinal));
}
