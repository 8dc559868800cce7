namespace ManagerBackup.UnitTests.Cards;

public sealed class ApprovedCardsTests
{
    public static TheoryData<string> Names => [.. Samples.Approved];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_card_is_as_it_was_approved(string name)
    {
        var printed = Approved.Print(Samples.All[name].Utf8);
        if (Approved.Rewrite)
        {
            Directory.CreateDirectory(Approved.Folder);
            File.WriteAllText(Approved.PathOf(name), printed);
        }

        Assert.Equal(File.ReadAllText(Approved.PathOf(name)), printed);
    }

    [Fact]
    public void No_approved_file_is_left_over()
    {
        var there = Directory.GetFiles(Approved.Folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path));
        Assert.Empty(there.Except(Samples.Approved, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_card_has_a_short_summary_for_the_toast() =>
        Assert.All(Samples.All.Values, card => Assert.InRange(card.Summary.Length, 5, 600));
}
