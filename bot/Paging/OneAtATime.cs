using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Paging;

/// <summary>Runs something for a request one at a time; asked for again meanwhile, it runs once more afterwards.</summary>
internal sealed class OneAtATime
{
    private readonly Lock gate = new();
    private readonly Dictionary<RequestId, bool> again = [];

    public async Task RunAsync(RequestId request, Func<Task> work)
    {
        do
        {
            try
            {
                await work();
            }
            catch
            {
                Forget(request);
                throw;
            }
        }
        while (!TryFinish(request));
    }

    /// <summary>True for the one who is to call <see cref="RunAsync"/>; false when it runs already and will see to it.</summary>
    public bool TryStart(RequestId request)
    {
        lock (gate)
        {
            if (again.TryAdd(request, false))
            {
                return true;
            }

            again[request] = true;
            return false;
        }
    }

    private bool TryFinish(RequestId request)
    {
        lock (gate)
        {
            if (!again[request])
            {
                return again.Remove(request);
            }

            again[request] = false;
            return false;
        }
    }

    private void Forget(RequestId request)
    {
        lock (gate)
        {
            again.Remove(request);
        }
    }
}
