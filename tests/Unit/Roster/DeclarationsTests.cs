using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;
using ManagerBackup.UnitTests.Log;
using ManagerBackup.UnitTests.Tools;
using Moq;
using static ManagerBackup.UnitTests.Roster.SomeSite;

namespace ManagerBackup.UnitTests.Roster;

public sealed class DeclarationsTests
{
    private static readonly Site Store = Called("demo").WithManager("Sam", "always").WithManager("Robin").WithManager("Kim");
    private static readonly Person Sam = Someone("Sam");
    private static readonly Person Robin = Someone("Robin");
    private static readonly Person Kim = Someone("Kim");

    private readonly FakeTime time = new();

    private DateTimeOffset Now => time.GetUtcNow();

    [Fact]
    public async Task What_was_said_is_known_to_another_instance()
    {
        await using var fixture = await LogFixture.CreateAsync();

        await new Declarations(fixture.Engine, time).SayAsync(Robin.Id, true, Now.AddHours(1), Now, default);

        Assert.Equal("Sam Robin", await OnShiftAsync(new(fixture.Engine, time)));
    }

    [Fact]
    public async Task A_shift_handed_over_comes_back_by_itself()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var declarations = new Declarations(fixture.Engine, time);

        await declarations.HandOverAsync("1", Store.Id, Sam, Robin, Now.AddHours(1), Now, default);

        Assert.Equal("Robin", await OnShiftAsync(declarations));
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("Sam", await OnShiftAsync(declarations));
    }

    [Fact]
    public async Task Who_gave_takes_it_back_by_going_on_shift_and_the_other_is_known()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var declarations = new Declarations(fixture.Engine, time);
        await declarations.HandOverAsync("1", Store.Id, Sam, Robin, Now.AddHours(1), Now, default);

        var ended = await declarations.SayAsync(Sam.Id, true, Now.AddHours(3), Now, default);

        Assert.Equal((true, Robin), (ended!.Gives, ended.Other));
        Assert.Equal("Sam", await OnShiftAsync(declarations));
        Assert.Null(await declarations.HandBackAsync(Robin.Id, "1", Now, default));
    }

    [Fact]
    public async Task Who_stands_in_hands_back_by_going_off_shift()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var declarations = new Declarations(fixture.Engine, time);
        await declarations.HandOverAsync("1", Store.Id, Sam, Robin, Now.AddHours(1), Now, default);

        var ended = await declarations.SayAsync(Robin.Id, false, Now.AddHours(3), Now, default);

        Assert.Equal((false, Sam), (ended!.Gives, ended.Other));
        Assert.Equal("Sam", await OnShiftAsync(declarations));
    }

    [Fact]
    public async Task Who_stands_in_may_say_until_when_they_are_there_anyway()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var declarations = new Declarations(fixture.Engine, time);
        await declarations.HandOverAsync("1", Store.Id, Sam, Robin, Now.AddHours(1), Now, default);

        Assert.Null(await declarations.SayAsync(Robin.Id, true, Now.AddHours(3), Now, default));

        Assert.Equal("Robin", await OnShiftAsync(declarations));
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("Sam Robin", await OnShiftAsync(declarations));
    }

    [Fact]
    public async Task A_shift_handed_back_is_the_givers_and_a_second_tap_changes_nothing()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var declarations = new Declarations(fixture.Engine, time);
        await declarations.HandOverAsync("1", Store.Id, Sam, Robin, Now.AddHours(1), Now, default);

        Assert.Null(await declarations.HandBackAsync(Robin.Id, "another", Now, default));
        Assert.Null(await declarations.HandBackAsync(Kim.Id, "1", Now, default));
        Assert.Equal(Sam, (await declarations.HandBackAsync(Robin.Id, "1", Now, default))?.Other);

        Assert.Equal("Sam", await OnShiftAsync(declarations));
        Assert.Null(await declarations.HandBackAsync(Robin.Id, "1", Now, default));
    }

    [Fact]
    public async Task A_shift_handed_on_and_refused_stays_with_who_stood_in()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var declarations = new Declarations(fixture.Engine, time);
        await declarations.HandOverAsync("1", Store.Id, Sam, Robin, Now.AddHours(1), Now, default);
        await declarations.HandOverAsync("2", Store.Id, Robin, Kim, Now.AddHours(1), Now, default);
        Assert.Equal("Kim", await OnShiftAsync(declarations));

        await declarations.HandBackAsync(Kim.Id, "2", Now, default);

        Assert.Equal("Robin", await OnShiftAsync(declarations));
    }

    [Fact]
    public async Task With_storage_hanging_what_was_known_last_is_told_within_three_tenths_of_a_second()
    {
        var hangs = new TaskCompletionSource<TableEntity?>();
        var engine = new Mock<ITableEngine>();
        engine.Setup(one => one.GetAsync("people", It.IsAny<string>(), "shift", It.IsAny<CancellationToken>())).Returns(
            (string _, string person, string _, CancellationToken _) => Task.FromResult<TableEntity?>(
                person == Robin.Id.Value ? new(person, "shift") { ["OnShift"] = true, ["Until"] = Now.AddHours(9) } : null));
        var declarations = new Declarations(engine.Object, time);
        Assert.Equal("Sam Robin", await OnShiftAsync(declarations));

        engine.Setup(one => one.GetAsync("people", It.IsAny<string>(), "shift", It.IsAny<CancellationToken>())).Returns(hangs.Task);
        time.Advance(TimeSpan.FromHours(1));
        var asked = OnShiftAsync(declarations);
        Assert.False(asked.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(300));
        Assert.Equal("Sam Robin", await asked);

        // The next one does not ask again while the first still waits.
        var again = OnShiftAsync(declarations);
        time.Advance(TimeSpan.FromMilliseconds(300));
        Assert.Equal("Sam Robin", await again);
        engine.Verify(one => one.GetAsync("people", Robin.Id.Value, "shift", It.IsAny<CancellationToken>()), Times.Exactly(2));
    }

    [Fact]
    public async Task With_storage_away_from_the_start_the_pattern_is_left()
    {
        var engine = new Mock<ITableEngine>();
        engine.Setup(one => one.GetAsync("people", It.IsAny<string>(), "shift", It.IsAny<CancellationToken>())).ThrowsAsync(new StorageUnavailableException("away"));

        Assert.Equal("Sam", await OnShiftAsync(new(engine.Object, time)));
    }

    private async Task<string> OnShiftAsync(Declarations declarations)
    {
        var known = await new OnShift(declarations, new()).KnownAsync(Store, default);
        return Rota.OnShiftAt(Store, Now, Now, known).Select(duty => duty.Person).Names();
    }
}
