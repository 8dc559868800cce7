using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Conversations;

namespace ManagerBackup.UnitTests.Conversations;

public sealed class NameMatchTests
{
    private static readonly IReadOnlyList<Person> People = [.. new[] { "Sam", "Robin Peeters", "Kim Peeters", "Zoë Łukasik", "Jean-Luc Moreau", "Samira" }.Select(name => new Person(new(name), name))];

    [Theory]
    [InlineData("sam", "Sam")]
    [InlineData("robin", "Robin Peeters")]
    [InlineData("Rob", "Robin Peeters")]
    [InlineData("robin peeters", "Robin Peeters")]
    [InlineData("peeters kim", "Kim Peeters")]
    [InlineData("peeters", "Robin Peeters, Kim Peeters")]
    [InlineData("zoe", "Zoë Łukasik")]
    [InlineData("jean luc", "Jean-Luc Moreau")]
    [InlineData("robni", "")]
    [InlineData("robbin", "Robin Peeters")]
    [InlineData("roben", "Robin Peeters")]
    [InlineData("morea", "Jean-Luc Moreau")]
    [InlineData("sam'e", "Sam")]
    [InlineData("kimowi", "Kim Peeters")]
    [InlineData("samir", "Sam, Samira")]
    [InlineData("me the money", "")]
    [InlineData("him", "")]
    [InlineData("sa", "")]
    [InlineData("", "")]
    public void A_name_typed_in_a_hurry_means_whom_it_fits_best(string typed, string meant) =>
        Assert.Equal(meant, string.Join(", ", NameMatch.Of(People, typed).Select(person => person.Name)));
}
