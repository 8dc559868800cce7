using System.Diagnostics;
using System.Globalization;
using ManagerBackup.Bot.Triage;
using ManagerBackup.Bot.Triage.Lexicon;

namespace ManagerBackup.Benchmarks;

/// <summary>
/// What understanding a message costs: start-up and memory in a process of its own, then messages, against splitting the same messages
/// into words, and hostile input against ordinary input of the same length.
/// </summary>
internal static class TriageCost
{
    public const string ChildArgument = "triage-start";
    private const int Rounds = 200;
    private const int Starts = 5;
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(2);
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Triage");

    private static readonly string[] Messages =
    [
        "man at till 3 is screaming at me because his coupon expired",
        "he said hes waiting outside for me at six",
        "can someone bring the void key to desk 2 please",
        "klant aan de balie noemt me een dom wicht en iedereen hoort het",
        "mevrouw wil haar geld terug zonder bon, mag ik nee zeggen",
        "er steht immer noch da und beleidigt die kollegin, will nicht gehen",
        "alles gut, hat sich erledigt, danke",
        "une cliente me crie dessus depuis dix minutes à la caisse 2",
        "un señor me ha empujado contra la puerta y se ha ido",
        "mi ha detto che sono bella e vuole il mio numero",
        "klient wyzywa mnie od najgorszych przy kasie numer 4",
        "müşteri bana bağırıyor ve gitmiyor",
        "o cliente diz que sabe onde eu moro",
    ];

    public static void Run(TextWriter output)
    {
        var starts = Enumerable.Range(0, Starts).Select(_ => Child()).Order().ToList();
        output.WriteLine(FormattableString.Invariant($"start: ready in {starts[Starts / 2].Milliseconds:F0} ms (median of {Starts} processes), {starts[Starts / 2].Megabytes:F1} MB"));

        var triage = MessageTriage.Load(Folder);
        var lexicons = Lexicons.Load(Path.Combine(Folder, "Lexicon"));
        Action<string> read = text => triage.Read(text, "en");
        Action<string> split = text => Words.Of(text, lexicons.Knows);
        WarmUp(read, split);
        var (reading, splitting) = (Measure(Messages, read), Measure(Messages, split));
        output.WriteLine(FormattableString.Invariant($"a message: median {At(reading, 0.5):F1} µs, p99 {At(reading, 0.99):F1} µs; splitting it into words alone: median {At(splitting, 0.5):F1} µs; ratio {At(reading, 0.5) / At(splitting, 0.5):F1}"));

        var ordinary = At(Measure([string.Concat(Enumerable.Repeat(Messages[0] + " ", 200))[..10_000]], read), 0.5);
        foreach (var (name, text) in Hostile())
        {
            var cost = At(Measure([text], read), 0.5);
            output.WriteLine(FormattableString.Invariant($"10,000 characters, {name}: {cost:F0} µs, {cost / ordinary:F2} of an ordinary text as long"));
        }
    }

    /// <summary>Run in a process of its own: loads, reads one message, and prints milliseconds and megabytes.</summary>
    public static void Start(TextWriter output)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var start = Stopwatch.GetTimestamp();
        var triage = MessageTriage.Load(Folder);
        triage.Read(Messages[0], "en");
        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(triage);
        output.WriteLine(FormattableString.Invariant($"{elapsed} {(after - before) / 1e6}"));
    }

    private static (double Milliseconds, double Megabytes) Child()
    {
        var info = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            info.ArgumentList.Add(typeof(TriageCost).Assembly.Location);
        }

        info.ArgumentList.Add(ChildArgument);
        using var child = Process.Start(info) ?? throw new InvalidOperationException("The child process did not start.");
        var figures = child.StandardOutput.ReadToEnd().Split(' ').Select(figure => double.Parse(figure, CultureInfo.InvariantCulture)).ToArray();
        return (figures[0], figures[1]);
    }

    // A running bot has its code compiled fully; .NET gets there after some calls and a moment.
    private static void WarmUp(params Action<string>[] acts)
    {
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < WarmUpTime)
        {
            Array.ForEach(acts, act => Array.ForEach(Messages, act));
        }
    }

    private static List<double> Measure(string[] texts, Action<string> act)
    {
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var text in texts)
            {
                var start = Stopwatch.GetTimestamp();
                act(text);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            }
        }

        times.Sort();
        return times;
    }

    private static double At(List<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];

    private static IEnumerable<(string Name, string Text)> Hostile()
    {
        const int length = 10_000;
        yield return ("one letter", new('a', length));
        yield return ("stars", new('*', length));
        yield return ("null characters", new('\0', length));
        yield return ("right-to-left marks between letters", string.Concat(Enumerable.Repeat("a\u202E\u200F", length / 3)));
        yield return ("letters under piles of accents", string.Concat(Enumerable.Repeat("a" + new string('\u0336', 19), length / 20)));
        yield return ("only emoji", string.Concat(Enumerable.Repeat("😡", length / 2)));
        yield return ("single letters", string.Concat(Enumerable.Repeat("a ", length / 2)));
        yield return ("a regular expression's bad dream", string.Concat(Enumerable.Repeat("(a+)+$!", length / 7)));
        yield return ("half characters", string.Concat(Enumerable.Repeat("\uD83D", length)));
    }
}
