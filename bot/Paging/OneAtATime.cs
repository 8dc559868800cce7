using System.Runtime.ExceptionServices;
using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Paging;

/// <summary>Runs something for a request one at a time; asked for again meanwhile, it runs once more afterwards.</summary>
internal sealed class OneAtATime
{
    private readonly Lock gate = new();
    private readonly Dictionary<RequestId, bool> again = [];

    /// <summary>Throws what went wrong, after it has run again if that was asked for meanwhile.</summary>
    public async Task RunAsync(RequestId request, Func<Task> work)
    {
        ExceptionDispatchInfo? fault = null;
        do
        {
            try
            {
                await work();
            }
            catch (Exception e)
            {
                fault ??= ExceptionDispatchInfo.Capture(e);
            }
        }
        while (!TryFinish(request));
        fault?.Throw();
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
}
