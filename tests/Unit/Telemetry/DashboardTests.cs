using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.RegularExpressions;
using ManagerBackup.Bot.Telemetry;
using ManagerBackup.UnitTests.Architecture;

namespace ManagerBackup.UnitTests.Telemetry;

/// <summary>The dashboard that ships asks for what the product emits, by the names that a collector hands on to Prometheus.</summary>
public sealed partial class DashboardTests
{
    private static readonly string Json = File.ReadAllText(Path.Combine(Repository.Root, "infra", "dashboards", "manager-backup.json"));

    [Fact]
    public void Every_metric_on_the_dashboard_is_one_that_the_product_emits()
    {
        var asked = Metric().Matches(Json).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(asked);
        Assert.Empty(asked.Except(Emitted().SelectMany(Names), StringComparer.Ordinal));
    }

    [Fact]
    public void Everything_that_the_product_emits_is_on_the_dashboard() => Assert.DoesNotContain(
        Emitted(), instrument => !Names(instrument).Any(name => Json.Contains(name, StringComparison.Ordinal)));

    [Fact]
    public void Every_panel_has_a_title_a_query_and_a_place_of_its_own()
    {
        using var dashboard = JsonDocument.Parse(Json);
        var panels = dashboard.RootElement.GetProperty("panels").EnumerateArray().ToList();

        Assert.All(panels, panel =>
        {
            Assert.NotEqual("", panel.GetProperty("title").GetString());
            Assert.All(panel.GetProperty("targets").EnumerateArray(), target => Assert.NotEqual("", target.GetProperty("expr").GetString()));
        });
        Assert.Equal(panels.Count, panels.Select(panel => panel.GetProperty("gridPos").ToString()).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(panels.Count, panels.Select(panel => panel.GetProperty("id").GetInt32()).Distinct().Count());
    }

    private static List<Instrument> Emitted()
    {
        var found = new List<Instrument>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == Instruments.Name)
                    found.Add(instrument);
            },
        };
        listener.Start();
        using var instruments = new Instruments();
        return [.. found.DistinctBy(instrument => instrument.Name)];
    }

    // OpenTelemetry's rules for Prometheus: underscores, the unit, and what kind of number it is.
    private static string[] Names(Instrument instrument)
    {
        var name = instrument.Name.Replace('.', '_') + (instrument.Unit == "s" ? "_seconds" : "");
        return instrument is Histogram<double> ? [$"{name}_bucket", $"{name}_sum", $"{name}_count"] : [$"{name}_total"];
    }

    [GeneratedRegex(@"\bmanager_backup_[a-z_]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Metric();
}
