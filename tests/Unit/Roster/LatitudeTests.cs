using ManagerBackup.Bot.Roster;
using static ManagerBackup.UnitTests.Roster.SomeSite;

namespace ManagerBackup.UnitTests.Roster;

public sealed class LatitudeTests
{
    private static readonly Site Store = Called("demo") with
    {
        Language = "nl",
        Latitude = [Of("demand", "en nl de"), Of("complaint", "en"), Of("demand", "fr en nl"), Of("demand", "fr en"), Of("demand", "it fr")],
    };

    [Theory]
    [InlineData("demand", "de", "demand:de demand:nl demand:en demand:fr")]
    [InlineData("demand", "de-AT", "demand:de demand:nl demand:en demand:fr")]
    [InlineData("Demand", "nl", "demand:nl demand:nl demand:en demand:fr")]
    [InlineData("demand", "sv", "demand:nl demand:nl demand:en demand:fr")]
    [InlineData("complaint", "de", "complaint:en")]
    [InlineData("threat", "en", "")]
    public void Each_entry_speaks_the_readers_language_or_the_nearest_it_has(string when, string language, string expected) =>
        Assert.Equal(expected, string.Join(' ', Latitude.MayFor(Store, language, when)));

    [Fact]
    public void Several_reasons_give_each_entry_once() =>
        Assert.Equal(5, Latitude.MayFor(Store, "en", "Complaint", "Demand", "demand").Count);

    private static Latitude Of(string when, string languages) =>
        new(when, new(languages.Split(' ').ToDictionary(language => language, language => $"{when}:{language}", StringComparer.OrdinalIgnoreCase)));
}
