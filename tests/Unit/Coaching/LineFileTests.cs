using ManagerBackup.Bot.Coaching;

namespace ManagerBackup.UnitTests.Coaching;

/// <summary>The shipped words: complete, short, without repeats or words that make things worse.</summary>
public sealed class LineFileTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Coaching", "Lines");

    private static readonly string[] Spoken = ["sexual", "discrimination", "verbal", "refusing", "rude", "demand", "complaint", "other"];
    private static readonly string[] WithoutAcknowledging = ["sexual", "discrimination"];
    private static readonly string[] Dangerous = ["physical", "threat"];

    private static readonly string[] Banned =
    [
        "calm down", "those are the rules", "the rules", "our policy", "relax", "you people", "police", "your fault",
        "rustig aan", "kalm", "rustig", "dat zijn de regels", "de regels", "politie", "uw schuld", "beleid",
        "beruhigen sie", "ruhig", "das sind die regeln", "vorschrift", "polizei", "ihre schuld",
    ];

    public static TheoryData<string> Languages => [.. Directory.EnumerateFiles(Folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path))];

    [Fact]
    public void English_dutch_and_german_are_there() =>
        Assert.All(["en", "nl", "de"], (string language) => Assert.True(File.Exists(Path.Combine(Folder, language + ".json"))));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_category_has_two_lines_for_each_role_that_makes_sense(string language)
    {
        var lines = Load(language).Lines;
        foreach (var category in Spoken)
        {
            foreach (var role in Enum.GetValues<LineRole>().Where(role => role != LineRole.Acknowledge || !WithoutAcknowledging.Contains(category, StringComparer.Ordinal)))
            {
                foreach (var wrongPlace in new[] { LinePlace.Counter, LinePlace.Phone }.Where(_ => role != LineRole.Boundary || category != "other"))
                {
                    var fitting = lines.Count(line =>
                        line.Role == role && line.For.Contains(category, StringComparer.Ordinal) && line.Where != wrongPlace && line.Once == LineTruth.Always);
                    Assert.True(fitting >= 2, $"{language}: {category} has {fitting} lines to {role}, wherever not {wrongPlace}");
                }
            }
        }

        Assert.All(Dangerous, category => Assert.True(lines.Count(line => line.For.Contains(category, StringComparer.Ordinal)) >= 4));
        Assert.DoesNotContain(lines, line => line.For.Intersect(Dangerous, StringComparer.Ordinal).Any() && line.Role != LineRole.Leave);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_line_makes_things_worse(string language) =>
        Assert.All(Load(language).Lines, line =>
            Assert.DoesNotContain(Banned, banned => line.Text.Contains(banned, StringComparison.OrdinalIgnoreCase)));

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_two_lines_are_the_same(string language)
    {
        var texts = Load(language).Lines.Select(line => line.Text.ToUpperInvariant()).ToList();
        Assert.Equal(texts.Count, texts.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void All_languages_have_the_same_lines(string language) =>
        Assert.Equal(Load("en").Lines.Select(line => line.Id).Order(StringComparer.Ordinal), Load(language).Lines.Select(line => line.Id).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("\"for\": [\"verbal\"]", "\"for\": [\"verbaal\"]", "verbaal")]
    [InlineData("\"verbal-acknowledge-2\"", "\"verbal-acknowledge-1\"", "twice")]
    [InlineData("I can hear how angry this makes you.", "One two three four five six seven eight nine ten eleven twelve thirteen.", "12 words")]
    [InlineData("\"medical\"", "\"medicine\"", "medical")]
    public void A_mistake_is_named_with_its_file_and_line(string right, string wrong, string mentioned)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "en.json");
            File.WriteAllText(path, File.ReadAllText(Path.Combine(Folder, "en.json")).Replace(right, wrong, StringComparison.Ordinal));
            var error = Assert.Throws<InvalidDataException>(() => LineFile.Load(path));
            Assert.Contains("en.json", error.Message, StringComparison.Ordinal);
            Assert.Contains(mentioned, error.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static LineFile Load(string language) => LineFile.Load(Path.Combine(Folder, language + ".json"));
}
