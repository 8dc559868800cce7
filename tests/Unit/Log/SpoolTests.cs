using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.UnitTests.Log;

public sealed class SpoolTests : IDisposable
{
    private static readonly Contact Contact = new("https://smba.example/emea/", "a:1", "tenant", "28:bot", "msteams", "Ada", "en");
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("manager-backup-");

    private string File => Path.Combine(folder.FullName, "x.spool");

    [Fact]
    public void What_was_kept_is_there_after_the_process_has_died()
    {
        var opening = Opening("t1");
        using (var before = new Spool(File))
        {
            before.Keep(opening, againstPowerLoss: false);
        }

        using var after = new Spool(File);
        var found = Assert.Single(after.Waiting);
        Assert.Equal(opening.Id, found.Id);
        Assert.Equal(Contact, found.Contact);
        Assert.Equal("words with a\ttab and a\nline", found.Requested.Words);
    }

    [Fact]
    public void What_the_log_has_is_gone_and_an_empty_spool_is_an_empty_file()
    {
        using var spool = new Spool(File);
        var (first, second) = (Opening("t1"), Opening("t2"));
        spool.Keep(first, againstPowerLoss: false);
        spool.Keep(second, againstPowerLoss: true);

        spool.Release(first.Id);
        Assert.Equal(second.Id, Assert.Single(spool.Waiting).Id);
        spool.Release(second.Id);

        Assert.Equal(0, new FileInfo(File).Length);
    }

    [Fact]
    public void A_line_that_was_cut_off_by_a_crash_does_not_stop_the_start()
    {
        using (var before = new Spool(File))
        {
            before.Keep(Opening("t1"), againstPowerLoss: false);
        }

        System.IO.File.AppendAllText(File, $"{RequestId.New(LogFixture.Morning, LogFixture.Site)}\t{{\"type\":\"reque");

        using var after = new Spool(File);
        Assert.Single(after.Waiting);
    }

    [Fact]
    public void What_is_kept_after_a_line_that_was_cut_off_survives_the_next_crash()
    {
        System.IO.File.WriteAllText(File, $"{RequestId.New(LogFixture.Morning, LogFixture.Site)}\t{{\"type\":\"reque");
        var opening = Opening("t1");
        using (var before = new Spool(File))
        {
            before.Keep(opening, againstPowerLoss: false);
        }

        using var after = new Spool(File);
        Assert.Equal(opening.Id, Assert.Single(after.Waiting).Id);
    }

    [Fact]
    public void Two_processes_do_not_share_a_spool()
    {
        using var first = new Spool(File);

        Assert.ThrowsAny<IOException>(() => new Spool(File));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static SpooledOpening Opening(string turn)
    {
        var open = LogFixture.Open(turn, words: "words with a\ttab and a\nline");
        return new(RequestId.New(LogFixture.Morning, LogFixture.Site), (RequestEvent.Requested)Decider.Decide(null, open).Events[0], Contact);
    }
}
