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
        var (id, requested) = Opening("t1");
        using (var before = new Spool(File))
        {
            before.Keep(id, requested, Contact, againstPowerLoss: false);
        }

        using var after = new Spool(File);
        var found = Assert.Single(after.Waiting);
        Assert.Equal(id, found.Id);
        Assert.Equal(Contact, found.Contact);
        Assert.Equal("words with a\ttab and a\nline", Assert.IsType<RequestEvent.Requested>(Assert.Single(found.Local)).Words);
    }

    [Fact]
    public void What_the_log_has_is_gone_and_an_empty_spool_is_an_empty_file()
    {
        using var spool = new Spool(File);
        var (first, second) = (Keep(spool, "t1"), Keep(spool, "t2"));

        spool.Release(first);
        Assert.Equal(second, Assert.Single(spool.Waiting).Id);
        spool.Release(second);

        Assert.Equal(0, new FileInfo(File).Length);
    }

    [Fact]
    public void What_was_released_while_another_waited_does_not_come_back_after_a_restart()
    {
        RequestId second;
        using (var before = new Spool(File))
        {
            var first = Keep(before, "t1");
            second = Keep(before, "t2");
            before.Release(first);
        }

        using var after = new Spool(File);
        Assert.Equal(second, Assert.Single(after.Waiting).Id);
    }

    [Fact]
    public void Events_of_a_request_come_back_in_order_and_behind_what_was_known_of_it()
    {
        var (id, requested) = Opening("t1");
        RequestEvent[] later = [Declined("t2"), Declined("t3"), Declined("t4")];
        using (var before = new Spool(File))
        {
            before.Add(id, LogFixture.Site, Contact, [requested, later[0]], [later[1]]);
            before.Add(id, LogFixture.Site, null, [], [later[2]]);
        }

        using var after = new Spool(File);
        var found = Assert.Single(after.Waiting);
        Assert.Equal([requested, later[0]], found.Known);
        Assert.Equal(later[1..], found.Local);
        Assert.Equal((LogFixture.Site, Contact), (found.Site, found.Contact));
    }

    [Fact]
    public void An_opening_goes_on_with_events_of_its_own()
    {
        RequestId id;
        using (var before = new Spool(File))
        {
            id = Keep(before, "t1");
            before.Add(id, LogFixture.Site, Contact, [], [Declined("t2")]);
        }

        using var after = new Spool(File);
        var found = Assert.Single(after.Waiting);
        Assert.Empty(found.Known);
        Assert.Equal(2, found.Local.Count);
    }

    [Fact]
    public void Lines_of_the_version_before_are_read()
    {
        var (id, requested) = Opening("t1");
        System.IO.File.WriteAllText(
            File, $"{id}\t{EventJson.Write(requested)}\t{{\"ServiceUrl\":\"https://smba.example/emea/\",\"ConversationId\":\"a:1\",\"TenantId\":\"tenant\",\"BotId\":\"28:bot\",\"ChannelId\":\"msteams\",\"Name\":\"Ada\",\"Locale\":\"en\"}}\n");

        using var spool = new Spool(File);

        Assert.Equal(Contact, Assert.Single(spool.Waiting).Contact);
    }

    [Theory]
    [InlineData("\t{\"type\":\"reque")]
    [InlineData("\tdemo\tlocal\t1\t{\"type\":\"decl")]
    [InlineData("\tdemo\tlocal\t")]
    [InlineData("")]
    public void A_line_that_was_cut_off_by_a_crash_does_not_stop_the_start_nor_swallow_the_next_line(string cut)
    {
        using (var before = new Spool(File))
        {
            Keep(before, "t1");
        }

        System.IO.File.AppendAllText(File, $"{RequestId.New(LogFixture.Morning, LogFixture.Site)}{cut}");
        using (var again = new Spool(File))
        {
            Keep(again, "t2");
        }

        using var after = new Spool(File);
        Assert.Equal(2, after.Waiting.Count);
    }

    [Fact]
    public void A_full_spool_takes_nothing_says_so_and_has_room_again_when_something_was_brought_to_the_log()
    {
        using var spool = new Spool(File, limit: 4_000);
        var kept = new List<RequestId>();
        void Fill()
        {
            while (kept.Count < 100)
            {
                kept.Add(Keep(spool, $"t{kept.Count}"));
            }
        }

        Assert.Throws<IOException>(Fill);

        Assert.True(spool.State.IsFull);
        Assert.Equal(kept.Count, spool.Waiting.Count);
        Assert.InRange(new FileInfo(File).Length, 1, 4_000);
        kept.Take(kept.Count - 1).ToList().ForEach(spool.Release);
        Assert.Equal((false, null), (spool.State.IsFull, spool.State.Fault));
        Keep(spool, "last");
        Assert.Equal(2, spool.Waiting.Count);
    }

    [Fact]
    public void A_file_of_mostly_what_nobody_needs_is_written_anew_and_keeps_what_waits()
    {
        var (id, requested) = Opening("stays");
        using (var spool = new Spool(File))
        {
            spool.Add(id, LogFixture.Site, Contact, [requested], [Declined("t2")]);
            for (var i = 0; i < 4_000; i++)
            {
                spool.Release(Keep(spool, $"t{i}"));
            }

            Assert.InRange(new FileInfo(File).Length, 1, 2 * 1024 * 1024);
        }

        using var after = new Spool(File);
        var found = Assert.Single(after.Waiting);
        Assert.Equal((id, 1, 1, Contact), (found.Id, found.Known.Count, found.Local.Count, found.Contact));
    }

    [Fact]
    public void It_tells_how_much_waits_since_when()
    {
        using var spool = new Spool(File);
        var id = Keep(spool, "t1");
        spool.Add(id, LogFixture.Site, Contact, [], [Declined("t2")]);

        Assert.Equal(new SpoolState(2, 1, LogFixture.Morning, false, null), spool.State);
    }

    [Fact]
    public void Two_processes_do_not_share_a_spool()
    {
        using var first = new Spool(File);

        Assert.ThrowsAny<IOException>(() => new Spool(File));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static RequestId Keep(Spool spool, string turn)
    {
        var (id, requested) = Opening(turn);
        spool.Keep(id, requested, Contact, againstPowerLoss: false);
        return id;
    }

    private static RequestEvent.Declined Declined(string turn) => new(LogFixture.Sam, LogFixture.Morning.AddSeconds(1), turn);

    private static (RequestId Id, RequestEvent.Requested Requested) Opening(string turn)
    {
        var open = LogFixture.Open(turn, words: "words with a\ttab and a\nline");
        return (RequestId.New(LogFixture.Morning, LogFixture.Site), (RequestEvent.Requested)Decider.Decide(null, open).Events[0]);
    }
}
