using System.Text;
using System.Text.Json;
using ManagerBackup.Bot.Teams;

namespace ManagerBackup.UnitTests.Teams;

/// <summary>What is posted to the endpoint and is no activity of ours.</summary>
public sealed class UnreadableActivityTests
{
    [Fact]
    public async Task An_id_longer_than_any_of_the_channels_is_refused_for_no_row_and_no_address_could_hold_it()
    {
        await using var door = await TeamsDoor.OpenAsync();
        foreach (var id in (string[])["a:1", "29:ada", "28:bot", "aad-ada", "t-1"])
        {
            var body = Activities.Message("Hello").Replace($"\"{id}\"", $"\"{new string('x', 1_025)}\"", StringComparison.Ordinal);
            Assert.Equal(400, (await door.PostAsync(body)).Status);
        }

        Assert.Equal(400, (await door.PostAsync(Activities.Message("Hello", id: new string('x', 1_025)))).Status);
        Assert.Empty(door.Turns);
    }

    [Fact]
    public async Task Letters_that_are_none_are_refused_wherever_they_stand()
    {
        await using var door = await TeamsDoor.OpenAsync();
        var body = Encoding.Latin1.GetBytes(Activities.Message("Hello").Replace("{\"type\"", "{\"value\":{\"verb\":\"\u00ff\"},\"type\"", StringComparison.Ordinal));

        Assert.Equal(400, (await door.PostAsync(new ByteArrayContent(body))).Status);
        Assert.Empty(door.Turns);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"message\"")]
    [InlineData("7")]
    [InlineData("{")]
    [InlineData("""{"type":"message"} {}""")]
    [InlineData("{}")]
    [InlineData("""{"type":"","conversation":{"id":"a"},"serviceUrl":"https://x.example","channelId":"msteams"}""")]
    [InlineData("""{"type":{},"conversation":{"id":"a"},"serviceUrl":"https://x.example","channelId":"msteams"}""")]
    [InlineData("""{"type":"message","serviceUrl":"https://x.example","channelId":"msteams"}""")]
    [InlineData("""{"type":"message","conversation":"a","serviceUrl":"https://x.example","channelId":"msteams"}""")]
    [InlineData("""{"type":"message","conversation":{"id":""},"serviceUrl":"https://x.example","channelId":"msteams"}""")]
    [InlineData("""{"type":"message","conversation":{"id":"a"},"channelId":"msteams"}""")]
    [InlineData("""{"type":"message","conversation":{"id":"a"},"serviceUrl":"x.example","channelId":"msteams"}""")]
    [InlineData("""{"type":"message","conversation":{"id":"a"},"serviceUrl":"/emea","channelId":"msteams"}""")]
    [InlineData("""{"type":"message","conversation":{"id":"a"},"serviceUrl":"file:///etc","channelId":"msteams"}""")]
    [InlineData("""{"type":"message","conversation":{"id":"a"},"serviceUrl":"https://u:p@x.example","channelId":"msteams"}""")]
    [InlineData("""{"type":"message","conversation":{"id":"a"},"serviceUrl":"https://x.example"}""")]
    [InlineData("""{"type":"message","conversation":{"id":"a"},"serviceUrl":"https://x.example","channelId":""}""")]
    [InlineData("""{"type":"message","conversation":{"id":"a"},"serviceUrl":"https://x.example","channelId":"slack"}""")]
    public async Task What_is_no_activity_of_ours_is_refused_with_a_reason(string body)
    {
        await using var door = await TeamsDoor.OpenAsync();

        var (status, answer) = await door.PostAsync(body);

        Assert.Equal(400, status);
        Assert.NotEmpty(JsonElement.Parse(answer).GetProperty("error").GetProperty("message").GetString() ?? "");
        Assert.Empty(door.Turns);
        Assert.Empty(door.Log);
    }

    [Fact]
    public async Task Nesting_beyond_reason_is_refused()
    {
        await using var door = await TeamsDoor.OpenAsync();
        var deep = $$"""{"type":"message","value":{{new string('[', 5000)}}{{new string(']', 5000)}} }""";
        var hidden = $$"""{"type":"message","unknown":{{string.Concat(Enumerable.Repeat("{\"a\":", 5000))}}1{{new string('}', 5000)}} }""";

        Assert.Equal(400, (await door.PostAsync(deep)).Status);
        Assert.Equal(400, (await door.PostAsync(hidden)).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_over_the_limit_is_refused_chunked_or_not(bool chunked)
    {
        await using var door = await TeamsDoor.OpenAsync();

        Assert.Equal(200, (await door.PostAsync(Body(MessagesEndpoint.BodyLimit, chunked))).Status);
        var (status, answer) = await door.PostAsync(Body(MessagesEndpoint.BodyLimit + 1, chunked));

        Assert.Equal(413, status);
        Assert.Contains("TooLarge", answer, StringComparison.Ordinal);
        Assert.Single(door.Turns);
    }

    private static HttpContent Body(int length, bool chunked)
    {
        var start = Encoding.UTF8.GetBytes(Activities.Message());
        var bytes = new byte[length];
        Array.Fill(bytes, (byte)' ');
        start.CopyTo(bytes, 0);
        return chunked ? new StreamContent(new ChunkStream(bytes)) : new ByteArrayContent(bytes);
    }

    // Can't seek, so its length is not known ahead.
    private sealed class ChunkStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
