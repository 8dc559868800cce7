using ManagerBackup.Bot.Coaching;
using ManagerBackup.Cards;

namespace ManagerBackup.UnitTests.Coaching;

/// <summary>What the customer is told: the shipped files, and what a shop may make of them.</summary>
public sealed class WordingsTests : IDisposable
{
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "Coaching", "Wordings");
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("wordings");

    public static TheoryData<string> Languages => [.. CardLanguages.All];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_language_has_its_own_words_for_every_decision(string language)
    {
        var wordings = new Wordings(Shipped);
        Assert.All((string[])["keep", "warned", "excluded", "accountEnded", "undecided"], decision =>
        {
            var text = wordings.Of(decision, language, "Store & Co", new(2027, 3, 9));
            Assert.Contains("Store & Co", text, StringComparison.Ordinal);
            Assert.DoesNotContain("{", text, StringComparison.Ordinal);
            Assert.Equal(decision == "excluded", text.Contains("2027", StringComparison.Ordinal));
            Assert.True(language == "en" || text != wordings.Of(decision, "en", "Store & Co", new(2027, 3, 9)));
        });
    }

    [Theory]
    [InlineData("en", "9 March 2027")]
    [InlineData("de", "9. März 2027")]
    [InlineData("es", "9 de marzo de 2027")]
    [InlineData("pl", "9 marca 2027")]
    [InlineData("sv", "9 March 2027")]
    public void A_day_is_written_as_its_language_does(string language, string day) => Assert.Equal(day, new Wordings(Shipped).Day(language, new(2027, 3, 9)));

    [Theory]
    [InlineData("\"until {until}\"", "\"until then\"", "en.json: 'excluded' does not say until when: {until} is missing")]
    [InlineData("\"kept\"", "\"kept, {customer}\"", "en.json: 'keep' holds {customer}, which has no meaning there")]
    [InlineData("\"kept\"", "\"kept until {until}\"", "en.json: 'keep' holds {until}, which has no meaning there")]
    [InlineData("\"kept\"", "\" \"", "en.json: 'keep' has no text")]
    [InlineData("\"warned\":", "\"wanred\":", "en.json, line 1")]
    [InlineData("\"d MMMM yyyy\"", "\"soon\"", "en.json: 'date' is \"soon\"")]
    public void A_slip_in_a_file_stops_the_start_and_is_named(string part, string slip, string problem)
    {
        const string Good = """{ "date": "d MMMM yyyy", "keep": "kept", "warned": "warned", "excluded": "until {until}", "accountEnded": "ended", "undecided": "open" }""";
        File.WriteAllText(Path.Combine(folder.FullName, "en.json"), Good.Replace(part, slip, StringComparison.Ordinal));

        var fault = Assert.Throws<InvalidDataException>(() => new Wordings(folder.FullName));
        Assert.Contains(problem, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_english_stops_the_start() => Assert.Throws<InvalidDataException>(() => new Wordings(folder.FullName));

    public void Dispose() => folder.Delete(recursive: true);
}
