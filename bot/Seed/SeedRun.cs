using ManagerBackup.Bot.Figures;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Triage;

namespace ManagerBackup.Bot.Seed;

/// <summary>Makes the log that was ordered, from where it stands; may be stopped anywhere, and goes on there.</summary>
/// <param name="say">Takes a line a second or so.</param>
internal sealed class SeedRun(ITableEngine engine, MessageTriage triage, TimeProvider time, Action<string> say)
{
    // What SQLite commits together, and as much as Table Storage likes at once.
    private const int BatchesAtOnce = 128;

    private static readonly TimeSpan SaysEvery = TimeSpan.FromSeconds(1);

    // Employees of a shop: enough that hardly any of them opens a second request while the first is not over.
    private const int TakeoversOfAnEmployee = 8;
    private const int LeastEmployees = 9;

    /// <summary>How many are in the log.</summary>
    private long written;

    /// <returns>What the log holds then.</returns>
    /// <exception cref="OperationCanceledException">Stopped: what was begun is written, and noted.</exception>
    /// <exception cref="StorageUnavailableException">The log is another's, or can't be written.</exception>
    public async Task<SeedProgress> RunAsync(SeedOrder order, string storage, CancellationToken cancellationToken)
    {
        var progress = await BeginAsync(order, storage, cancellationToken);
        var sites = SeedSites.Read(SeedSites.Settings(order), order);
        var units = SeedCalendar.Units(order, sites, progress.End);
        await ForgetFiguresAsync(progress.Done < units.Count, cancellationToken);
        var before = written = units.Take(progress.Done).Sum(unit => (long)unit.Takeovers);
        var words = new SeedWords(triage);
        var finished = new SortedSet<int>();
        var (start, said) = (time.GetTimestamp(), TimeSpan.Zero);
        var gate = new SemaphoreSlim(1, 1);
        using var writer = new SeedWriter(engine, time, BatchesAtOnce);
        try
        {
            var side = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(units.Skip(progress.Done), side, async (unit, token) =>
            {
                await writer.WriteAsync(unit, StoriesOf(unit, words, order, progress.End), Count, token);
                await FinishAsync(unit.Index);
            });
        }
        finally
        {
            await progress.KeepAsync(engine, CancellationToken.None);
            gate.Dispose();
        }

        say(SeedProgress.Line(before, written, order.Takeovers, time.GetElapsedTime(start)));
        return progress;

        void Count(int stories)
        {
            var now = Interlocked.Add(ref written, stories);
            var elapsed = time.GetElapsedTime(start);
            if (elapsed - said >= SaysEvery)
            {
                said = elapsed;
                say(SeedProgress.Line(before, Math.Min(now, order.Takeovers), order.Takeovers, elapsed));
            }
        }

        async Task FinishAsync(int index)
        {
            await gate.WaitAsync(CancellationToken.None);
            try
            {
                finished.Add(index);
                while (finished.Remove(progress.Done))
                {
                    progress = progress with { Done = progress.Done + 1 };
                }

                await progress.KeepAsync(engine, CancellationToken.None);
            }
            finally
            {
                gate.Release();
            }
        }
    }

    private async Task<SeedProgress> BeginAsync(SeedOrder order, string storage, CancellationToken cancellationToken)
    {
        if (await SeedProgress.ReadAsync(engine, cancellationToken) is { } known)
        {
            return known.Order == order ? known
                : throw new StorageUnavailableException($"{storage} holds a log that was made with {known.Order}; that goes on there, and this wants an empty one");
        }

        foreach (var table in (string[])[TakeoverRows.Table, People.Table])
        {
            if (!await ((IWholeTables)engine).IsEmptyAsync(table, cancellationToken))
            {
                throw new StorageUnavailableException($"{storage} is in use: it holds takeovers or people that no seed has made. Name an empty one, such as --Storage:Path=data/seed.db");
            }
        }

        var now = time.GetUtcNow();
        var progress = new SeedProgress(order, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute)), 0);
        await progress.KeepAsync(engine, cancellationToken);
        return progress;
    }

    // What comes is told to nobody, mark by mark: figures of the part that was there are to be counted anew.
    private async Task ForgetFiguresAsync(bool moreComes, CancellationToken cancellationToken)
    {
        var book = new FigureBook(engine);
        foreach (var (site, _) in (await book.KeptAsync(cancellationToken)).Where(kept => moreComes && kept.Value.Length > 0))
        {
            await book.KeepAsync(site, null, cancellationToken);
        }
    }

    private static IEnumerable<SeedStory> StoriesOf(SeedUnit unit, SeedWords words, SeedOrder order, DateTimeOffset end)
    {
        var moments = SeedCalendar.Moments(unit, Chance.Dice(order.Number, unit.Site.Number, unit.Index));
        var busyUntil = new DateTimeOffset[Math.Max(LeastEmployees, unit.Takeovers / TakeoversOfAnEmployee)];
        for (var i = 0; i < moments.Length; i++)
        {
            var number = i;
            var dice = Chance.Dice(order.Number, unit.Site.Number, unit.Index, number, 1);
            var employee = dice.Next(busyUntil.Length);
            for (var others = 0; busyUntil[employee] > moments[i] && others < busyUntil.Length; others++)
            {
                employee = (employee + 1) % busyUntil.Length;
            }

            var story = SeedStory.Tell(
                unit.Site, words, employee, moments[i], end, () => Chance.Dice(order.Number, unit.Site.Number, unit.Index, number));
            busyUntil[employee] = story.State.OverAt ?? end;
            yield return story;
        }
    }
}
