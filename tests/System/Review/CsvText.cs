using System.Text;

namespace ManagerBackup.SystemTests.Review;

/// <summary>Reads a CSV as RFC 4180 says, without the library that writes it.</summary>
internal static class CsvText
{
    public static IReadOnlyList<string[]> Parse(string text)
    {
        var (rows, row, cell, quoted) = (new List<string[]>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append(text[++i]);
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && (c is ',' or '\n'))
            {
                row.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (c == '\n')
                {
                    rows.Add([.. row]);
                    row.Clear();
                }
            }
            else if (c != '\uFEFF')
            {
                cell.Append(c);
            }
        }

        return cell.Length > 0 || row.Count > 0 ? [.. rows, [.. row, cell.ToString()]] : rows;
    }
}
