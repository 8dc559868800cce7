namespace ManagerBackup.Bot.Log;

/// <summary>
/// What Azure Table Storage accepts, checked before either engine sees it: what works in a shop's SQLite file must not
/// fail the day the company moves to Azure. A breach is a mistake of ours, hence an <see cref="ArgumentException"/>.
/// </summary>
internal static class TableRules
{
    /// <summary>A column that the Azure engine adds to know its own writes again; callers neither write nor see it.</summary>
    public const string WriteIdColumn = "WriteId";

    private const int MostOperations = 100;
    private const int MostKeyChars = 512;
    private const int MostTextChars = 32 * 1024;
    private const int MostRowBytes = 1024 * 1024;
    private const int MostBatchBytes = 4 * 1024 * 1024;
    private const int MostColumns = 251;
    private static readonly DateTimeOffset FirstTime = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void CheckTable(string table)
    {
        if (table.Length is < 3 or > 63 || !char.IsAsciiLetter(table[0]) || !table.All(char.IsAsciiLetterOrDigit))
            throw new ArgumentException($"'{table}' can't be a table: 3 to 63 letters and digits, a letter first", nameof(table));
    }

    public static void CheckKey(string key, string name)
    {
        if (key.Length > MostKeyChars)
            throw new ArgumentException($"{name} has {key.Length} characters; a key has at most {MostKeyChars}", name);
        for (var i = 0; i < key.Length; i++)
        {
            if (key[i] is '/' or '\\' or '#' or '?' || char.IsControl(key[i]))
                throw new ArgumentException($"{name} holds U+{(int)key[i]:X4}, which no key may hold", name);
            if (char.IsSurrogatePair(key, i))
                i++;
            else if (char.IsSurrogate(key[i]))
                throw new ArgumentException($"{name} holds half a surrogate pair", name);
        }
    }

    public static void CheckOperations(string partitionKey, IReadOnlyList<TableOperation> operations)
    {
        if (operations.Count is 0 or > MostOperations)
            throw new ArgumentException($"{operations.Count} operations; a batch has 1 to {MostOperations}", nameof(operations));
        CheckKey(partitionKey, nameof(partitionKey));
        var seen = new HashSet<string>(operations.Count, StringComparer.Ordinal);
        foreach (var operation in operations)
        {
            if (!seen.Add(operation.RowKey))
                throw new ArgumentException("A row stands twice in a batch", nameof(operations));
            CheckOperation(partitionKey, operation);
        }
    }

    /// <param name="encoded">The size of the rows as JSON; what a request says around each of them is added here.</param>
    public static void CheckBatchSize(string partitionKey, IReadOnlyList<TableOperation> operations, long encoded)
    {
        const int AroundEach = 600;
        const int WorstEscape = 9;
        var around = operations.Sum(operation => AroundEach + (WorstEscape * (partitionKey.Length + operation.RowKey.Length)));
        if (encoded + around > MostBatchBytes)
            throw new ArgumentException($"A batch of {encoded + around} bytes; at most {MostBatchBytes}", nameof(operations));
    }

    private static void CheckOperation(string partitionKey, TableOperation operation)
    {
        CheckKey(operation.RowKey, nameof(operation.RowKey));
        switch (operation)
        {
            case TableOperation.Insert insert:
                CheckRow(partitionKey, insert.Row);
                break;
            case TableOperation.ReplaceIfMatch replace:
                CheckETag(replace.ETag);
                if (replace.ETag == "*")
                    throw new ArgumentException("A replacement names its version; '*' would overwrite blindly", nameof(operation));
                CheckRow(partitionKey, replace.Row);
                break;
            case TableOperation.DeleteIfMatch delete:
                CheckETag(delete.ETag);
                break;
            default:
                throw new ArgumentException($"{operation.GetType().Name} is not an operation", nameof(operation));
        }
    }

    private static void CheckETag(string etag)
    {
        if (etag.Length == 0 || etag.Any(char.IsControl))
            throw new ArgumentException("An ETag is missing", nameof(etag));
    }

    private static void CheckRow(string partitionKey, TableEntity row)
    {
        if (row.PartitionKey != partitionKey)
            throw new ArgumentException("A row belongs to another partition than its batch", nameof(row));
        if (row.Count > MostColumns)
            throw new ArgumentException($"{row.Count} columns; a row has at most {MostColumns}", nameof(row));

        var size = 4L + (2 * (row.PartitionKey.Length + row.RowKey.Length)) + Column(WriteIdColumn, new string('0', 32));
        foreach (var (name, value) in row)
        {
            CheckColumnName(name);
            size += Column(name, value);
        }

        if (size > MostRowBytes)
            throw new ArgumentException($"A row of {size} bytes; at most {MostRowBytes}", nameof(row));
    }

    private static void CheckColumnName(string name)
    {
        var wellFormed = name.Length is > 0 and <= 255 && (char.IsAsciiLetter(name[0]) || name[0] == '_')
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
        if (!wellFormed || name is "PartitionKey" or "RowKey" or "Timestamp" or WriteIdColumn)
            throw new ArgumentException($"'{name}' can't be a column", nameof(name));
    }

    /// <summary>What Azure counts for one column.</summary>
    private static long Column(string name, object? value)
    {
        var length = value switch
        {
            null => 0,
            string text when text.Length > MostTextChars =>
                throw new ArgumentException($"{name} has {text.Length} characters; a text has at most {MostTextChars}", nameof(value)),
            string text => 4 + (2L * text.Length),
            int => 4,
            long or double => 8,
            bool => 1,
            DateTimeOffset at when at < FirstTime =>
                throw new ArgumentException($"{name} is before the year {FirstTime.Year}", nameof(value)),
            DateTimeOffset => 8,
            _ => throw new ArgumentException($"{name} is a {value.GetType().Name}, which no column may hold", nameof(value)),
        };
        return 8 + (2L * name.Length) + length;
    }
}
