using System.Text.RegularExpressions;
using System.Xml.Linq;
using ManagerBackup.Cards;
using ManagerBackup.Cards.Wording;

namespace ManagerBackup.UnitTests.Cards;

public sealed partial class TranslationTests
{
    private static readonly string Sources = Path.GetFullPath(Path.Combine(Approved.Folder, "..", "..", "..", "..", "cards"));

    // Signs, and words that are the same in both languages.
    private static readonly string[] SameAsEnglish =
        ["Shared.Quote", "Shared.Label", "Manager.Where", "fr Manager.Danger", "fr Manager.Category_discrimination", "fr Manager.ClosedNote", "nl Manager.AcceptIn"];

    public static TheoryData<string> Languages => [.. CardLanguages.All.Where(language => language != CardLanguages.Fallback)];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_text_exists_in_every_language_with_the_same_placeholders(string language) => Assert.All(CardTexts.Sets, set =>
    {
        var english = Read($"{set}.resx");
        var other = Read($"{set}.{language}.resx");
        Assert.Equal(Sorted(english.Keys), Sorted(other.Keys));
        Assert.All(english, text => Assert.Equal(Placeholders(text.Value), Placeholders(other[text.Key])));
        Assert.All(other.Values, text => Assert.Matches(@"^\S(.*\S)?$", text));
    });

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_text_was_left_in_English(string language) => Assert.Empty(
        from set in CardTexts.Sets
        let other = Read($"{set}.{language}.resx")
        from text in Read($"{set}.resx")
        let name = $"{set}.{text.Key}"
        where text.Value == other[text.Key]
            && !SameAsEnglish.Contains(name, StringComparer.Ordinal) && !SameAsEnglish.Contains($"{language} {name}", StringComparer.Ordinal)
        select name);

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_text_is_what_its_file_says(string language) => Assert.All(CardTexts.Sets, set =>
        Assert.All(Read($"{set}.{language}.resx"), text => Assert.Equal(text.Value, CardTexts.For(language)[$"{set}.{text.Key}"])));

    [Fact]
    public void Every_file_of_texts_belongs_to_a_language_that_is_offered() => Assert.Equal(
        CardTexts.Sets.SelectMany(set => CardLanguages.All.Select(language => language == CardLanguages.Fallback ? $"{set}.resx" : $"{set}.{language}.resx"))
            .Order(StringComparer.Ordinal),
        Directory.GetFiles(Path.Combine(Sources, "Texts"), "*.resx").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));

    [Fact]
    public void French_never_breaks_a_line_before_its_punctuation() => Assert.Empty(
        from key in CardTexts.For("fr").Keys
        let text = CardTexts.For("fr")[key]
        where UnboundPunctuation().IsMatch(text)
        select $"{key}: {text}");

    [Fact]
    public void No_text_is_left_over()
    {
        var code = string.Concat(Directory.GetFiles(Sources, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText));
        string[] composed = ["Outcome_", "Decision_", "Category_", "CustomerSide", "Gave", "Support", "CheckIn", "MyLogState_", "Attended_", "ConfirmTitle_", "ConfirmYes_", "Said_", "Reason", "Mood", "MyLogTalk_"];
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

    // A clock's colon has no space, a quotation or a question has one that keeps the line together.
    [GeneratedRegex(@"[^\u00A0][?!;»]|[^\u00A0\d]:(?!\d)| :|«[^\u00A0]")]
    private static partial Regex UnboundPunctuation();
}
