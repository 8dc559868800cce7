namespace ManagerBackup.UnitTests.Architecture;

/// <summary>The source tree that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new(AppContext.BaseDirectory));

    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(IsMade));

    private static bool IsMade(string folder) => folder is "bin" or "obj" or "node_modules" or "dist";

    private static string Find(DirectoryInfo? folder) => folder is null
        ? throw new InvalidOperationException("ManagerBackup.sln is in no folder above the tests")
        : File.Exists(Path.Combine(folder.FullName, "ManagerBackup.sln")) ? folder.FullName : Find(folder.Parent);
}
