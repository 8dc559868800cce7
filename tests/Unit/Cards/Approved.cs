using System.Text.Encodings.Web;
using System.Text.Json;

namespace ManagerBackup.UnitTests.Cards;

/// <summary>The approved cards. <c>APPROVE=1 dotnet test tests/Unit --filter Cards</c> writes them anew; then read the difference.</summary>
internal static class Approved
{
    private static readonly JsonSerializerOptions Pretty = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static bool Rewrite { get; } = Environment.GetEnvironmentVariable("APPROVE") == "1";

    public static string Folder { get; } = FindFolder();

    public static string PathOf(string name) => Path.Combine(Folder, name + ".json");

    public static string Print(ReadOnlyMemory<byte> card)
    {
        using var document = JsonDocument.Parse(card);
        return JsonSerializer.Serialize(document, Pretty).ReplaceLineEndings("\n") + "\n";
    }

    private static string FindFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ManagerBackup.sln")))
        {
            folder = folder.Parent;
        }

        var root = folder?.FullName ?? throw new InvalidOperationException("The tests run from inside the repository");
        return Path.Combine(root, "tests", "Unit", "Cards", "Approved");
    }
}
