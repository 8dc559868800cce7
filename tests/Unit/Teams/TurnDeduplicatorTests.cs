using ManagerBackup.Bot.Teams;
using ManagerBackup.UnitTests.Tools;

namespace ManagerBackup.UnitTests.Teams;

public sealed class TurnDeduplicatorTests
{
    private readonly FakeTime _time = new();
    private readonly TurnDeduplicator _turns;
    private int _handled;

    public TurnDeduplicatorTests() => _turns = new TurnDeduplicator(_time);

    [Fact]
    public async Task The_same_turn_is_handled_once_for_ten_minutes()
    {
        await HandleAsync("1");
        _time.Advance(TurnDeduplicator.Memory - TimeSpan.FromSeconds(1));
        await HandleAsync("1");
        Assert.Equal(1, _handled);

        _time.Advance(TimeSpan.FromSeconds(1));
        await HandleAsync("1");
        Assert.Equal(2, _handled);
    }

    [Fact]
    public async Task Another_type_or_conversation_with_the_same_id_is_another_turn()
    {
        await _turns.RunOnceAsync(new TurnKey("message/", "a", "1"), Answer);
        await _turns.RunOnceAsync(new TurnKey("messageUpdate/", "a", "1"), Answer);
        await _turns.RunOnceAsync(new TurnKey("message/", "b", "1"), Answer);

        Assert.Equal(3, _handled);
    }

    [Fact]
    public async Task Memory_is_bounded()
    {
        for (var i = 0; i < TurnDeduplicator.Capacity + 500; i++)
        {
            await HandleAsync($"{i}");
        }

        Assert.Equal(TurnDeduplicator.Capacity, _turns.Count);
        await HandleAsync($"{TurnDeduplicator.Capacity + 499}");
        Assert.Equal(TurnDeduplicator.Capacity + 500, _handled);
    }

    [Fact]
    public async Task A_second_that_waits_for_a_first_that_fails_fails_too_and_the_third_is_handled()
    {
        var work = new TaskCompletionSource<InvokeResponse>();
        var first = _turns.RunOnceAsync(new TurnKey("message/", "a", "1"), () => work.Task);
        var second = HandleAsync("1");

        work.SetException(new InvalidOperationException("Storage is away"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => first);
        await Assert.ThrowsAsync<InvalidOperationException>(() => second);
        Assert.Equal(200, (await HandleAsync("1")).Status);
    }

    [Theory]
    [InlineData(429, 2)]
    [InlineData(500, 2)]
    [InlineData(403, 1)]
    public async Task An_answer_that_says_not_now_is_forgotten(int status, int handled)
    {
        for (var i = 0; i < 2; i++)
        {
            await _turns.RunOnceAsync(new TurnKey("invoke/", "a", "1"), () =>
            {
                _handled++;
                return Task.FromResult(InvokeResponse.Error("Code", "Message", status));
            });
        }

        Assert.Equal(handled, _handled);
    }

    private Task<InvokeResponse> HandleAsync(string id) => _turns.RunOnceAsync(new TurnKey("message/", "a", id), Answer);

    private Task<InvokeResponse> Answer()
    {
        _handled++;
        return Task.FromResult(InvokeResponse.Ok);
    }
}
