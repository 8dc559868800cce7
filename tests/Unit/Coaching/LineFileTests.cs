using ManagerBackup.Bot;
using ManagerBackup.Bot.Coaching;

namespace ManagerBackup.UnitTests.Coaching;

/// <summary>The shipped words. What one file has to keep to is checked by loading it; here is what holds over all of them.</summary>
public sealed class LineFileTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Coaching", "Lines");
    private static readonly Sounds Sounds = Sounds.Load(Path.Combine(Folder, "sounds.tsv"));

    public static TheoryData<string> Languages => [.. Directory.EnumerateFiles(Folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path))];

    [Fact]
    public void English_dutch_and_german_are_there() =>
        Assert.All(["en", "nl", "de"], (string language) => Assert.True(File.Exists(Path.Combine(Folder, language + ".json"))));

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_line_means_the_same_in_every_language(string language) =>
        Assert.Equal(Load("en").Lines.Select(Shape), Load(language).Lines.Select(Shape));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Steps_and_rights_are_the_same_in_every_language(string language)
    {
        var (english, other) = (Load("en"), Load(language));
        Assert.All(english.Steps, steps => Assert.Equal(steps.Value.Select(Placeholder), other.Steps[steps.Key].Select(Placeholder)));
        Assert.Equal(english.YouMay.Count, other.YouMay.Count);
        Assert.Equal(english.YouMayByPhone.Count, other.YouMayByPhone.Count);
        Assert.Equal(english.YouMayInChat.Count, other.YouMayInChat.Count);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_line_says_how_it_sounds_word_by_word(string language) => Assert.All(Load(language).Lines, line =>
    {
        Assert.False(string.IsNullOrWhiteSpace(line.Say), line.Id);
        var words = line.Text.Split(' ').Length;
        Assert.InRange(line.Say.Split(' ').Count(word => word != "|"), words - 2, words + 1);
        Assert.All(Sounds.Readers, reader => Assert.DoesNotContain('ˈ', Sounds.Spell(line.Say, reader)));
    });

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_language_has_its_own_phrases_that_are_never_said(string language) => Assert.InRange(Load(language).Never.Count, 15, 100);

    [Fact]
    public void Every_reader_has_a_column_of_sounds() =>
        Assert.Equal(["en", "nl", "de", "fr", "es", "it", "pl", "tr", "pt"], Sounds.Readers);

    [Theory]
    [InlineData("pl", "ˈprɔ.ʃɛ ˈpʃɛ.statɕ", "en", "PRO-sheh PSHEH-stahch")]
    [InlineData("pl", "ˈprɔ.ʃɛ ˈpʃɛ.statɕ", "nl", "PRO-sje PSJE-statsj")]
    [InlineData("de", "ˈbɪ.tə ˈhøː.rən ziː aʊf", "en", "BI-tuh HUR-run zee owf")]
    [InlineData("nl", "stɔp | dɪt ʋɪl ɪk nit", "de", "sstop · dit wil ik niet")]
    [InlineData("de", "gɛrn | ˈgiː.gə ˈgaː.bə", "en", "ghern · GHEE-guh GAH-buh")]
    [InlineData("de", "gɛrn | ˈgiː.gə ˈgaː.bə", "fr", "guèrn · GUI-gue GA-be")]
    [InlineData("de", "gɛrn | ˈgiː.gə ˈgaː.bə", "es", "guern · GUI-gue GA-be")]
    [InlineData("de", "gɛrn | ˈgiː.gə ˈgaː.bə", "it", "ghern · GHI-ghe GA-be")]
    [InlineData("de", "gɛrn | ˈgiː.gə ˈgaː.bə", "pt", "guérn · GUI-gue GA-be")]
    [InlineData("en", "ʃiː ʃʊd ˈdʒʌ.mp tʃɛk", "it", "sci sciud GIA-mp cek")]
    [InlineData("fr", "ʒə vu ˈdi nɔ̃, mə.ˈsjø", "tr", "jı vu Dİ non, mı-SYÖ")]
    public void Sounds_are_spelled_as_the_reader_would(string language, string say, string reader, string expected) =>
        Assert.Equal($"{language}: {expected}", $"{language}: {Sounds.Spell(say, reader)}");

    [Theory]
    [InlineData("\"for\": [\"physical\", \"threat\"]", "\"for\": [\"fysical\"]", "en.json, line ", "fysical")]
    [InlineData("\"id\": \"want-solved\"", "\"id\": \"tell-anger\"", "en.json, line 97 ('tell-anger')", "twice")]
    [InlineData("I can tell how angry this makes you.", "One two three four five six seven eight nine ten eleven twelve thirteen.", "en.json, line 91", "12 words")]
    [InlineData("I can tell how angry this makes you.", "Calm down, please.", "en.json, line 91 ('tell-anger')", "calm down")]
    [InlineData("I can tell how angry this makes you.", "You want this solved and so do I!", "('want-solved')", "says the same")]
    [InlineData("aɪ kæn tɛl haʊ", "aɪ kæn tɛl Qaʊ", "en.json, line 91 ('tell-anger')", "'Q', which is no sound")]
    [InlineData("\"medical\"", "\"medicine\"", "en.json, line ", "medicine")]
    [InlineData("\"role\": \"handover\"", "\"role\": \"leave\"", "en.json", "'refusing, counter, stage 1, handover' are missing")]
    [InlineData("\"role\": \"leave\", \"where\": [\"counter\"], \"stage\": [3], \"text\": \"I'm stepping back", "\"role\": \"boundary\", \"stage\": [3], \"text\": \"I'm stepping back", "en.json, line ", "the role 'leave'")]
    [InlineData("\"role\": \"handover\"", "\"rule\": \"handover\"", "en.json, line ", "rule")]
    public void A_mistake_is_named_with_its_file_and_line(string right, string wrong, string place, string mentioned)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "en.json");
            File.WriteAllText(path, File.ReadAllText(Path.Combine(Folder, "en.json")).Replace(right, wrong, StringComparison.Ordinal));
            var error = Assert.Throws<InvalidDataException>(() => LineFile.Load(path, Sounds));
            Assert.Contains(place, error.Message, StringComparison.Ordinal);
            Assert.Contains(mentioned, error.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_mistake_stops_the_start_with_one_line() =>
        Assert.Equal(["en.json, line 91: wrong"], Startup.Complaints(new InvalidDataException("en.json, line 91: wrong")));

    private static string Shape(WrittenLine line) =>
        $"{line.Id}: {string.Join(' ', line.For)}, {line.Role}, {string.Join(' ', line.Where ?? [])}, {string.Join(' ', line.Stage ?? [])}, {line.Once}";

    private static string Placeholder(string step) =>
        string.Concat(new[] { "{emergency}", "{contact}" }.Where(name => step.Contains(name, StringComparison.Ordinal)));

    private static LineFile Load(string language) => LineFile.Load(Path.Combine(Folder, language + ".json"), Sounds);
}
