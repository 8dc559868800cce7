using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ManagerBackup.Bot.Rehearsal;

/// <summary>Ids in the shapes of Teams. Derived from the person, so that a bot that was restarted still knows its chats.</summary>
internal static class TeamsIds
{
    public const string Bot = "28:7f3c1b52-0000-4000-8000-6d616e616765";
    public const string BotName = "Manager Backup";
    public const string Tenant = "72f988bf-0000-4000-8000-70726163746d";

    public static string User(string person) => "29:1" + Hash("user:" + person);

    public static string Chat(string person) => "a:1" + Hash("chat:" + person);

    private static string Hash(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
