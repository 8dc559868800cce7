using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using ManagerBackup.Bot.Privacy;

namespace ManagerBackup.UnitTests.Privacy;

public sealed class ScrubberTests
{
    public static TheoryData<string, string, string> Removed => ExampleFile.Rows("removed");

    public static TheoryData<string, string, string> Kept => ExampleFile.Rows("kept");

    [Theory]
    [MemberData(nameof(Removed))]
    public void What_could_name_a_customer_is_taken_out(string language, string typed, string stored)
    {
        Assert.NotEqual(typed, stored);
        Assert.True(Scrubber.Scrub(typed) == stored, $"{language}: {typed}\n became {Scrubber.Scrub(typed)}\n and not {stored}");
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public void What_a_manager_has_to_know_stays(string language, string typed, string stored)
    {
        Assert.Empty(stored);
        Assert.True(Scrubber.Scrub(typed) == typed, $"{language}: {typed}\n became {Scrubber.Scrub(typed)}");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("nl")]
    [InlineData("de")]
    [InlineData("fr")]
    [InlineData("es")]
    [InlineData("it")]
    [InlineData("pl")]
    [InlineData("tr")]
    [InlineData("pt")]
    public void Every_language_has_examples_of_both(string language)
    {
        Assert.Contains(Removed, row => (string)row[0] == language);
        Assert.Contains(Kept, row => (string)row[0] == language);
    }

    [Fact]
    public void Scrubbing_twice_is_scrubbing_once() => Prop.ForAll(Arb.From(Texts()), text =>
    {
        var once = Scrubber.Scrub(text);
        return Scrubber.Scrub(once) == once;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void Any_text_at_all_can_be_scrubbed() => Prop.ForAll<string?>(text =>
    {
        _ = Scrubber.Scrub(text ?? "");
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void No_number_to_call_survives_among_other_words() => Prop.ForAll(Arb.From(
        from before in Texts() from prefix in Gen.Elements("06", "+31 6 ", "0171-", "07911 ", "612 ") from rest in Gen.Choose(10_000_000, 99_999_999) select (before, number: prefix + rest)),
        one => !Scrubber.Scrub($"{one.before} call {one.number} now").Contains(one.number[^6..], StringComparison.Ordinal)).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Theory]
    [InlineData("1")]
    [InlineData("1 ")]
    [InlineData("06 12 ")]
    [InlineData("12-")]
    [InlineData("a")]
    [InlineData("A")]
    [InlineData("@")]
    [InlineData("a@")]
    [InlineData("a.b@c.d ")]
    [InlineData("NL91 ")]
    [InlineData("AA11")]
    [InlineData("called ")]
    [InlineData("named Mr ")]
    [InlineData("called Sam ")]
    [InlineData("plate ")]
    [InlineData("plate A1 ")]
    [InlineData("AB-12-")]
    [InlineData("Ab ")]
    [InlineData("(+")]
    [InlineData("\u0301")]
    [InlineData("e\u0301")]
    [InlineData("\uD83D")]
    [InlineData("adli Ahmet ")]
    public void Hostile_text_costs_no_more_than_its_length(string again)
    {
        Scrubber.Scrub("called Sam, 0612345678"); // compiled
        var text = string.Concat(Enumerable.Repeat(again, 10_000 / again.Length));
        var clock = Stopwatch.StartNew();
        Scrubber.Scrub(text);
        Assert.InRange(clock.ElapsedMilliseconds, 0, 500);
    }

    // Pieces that mean something to one of the rules, thrown together.
    private static Gen<string> Texts() =>
        from size in Gen.Choose(0, 14)
        from pieces in Gen.Elements(
            "06", "12345678", "4111111111111111", "0612345678", "+31", "NL91ABNA0417164300", "jan@x.nl", "@", "AB-12-CD", "B-AB 1234", "AB12 CDE", "plate", "kenteken",
            "called", "a customer called", "named", "heet", "hij heet", "das heißt", "heißt", "s'appelle", "adlı", "Sam", "jan", "de", "Vries", "me", "Mr", "mr.", "J",
            "O'Brien", "till 3", "14:30", "12-03-2026", "€25", "(", ")", "-", ".", ",", ":", "[name]", "[", "]", "\"", "'s", "1", "7", "AA11", "x", "É", "tel", "account").ArrayOf(size)
        from gaps in Gen.Elements("", " ", " ", " ", "-", "\n", ". ").ArrayOf(size)
        select string.Concat(pieces.Zip(gaps, (piece, gap) => piece + gap));
}
