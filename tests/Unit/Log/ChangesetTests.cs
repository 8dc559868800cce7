using System.Text;
using Azure.Core;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Log.AzureTables;

namespace ManagerBackup.UnitTests.Log;

public sealed class ChangesetTests
{
    // As the service answers, from "Performing entity group transactions" in its documentation.
    private const string Refused = """
        --batchresponse_d0b0f4fa
        Content-Type: multipart/mixed; boundary=changesetresponse_be2ed54f

        --changesetresponse_be2ed54f
        Content-Type: application/http
        Content-Transfer-Encoding: binary

        HTTP/1.1 412 Precondition Failed
        Content-ID: 4
        X-Content-Type-Options: nosniff
        Preference-Applied: return-no-content
        DataServiceVersion: 3.0;
        Content-Type: application/json;odata=minimalmetadata;streaming=true;charset=utf-8

        {"odata.error":{"code":"UpdateConditionNotSatisfied","message":{"lang":"en-US","value":"12:The update condition specified in the request was not satisfied.\nRequestId:5d1a"}}}
        --changesetresponse_be2ed54f--
        --batchresponse_d0b0f4fa--
        """;

    private const string Done = """
        --batchresponse_d0b0f4fa
        Content-Type: multipart/mixed; boundary=changesetresponse_be2ed54f

        --changesetresponse_be2ed54f
        Content-Type: application/http
        Content-Transfer-Encoding: binary

        HTTP/1.1 204 No Content
        Preference-Applied: return-no-content
        DataServiceVersion: 3.0;
        ETag: W/"datetime'2026-04-30T20%3A44%3A09.5789464Z'"


        --changesetresponse_be2ed54f
        Content-Type: application/http

        HTTP/1.1 204 No Content
        DataServiceVersion: 1.0;


        --changesetresponse_be2ed54f--
        --batchresponse_d0b0f4fa--
        """;

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_refusal_says_which_operation_and_why(string lineEnd)
    {
        var (_, error) = Changeset.Read(Refused.ReplaceLineEndings(lineEnd));

        Assert.NotNull(error);
        Assert.Equal((412, "UpdateConditionNotSatisfied", 12, false), (error.Status, error.Code, error.Index, error.Conflict));
        Assert.Equal(12, Assert.IsType<TableConflictException>(error.ToException()).Index);
    }

    [Fact]
    public void An_agreement_has_an_etag_for_each_write_and_none_for_a_deletion()
    {
        var (etags, error) = Changeset.Read(Done.ReplaceLineEndings("\r\n"));

        Assert.Null(error);
        Assert.Equal(["W/\"datetime'2026-04-30T20%3A44%3A09.5789464Z'\"", ""], etags, StringComparer.Ordinal);
    }

    [Fact]
    public void A_batch_names_each_row_and_its_expected_version_in_ascii()
    {
        var row = new TableEntity("Zoë's", "a b") { ["Words"] = "één" };
        var write = TableWrite.Of("takeovers", "Zoë's", new TableOperation.ReplaceIfMatch(row, "W/\"1\""), "id");

        var (type, body) = Changeset.Write(new Uri("https://shop.table.core.windows.net/"), [write]);

        var text = Encoding.UTF8.GetString(body.Span);
        Assert.Equal(RequestMethod.Put, write.Method);
        Assert.StartsWith($"--{type["multipart/mixed; boundary=".Length..]}\r\n", text, StringComparison.Ordinal);
        Assert.Contains(
            "\r\nPUT https://shop.table.core.windows.net/takeovers(PartitionKey='Zo%C3%AB%27%27s',RowKey='a%20b') HTTP/1.1\r\n",
            text, StringComparison.Ordinal);
        Assert.Contains("\r\nIf-Match: W/\"1\"\r\n", text, StringComparison.Ordinal);
        Assert.True(Ascii.IsValid(body.Span));
    }
}
