using System.Text.RegularExpressions;
using System.Xml.Linq;
using ManagerBackup.Cards.Wording;

namespace ManagerBackup.UnitTests.Cards;

public sealed partial class TranslationTests
{
    private static readonly string Sources = Path.GetFullPath(Path.Combine(Approved.Folder, "..", "..", "..", "..", "cards"));

    public static TheoryData<string> Sets => [.. CardTexts.Sets];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_text_exists_in_Dutch_with_the_same_placeholders(string set) => AssertTranslated(set, "nl");

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_text_exists_in_German_with_the_same_placeholders(string set) => AssertTranslated(set, "de");

    private static void AssertTranslated(string set, string language)
    {
        var english = Read($"{set}.resx");
        var other = Read($"{set}.{language}.resx");
        Assert.Equal(Sorted(english.Keys), Sorted(other.Keys));
        Assert.All(english, text => Assert.Equal(Placeholders(text.Value), Placeholders(other[text.Key])));
        Assert.All(other.Values, text => Assert.False(string.IsNullOrWhiteSpace(text)));
    }

    [Fact]
    public void A_text_is_what_its_file_says()
    {
        foreach (var (key, text) in Read("Employee.de.resx"))
        {
            Assert.Equal(text, CardTexts.For("de")[$"Employee.{key}"]);
        }
    }

    [Fact]
    public void No_text_is_left_over()
    {
        var code = string.Concat(Directory.GetFiles(Sources, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText));
        string[] composed = ["Outcome_", "Decision_", "Category_", "CustomerSide", "Gave", "Support", "CheckIn"];
        var unused = CardTexts.For("en").Keys
            .Select(key => key[(key.IndexOf('.', StringComparison.Ordinal) + 1)..])
            .Where(key => !composed.Any(start => key.StartsWith(start, StringComparison.Ordinal)))
            .Where(key => !code.Contains($"{key}\"", StringComparison.Ordinal));
        Assert.Empty(unused);
    }

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(Path.Combine(Sources, "Texts", file)).Root!.Elements("data")
            .ToDictionary(data => (string)data.Attribute("name")!, data => (string)data.Element("value")!, StringComparer.Ordinal);

    private static string Sorted(IEnumerable<string> keys) => string.Join('\n', keys.Order(StringComparer.Ordinal));

    private static string Placeholders(string text) => string.Join(
        ' ', PlaceholderPattern().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex PlaceholderPattern();
}
