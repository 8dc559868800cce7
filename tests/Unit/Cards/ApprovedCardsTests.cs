using ManagerBackup.Cards;

namespace ManagerBackup.UnitTests.Cards;

public sealed class ApprovedCardsTests
{
    public static TheoryData<string> Names => [.. Samples.All().Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_card_is_as_it_was_approved(string name)
    {
        var printed = Approved.Print(CardNamed(name).Utf8);
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
        var wanted = Samples.All().Select(sample => sample.Name);
        var there = Directory.GetFiles(Approved.Folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path));
        Assert.Empty(there.Except(wanted, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_card_has_a_short_summary_for_the_toast() =>
        Assert.All(Samples.All(), sample => Assert.InRange(sample.Card.Summary.Length, 5, 600));

    internal static RenderedCard CardNamed(string name) => Samples.All().Single(sample => sample.Name == name).Card;
}
