using ManagerBackup.Bot.Audit;
using ManagerBackup.UnitTests.Tools;
using Microsoft.Extensions.Logging.Abstractions;

namespace ManagerBackup.UnitTests.Audit;

public sealed class AuditorTests
{
    [Fact]
    public async Task An_audit_that_has_not_looked_passes_nothing_and_soon_that_is_a_fault_of_its_own()
    {
        await using var fixture = await AuditFixture.CreateAsync();
        var time = new FakeTime();
        using var auditor = new Auditor(fixture.Audit, time, NullLogger<Auditor>.Instance);

        Assert.Equal((false, false), (auditor.Passes, auditor.IsBlind));
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal((false, true), (auditor.Passes, auditor.IsBlind));
        Assert.Contains("could not look", auditor.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_found_out_a_while_ago_is_not_known_any_more()
    {
        await using var fixture = await AuditFixture.CreateAsync();
        var time = new FakeTime();
        using var auditor = new Auditor(fixture.Audit, time, NullLogger<Auditor>.Instance);

        await auditor.TurnAsync(CancellationToken.None);
        Assert.Equal((true, false), (auditor.Passes, auditor.IsBlind));
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal((false, true), (auditor.Passes, auditor.IsBlind));
    }

    [Fact]
    public async Task With_storage_away_it_does_not_pass_until_storage_is_back()
    {
        await using var fixture = await AuditFixture.CreateAsync();
        using var auditor = new Auditor(fixture.Audit, new FakeTime(), NullLogger<Auditor>.Instance);
        await auditor.TurnAsync(CancellationToken.None);

        fixture.Storage.IsAway = true;
        await auditor.TurnAsync(CancellationToken.None);
        Assert.Equal((false, true), (auditor.Passes, auditor.IsBlind));
        Assert.Equal("the self-audit could not look: storage is away", auditor.Verdict);

        fixture.Storage.IsAway = false;
        await auditor.TurnAsync(CancellationToken.None);
        Assert.True(auditor.Passes);
    }

    [Fact]
    public async Task A_fault_is_shown_and_nothing_passes_while_it_lasts()
    {
        await using var fixture = await AuditFixture.CreateAsync();
        using var auditor = new Auditor(fixture.Audit, new FakeTime(), NullLogger<Auditor>.Instance);
        var id = await fixture.OpenAsync("t1");
        await fixture.DeleteAsync(Assert.Single(await fixture.WakeUpsAsync()));

        await auditor.TurnAsync(CancellationToken.None);
        await auditor.TurnAsync(CancellationToken.None);

        Assert.Equal((false, false), (auditor.Passes, auditor.IsBlind));
        Assert.Equal($"1 fault: unwatched {id}", auditor.Verdict);
        await auditor.TurnAsync(CancellationToken.None);
        Assert.True(auditor.Passes);
    }
}
