namespace ManagerBackup.UnitTests.Architecture;

public sealed class SizeTests
{
    private const int Split = 300;

    [Fact]
    public void Program_reads_like_a_table_of_contents() =>
        Assert.InRange(File.ReadLines(Path.Combine(Repository.Root, "bot", "Program.cs")).Count(), 1, 69);

    [Fact]
    public void No_file_is_too_long_to_read()
    {
        string[] tooLong =
        [
            .. from folder in new[] { "bot", "cards" }
               from pattern in new[] { "*.cs", "*.ts" }
               from file in Repository.Files(folder, pattern)
               let lines = File.ReadLines(file).Count()
               where lines > Split
               select $"{Path.GetRelativePath(Repository.Root, file)} has {lines} lines; split it at {Split}",
        ];

        Assert.True(tooLong.Length == 0, string.Join('\n', tooLong));
    }
}
