using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace ManagerBackup.Bot.Log.AzureTables;

/// <summary>
/// Signs each attempt (the date goes stale while a retry waits) as "Authorize with Shared Key" lays down for tables:
/// the date and the path, each on a line, under the account's key.
/// </summary>
internal sealed class SharedKeyLitePolicy(TableAccount account, TimeProvider time) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var date = time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        message.Request.Headers.SetValue("x-ms-date", date);
        message.Request.Headers.SetValue("Authorization", $"SharedKeyLite {account.Name}:{Sign(date, message.Request.Uri.ToUri())}");
    }

    private string Sign(string date, Uri address)
    {
        // Of the query only "comp" is signed, which no request of ours has.
        var text = $"{date}\n/{account.Name}{address.AbsolutePath}";
        return Convert.ToBase64String(HMACSHA256.HashData(account.Key, Encoding.UTF8.GetBytes(text)));
    }
}
