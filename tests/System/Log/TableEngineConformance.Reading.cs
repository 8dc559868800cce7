using System.Globalization;
using ManagerBackup.Bot.Log;
using static ManagerBackup.Bot.Log.TableOperation;

namespace ManagerBackup.SystemTests.Log;

public abstract partial class TableEngineConformance
{
    private static readonly DateTimeOffset At = new DateTimeOffset(2026, 3, 29, 1, 59, 59, TimeSpan.Zero).AddTicks(1234567);

    public static TheoryData<string> OddTexts => new(
        "", " ", "  spaces around  ", "O'Brien said \"no\"", "line\nline\r\nline\ttab", "שלום עולם", "🖐🏽 👩‍👩‍👧", "e\u0301 é", "a;b,c|d",
        "<script>&amp;</script>", "\\ / # ? %", "{\"json\":[1]}", "\nHTTP/1.1 409 Conflict\n\n{}", "--changeset_1--", "\u200f\u202e\ufeff",
        "PUT http://127.0.0.1/x HTTP/1.1", "2026-01-01T00:00:00Z", "42", "null", "\u0001\u007f");

    public static TheoryData<string> OddKeys => new(
        "", " ", "O'Brien", "''", "a\"b", "🖐🏽", "שלום", "a b+c%20d%", "a&b=c", "(x='y')", "{a}", "a:b;c,d", "$batch", "..", "é", "<>");

    [Fact]
    public async Task A_row_that_is_not_there_is_null() => Assert.Null(await GetAsync("nobody"));

    [Fact]
    public async Task The_first_rows_of_a_range_are_as_many_as_were_asked_for_and_no_more()
    {
        await SubmitAsync([.. Enumerable.Range(0, 12).Select(number => new Insert(Row($"r{number:00}")))]);

        async Task<IEnumerable<string>> FirstAsync(string from, int most) =>
            (await Engine.FirstAsync(Table, "site_202601", from, "r11", most, CancellationToken.None)).Select(row => row.RowKey);

        Assert.Equal(["r03", "r04"], await FirstAsync("r03", 2));
        Assert.Equal(["r09", "r10"], await FirstAsync("r09", 5));
        Assert.Equal(11, (await FirstAsync("r", 1000)).Count());
        Assert.Empty(await FirstAsync("r11", 5));
    }

    [Fact]
    public async Task A_table_is_empty_until_some_partition_of_it_has_a_row()
    {
        var whole = (IWholeTables)Engine;

        Assert.True(await whole.IsEmptyAsync(Table, CancellationToken.None));
        await SubmitAsync(new Insert(Row("a")));
        Assert.False(await whole.IsEmptyAsync(Table, CancellationToken.None));
    }

    [Fact]
    public async Task Every_kind_of_value_comes_back_exactly()
    {
        (string, object?)[] columns =
        [
            ("Text", "words"), ("Int", int.MinValue), ("Zero", 0), ("Long", long.MaxValue), ("SmallLong", 5L), ("Yes", true), ("No", false),
            ("Double", 0.1), ("WholeDouble", 4.0), ("Huge", 1e300), ("Tiny", double.Epsilon), ("Minus", -2.5), ("NaN", double.NaN),
            ("Endless", double.PositiveInfinity), ("At", At), ("Early", new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero)),
            ("Elsewhere", At.ToOffset(TimeSpan.FromHours(2))), ("Nothing", null),
        ];

        await SubmitAsync(new Insert(Row("a", columns)));

