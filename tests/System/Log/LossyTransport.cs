using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace ManagerBackup.SystemTests.Log;

/// <summary>Carries requests to the service and, when told to, loses the answers on the way back.</summary>
internal sealed class LossyTransport : HttpPipelineTransport
{
    private int toLose;
    private readonly ConcurrentQueue<string> sent = [];
    private Func<Task>? afterwards;

    /// <summary>Requests since <see cref="LoseAnswers"/>.</summary>
    public string Sent => string.Join(' ', sent);

    /// <param name="then">What somebody else does before the retry arrives.</param>
    public void LoseAnswers(int count, Func<Task>? then = null)
    {
        toLose = count;
        sent.Clear();
        afterwards = then;
    }

    public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("The engine is asynchronous throughout");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        sent.Enqueue(message.Request.Method.Method);
        await HttpClientTransport.Shared.ProcessAsync(message);
        if (Interlocked.Decrement(ref toLose) < 0)
            return;
        if (afterwards is { } then)
            await then();
        throw new IOException("The answer was lost");
    }
}
