using System.Text;

namespace ManagerBackup.UnitTests.Tools;

/// <summary>Reads a sheet as RFC 4180 says, each row by the names of its columns; a row with too few or too many cells fails.</summary>
internal static class CsvRows
{
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string csv)
    {
        var rows = Cells(csv.TrimStart('\uFEFF')).ToList();
        Assert.All(rows, row => Assert.Equal(rows[0].Count, row.Count));
        return [.. rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal))];
    }

    private static IEnumerable<List<string>> Cells(string csv)
    {
        var (row, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < csv.Length; i++)
        {
            switch (csv[i])
            {
                case '"' when quoted && i + 1 < csv.Length && csv[i + 1] == '"':
                    cell.Append(csv[i++]);
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    row.Add(cell.ToString());
                    cell.Clear();
                    break;
                case '\n' when !quoted:
                    row.Add(cell.ToString().TrimEnd('\r'));
                    cell.Clear();
                    yield return row;
                    row = [];
                    break;
                default:
                    cell.Append(csv[i]);
                    break;
            }
        }

        Assert.False(quoted);
        if (row.Count > 0 || cell.Length > 0)
        {
            yield return [.. row, cell.ToString()];
        }
    }
}