        var row = await GetAsync("a");
        Assert.NotNull(row);
        Assert.Equal(columns.Length - 1, row.Count);
        Assert.All(columns.Where(column => column.Item2 is not null), column => Assert.Equal(column.Item2, row[column.Item1]));
        Assert.All(row.Values.OfType<DateTimeOffset>(), at => Assert.Equal(TimeSpan.Zero, at.Offset));
    }

    [Theory]
    [MemberData(nameof(OddTexts))]
    public async Task Odd_text_comes_back_as_it_was_alone_and_in_a_batch(string text)
    {
        await SubmitAsync(new Insert(Row("alone", ("Words", text))));
        await SubmitAsync(new Insert(Row("first", ("Words", text))), new Insert(Row("second", ("Words", text))));

        Assert.Equal(text, (await GetAsync("alone"))?["Words"]);
        Assert.Equal([text, text], (await RangeAsync("b", "z")).Select(row => row["Words"]));
    }

    [Fact]
    public async Task Half_a_surrogate_pair_in_a_text_is_replaced()
    {
        await SubmitAsync(new Insert(Row("a", ("Words", "x\ud83dy"))), new Insert(Row("b", ("Words", "\udd90"))));

        Assert.Equal(["x\ufffdy", "\ufffd"], (await RangeAsync("a", "c")).Select(row => row["Words"]));
    }

    [Theory]
    [MemberData(nameof(OddKeys))]
    public async Task Odd_keys_are_found_replaced_and_deleted(string key)
    {
        TableEntity RowOf(string rowKey) => new(key, rowKey) { ["Of"] = rowKey };
        Task<IReadOnlyList<string>> Submit(params TableOperation[] operations) =>
            Engine.SubmitAsync(Table, key, operations, CancellationToken.None);

        var etags = await Submit(new Insert(RowOf(key)), new Insert(RowOf(key + "2")));
        var replaced = await Submit(new ReplaceIfMatch(RowOf(key), etags[0]), new DeleteIfMatch(key + "2", etags[1]));

        var row = await Engine.GetAsync(Table, key, key, CancellationToken.None);
        Assert.Equal((key, key, replaced[0]), (row?.PartitionKey, row?.RowKey, row?.ETag));
        var found = await Engine.QueryAsync(Table, key, key, key + "~", CancellationToken.None).ToListAsync();
        Assert.Equal([key], found.Select(r => r.RowKey), StringComparer.Ordinal);
        Assert.Equal([""], await Submit(new DeleteIfMatch(key, replaced[0])));
    }

    [Fact]
    public async Task A_range_has_its_start_and_not_its_end_in_ordinal_order()
    {
        string[] keys = ["e_2", "e_1", "E_1", "e_10", "r_1", "e_", "e", "é"];
        await SubmitAsync([.. keys.Select(key => new Insert(Row(key)))]);

        Assert.Equal(["e_", "e_1", "e_10", "e_2"], (await RangeAsync("e_", "r_1")).Select(row => row.RowKey), StringComparer.Ordinal);
        Assert.Equal(keys.Order(StringComparer.Ordinal), (await RangeAsync("", "\uffff")).Select(row => row.RowKey), StringComparer.Ordinal);
        Assert.Empty(await RangeAsync("r_2", "r_1"));
    }

    [Fact]
    public async Task A_range_stays_in_its_partition_and_its_table()
    {
        var otherTable = Table + "x";
        await Engine.PrepareAsync([otherTable], CancellationToken.None);
        await SubmitAsync(new Insert(Row("a", ("Own", true))));
        await Engine.SubmitAsync(Table, "site_202602", [new Insert(new TableEntity("site_202602", "a"))], CancellationToken.None);
        await Engine.SubmitAsync(otherTable, "site_202601", [new Insert(Row("b"))], CancellationToken.None);

        Assert.Equal(true, Assert.Single(await RangeAsync("", "~"))["Own"]);
    }

    [Fact]
    public async Task More_rows_than_a_page_are_all_found_in_order()
    {
        var keys = Enumerable.Range(0, 2050).Select(i => i.ToString("D5", CultureInfo.InvariantCulture)).ToList();
        foreach (var chunk in keys.Chunk(100))
            await SubmitAsync([.. chunk.Select(key => new Insert(Row(key, ("Of", key))))]);

        var rows = await RangeAsync("", "~");

        Assert.Equal(keys, rows.Select(row => row.RowKey), StringComparer.Ordinal);
        Assert.Equal(keys, rows.Select(row => row["Of"]));
        Assert.Equal(keys[1..^1], (await RangeAsync("00001", "02049")).Select(row => row.RowKey), StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_largest_text_and_row_and_batch_fit()
    {
        var most = new string('€', 32 * 1024);
        await SubmitAsync(new Insert(Row("a", ("Words", most))));
        var columns = Enumerable.Range(0, 15).Select(i => ($"Words{i}", (object?)most.Replace('€', 'e'))).ToArray();
        await SubmitAsync([.. Enumerable.Range(0, 8).Select(i => new Insert(Row($"b{i}", columns)))]);

        Assert.Equal(most, (await GetAsync("a"))?["Words"]);
        Assert.Equal(15, (await GetAsync("b7"))?.Count);
    }

    [Fact]
    public async Task What_Azure_would_refuse_is_refused_before_anything_happens()
    {
        var text = new string('x', 32 * 1024);
        var full = Enumerable.Range(0, 15).Select(i => ($"Words{i}", (object?)text)).ToArray();
        TableOperation[][] refused =
        [
            [],
            [.. Enumerable.Range(0, 101).Select(i => new Insert(Row($"{i:D3}")))],
            [new Insert(Row("a")), new Insert(Row("a"))],
            [new Insert(Row("a")), new DeleteIfMatch("a", "*")],
            [new Insert(new TableEntity("elsewhere", "a"))],
            [new Insert(Row("a", ("Words", text + "x")))],
            [new Insert(Row("a", [.. full, ("More", text)]))],
            [.. Enumerable.Range(0, 9).Select(i => new Insert(Row($"{i}", full)))],
            [new Insert(Row("a", ("No such", "column")))],
            [new Insert(Row("a", ("WriteId", "x")))],
            [new Insert(Row("a", ("Price", 1.5m)))],
            [new Insert(Row("a", ("At", DateTimeOffset.MinValue)))],
            [new ReplaceIfMatch(Row("a"), "*")],
            [new ReplaceIfMatch(Row("a"), "")],
            .. new[] { "a/b", "a\\b", "a#b", "a?b", "a\nb", "a\u0085b", "a\ud83d", new string('k', 513) }.Select(key => new[] { new Insert(Row(key)) }),
        ];

        Assert.All(refused, operations => Assert.ThrowsAny<ArgumentException>(() => SubmitAsync(operations).GetAwaiter().GetResult()));
        Assert.Empty(await RangeAsync("", "~"));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => GetAsync("a/b"));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Engine.PrepareAsync(["no_table"], CancellationToken.None));
    }
}
