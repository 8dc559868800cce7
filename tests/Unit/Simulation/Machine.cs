namespace ManagerBackup.UnitTests.Simulation;

/// <summary>A machine with a disk, on which the bot runs, dies and is started again.</summary>
internal sealed class Machine(World world, string name) : IDisposable
{
    private readonly DirectoryInfo disk = Directory.CreateDirectory(System.IO.Path.Combine(Disks, $"manager-backup-sim-{Guid.NewGuid():N}"));
    private int starts;

    public string Name => name;

    public BotProcess? Process { get; private set; }

    public string Path => System.IO.Path.Combine(disk.FullName, "bot.db");

    public void Start()
    {
        if (Process is null)
        {
            Process = new(world, $"{name}{++starts}", Path);
            world.Tell(() => $"{Process.Name} starts");
            Process.Start();
        }
    }

    /// <summary>For good: nobody starts it again.</summary>
    public bool IsLost { get; set; }

    private void StartAgain()
    {
        if (!IsLost)
        {
            Start();
        }
    }

    public void Kill()
    {
        if (Process is { } process)
        {
            Process = null;
            process.Die();
            world.Faults.Note(Trouble.Crash, process.Name);
            world.Pump.After(world.Pump.Between(1, 20), null, StartAgain);
            if (world.Mutant == Mutant.ForgetfulSpool)
            {
                foreach (var file in disk.EnumerateFiles())
                {
                    file.Delete();
                }
            }
        }
    }

    public void Dispose()
    {
        Process?.Die();
        disk.Delete(recursive: true);
    }

    // In memory where there is such a place: a run writes small files all the time.
    private static string Disks => Directory.Exists("/dev/shm") ? "/dev/shm" : System.IO.Path.GetTempPath();
}
