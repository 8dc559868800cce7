using ManagerBackup.Bot.Backup;

namespace ManagerBackup.UnitTests.Backup;

public sealed class RequestIdTests
{
    private static readonly SiteId Demo = new("demo");

    [Fact]
    public void An_id_tells_the_moment_of_opening() =>
        Assert.Equal(Cast.At(1.5), RequestId.New(Cast.At(1.5), Demo).OpenedAt);

    [Fact]
    public void An_id_names_its_site() => Assert.True(RequestId.New(Cast.At(0), Demo).MayBelongTo(Demo));

    [Fact]
    public void An_id_does_not_name_another_site() => Assert.False(RequestId.New(Cast.At(0), Demo).MayBelongTo(new("harbour")));

    [Fact]
    public void Ids_sort_by_the_moment_of_opening()
    {
        string[] ids = [.. Enumerable.Range(0, 50).Select(second => RequestId.New(Cast.At(second), Demo).ToString())];

        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void An_id_reads_back()
    {
        var id = RequestId.New(Cast.At(0), Demo);

        Assert.True(RequestId.TryParse(id.ToString(), out var read));
        Assert.Equal(id, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("4b1e4ae6-4ef3-4fd9-9f3a-52b7f6f2a9d1")]
    [InlineData("{018f4ae6-4ef3-7fd9-9f3a-52b7f6f2a9d1}")]
    [InlineData("018f4ae6-4ef3-7fd9-9f3a-52b7f6f2a9d1'; drop")]
    public void What_is_no_id_is_not_read(string? text) => Assert.False(RequestId.TryParse(text, out _));

    [Fact]
    public void A_made_up_id_of_a_moment_beyond_all_calendars_does_not_throw()
    {
        Assert.True(RequestId.TryParse("ffffffff-ffff-7fff-bfff-ffffffffffff", out var id));

        Assert.Equal(DateTimeOffset.MaxValue.ToUnixTimeMilliseconds(), id.OpenedAt.ToUnixTimeMilliseconds());
    }
}
