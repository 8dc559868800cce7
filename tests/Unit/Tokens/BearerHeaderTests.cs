using ManagerBackup.Bot.Tokens;
using Microsoft.Extensions.Primitives;

namespace ManagerBackup.UnitTests.Tokens;

public sealed class BearerHeaderTests
{
    [Theory]
    [InlineData("Bearer a.b.c")]
    [InlineData("bearer a.b.c")]
    [InlineData("BEARER a.b.c")]
    public void The_scheme_may_be_written_in_any_letters(string header) => Assert.Equal("a.b.c", BearerHeader.Read(header).Token);

    [Theory]
    [InlineData("Bearer  a.b.c")]
    [InlineData("Bearer\ta.b.c")]
    [InlineData(" Bearer a.b.c")]
    [InlineData("Bearer a.b.c ")]
    [InlineData("Bearer a. b.c")]
    [InlineData("Bearer a.b.c\r\nX: y")]
    [InlineData("Bearer a.b.c,Bearer a.b.c")]
    [InlineData("Bearer \"a.b.c\"")]
    [InlineData("Bearer a.b.c=")]
    [InlineData("Bearer a\u00a0.b.c")]
    [InlineData("Bearer\u00a0a.b.c")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("BearerX a.b.c")]
    [InlineData("Bearer a.b")]
    [InlineData("Bearer ..")]
    [InlineData("Bearer a..c")]
    [InlineData("Bearer a.b.c.d")]
    [InlineData("a.b.c")]
    [InlineData("")]
    public void Whatever_is_not_exactly_one_token_after_one_space_is_none(string header)
    {
        var (token, flaw) = BearerHeader.Read(header);

        Assert.Null(token);
        Assert.NotEmpty(flaw);
    }

    [Fact]
    public void Two_headers_are_none_also_when_they_are_the_same() =>
        Assert.Null(BearerHeader.Read(new StringValues(["Bearer a.b.c", "Bearer a.b.c"])).Token);
}
