using ManagerBackup.UnitTests.Architecture;

namespace ManagerBackup.UnitTests.Privacy;

/// <summary>The table of examples: <c>kind, language, typed, stored</c>, with tabs between.</summary>
internal static class ExampleFile
{
    public static TheoryData<string, string, string> Rows(string kind)
    {
        var rows = new TheoryData<string, string, string>();
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "tests", "Unit", "Privacy", "examples.tsv")).Where(line => line.Length > 0))
        {
            var cells = line.Split('\t');
            if (cells[0] == kind)
            {
                rows.Add(cells[1], cells[2], cells.Length > 3 ? cells[3] : "");
            }
        }

        return rows;
    }
}
