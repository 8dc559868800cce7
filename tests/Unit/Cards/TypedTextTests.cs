using ManagerBackup.Cards.Wording;

namespace ManagerBackup.UnitTests.Cards;

public sealed class TypedTextTests
{
    [Theory]
    [InlineData("a b", "a b")]
    [InlineData("  a \n\n\t b \u0007", "a b")]
    [InlineData("\u202Etxt.exe\u202C", "txt.exe")]
    [InlineData("👨‍👩‍👧", "👨‍👩‍👧")]
    public void Typed_text_becomes_one_tidy_paragraph(string typed, string shown) => Assert.Equal(shown, Typed.Fit(typed, 500));

    [Fact]
    public void A_long_text_is_cut_visibly_and_never_inside_an_emoji()
    {
        var cut = Typed.Fit(string.Concat(Enumerable.Repeat("👨‍👩‍👧", 100)), 300);
        Assert.EndsWith(Typed.CutMark, cut, StringComparison.Ordinal);
        Assert.InRange(Typed.JsonBytes(cut), 1, 300);
        Assert.Equal("", cut[..^Typed.CutMark.Length].Replace("👨‍👩‍👧", "", StringComparison.Ordinal));
    }

    [Fact]
    public void The_newest_texts_are_shown_and_the_others_counted()
    {
        var (shown, hidden) = Typed.FitNewest([new string('a', 500), new string('b', 500), "c"], 900, 800);
        Assert.Equal(1, hidden);
        Assert.Equal([new string('b', 500), "c"], shown);
    }

    [Theory]
    [InlineData("Sam de Vries", "Sam de Vries")]
    [InlineData("*Sam* _x_ [a](b)", @"\*Sam\* \_x\_ \[a\](b)")]
    [InlineData("1. one\n- two", "1\\. one\n\\- two")]
    [InlineData("Anne-Marie, 10.5", "Anne-Marie, 10.5")]
    [InlineData("# a > b", @"\# a \> b")]
    public void Markdown_in_a_name_does_nothing(string name, string escaped) => Assert.Equal(escaped, Markdown.Escape(name));

    [Fact]
    public void Names_are_listed_as_people_say_them()
    {
        Assert.Equal("your managers", CardTexts.For("en").Names([]));
        Assert.Equal("Sam", CardTexts.For("en").Names(["Sam"]));
        Assert.Equal("Sam en Robin", CardTexts.For("nl").Names(["Sam", "Robin"]));
        Assert.Equal("Sam, Robin und Kim", CardTexts.For("de").Names(["Sam", "Robin", "Kim"]));
        Assert.Equal("Sam et Robin", CardTexts.For("fr").Names(["Sam", "Robin"]));
        Assert.Equal("Sam, Robin i Kim", CardTexts.For("pl").Names(["Sam", "Robin", "Kim"]));
        Assert.Equal("Sam, Robin ve 3 kişi daha", CardTexts.For("tr").Names(["Sam", "Robin", "Kim", "Lou", "Mo"]));
        Assert.Equal("Sam, Robin and 3 more", CardTexts.For("en").Names(["Sam", "Robin", "Kim", "Lou", "Mo"]));
    }
}
