using FsCheck;
using FsCheck.Fluent;
using ManagerBackup.Bot.Triage;
using ManagerBackup.Bot.Triage.Lexicon;

namespace ManagerBackup.UnitTests.Triage;

public sealed class ReadingTests
{
    [Theory]
    [InlineData("man at till 4 is shouting", "till 4")]
    [InlineData("kan iemand naar Kassa 3 komen", "Kassa 3")]
    [InlineData("Gast an Tisch 12 schreit", "Tisch 12")]
    [InlineData("he is shouting at the entrance", "entrance")]
    [InlineData("he is shouting", null)]
    [InlineData("open till late", null)]
    public void The_place_is_given_in_the_employees_own_words(string text, string? place) => Assert.Equal(place, Typed.Read(text).Place);

    [Theory]
    [InlineData("klant zegt 'you stupid bitch' tegen me", "nl")]
    [InlineData("kunde sagt \"go back to your country\" zu mir", "de")]
    [InlineData("he keeps shouting 'du blöde schlampe' at me", "en")]
    [InlineData("er schreit mich an", "de")]
    [InlineData("hij schreeuwt tegen me", "nl")]
    public void A_quote_does_not_change_the_language_of_the_reply(string text, string language) =>
        Assert.Equal(language, Typed.Read(text, "en").Language);

    [Theory]
    [InlineData("🆘")]
    [InlineData("1")]
    [InlineData("ok")]
    public void Words_of_no_language_are_answered_in_the_profiles(string text) => Assert.Equal("de", Typed.Read(text, "de").Language);

    [Theory]
    [InlineData("he called me a b1tch")]
    [InlineData("he called me a b*tch")]
    [InlineData("he called me a BIIIITCH")]
    [InlineData("he called me a b i t c h")]
    [InlineData("he called me a bítch")]
    public void A_disguised_insult_is_still_one(string text) => Assert.Equal("page/verbal", Typed.Answer(text));

    [Theory]
    [InlineData("hе hаs а knіfе")]
    [InlineData("ｈｅ ｈａｓ ａ ｋｎｉｆｅ")]
    [InlineData("𝐡𝐞 𝐡𝐚𝐬 𝐚 𝐤𝐧𝐢𝐟𝐞")]
    [InlineData("h e  h a s  a  k n i f e")]
    [InlineData("he 😡 has 😡 a 😡 knife")]
    [InlineData("HE HAS A KNIFE!!!")]
    public void A_disguised_danger_is_still_one(string text) => Assert.Equal("emergency/threat", Typed.Answer(text));

    [Fact]
    public void Capitals_and_accents_make_no_difference()
    {
        Assert.Equal(Typed.Answer("er schlägt mich"), Typed.Answer("ER SCHLAEGT MICH"));
        Assert.Equal(Typed.Answer("er schlägt mich"), Typed.Answer("er schlagt mich"));
    }

    [Fact]
    public void Anything_can_be_read()
    {
        Prop.ForAll<string?>(text =>
        {
            var reading = Typed.Read(text ?? "");
            return Enum.IsDefined(reading.Action) && reading.Severity is >= 1 and <= 4 && reading.Language.Length > 0;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    public static TheoryData<string> OddTexts => new()
    {
        "",
        "   ",
        "\0\0\0",
        "help\0me",
        new string('a', 20_000),
        new string('*', 20_000),
        new string('\'', 20_000),
        string.Concat(Enumerable.Repeat("a.b.c.d ", 3_000)),
        string.Concat(Enumerable.Repeat("he is not ", 3_000)),
        "h\u0335\u0321e\u0335\u0321l\u0335\u0321p\u0335\u0321",
        "\u202Eemoc esaelp\u202C",
        "\uD83D",
        "\uDE00\uD83D",
        string.Concat(Enumerable.Repeat("🆘🔥😭", 2_000)),
        "............!!!!!!!!!!????????",
    };

    [Theory]
    [MemberData(nameof(OddTexts))]
    public void Odd_texts_are_read_quickly(string text)
    {
        Typed.Read(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Typed.Read(text);

        // Memory stands for work here: a clock would make the test depend on the machine's mood.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8_000_000);
    }

    [Fact]
    public void Abuse_at_the_end_of_a_long_story_is_seen() =>
        Assert.Equal("page/verbal", Typed.Answer(string.Concat(Enumerable.Repeat("so it was busy. ", 800)) + "he called me a stupid cow"));

    [Fact]
    public void Threads_do_not_disturb_each_other()
    {
        string[] texts = ["he has a knife", "hij scheldt me uit", "danke", "she keeps sighing at me"];
        var alone = texts.Select(text => Typed.Answer(text)).ToArray();
        Parallel.For(0, 400, i => Assert.Equal(alone[i % texts.Length], Typed.Answer(texts[i % texts.Length])));
    }

    [Theory]
    [InlineData("shout\tshouting\tyelling", "columns")]
    [InlineData("shout shouting", "columns")]
    [InlineData("shoot-out\tshouting", "shoot-out")]
    [InlineData("shout\tshouting, **", "**")]
    public void A_lexicon_with_a_mistake_names_the_line(string line, string mentioned)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "concepts.tsv"), "shout\tinsult\tto shout\n");
            File.WriteAllText(Path.Combine(folder.FullName, "any.tsv"), $"# comment\n{line}\n");
            var error = Assert.Throws<InvalidDataException>(() => Lexicons.Load(folder.FullName));
            Assert.Contains("any.tsv, line 2", error.Message, StringComparison.Ordinal);
            Assert.Contains(mentioned, error.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
