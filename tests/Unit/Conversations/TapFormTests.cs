using System.Text.Json;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Conversations;

namespace ManagerBackup.UnitTests.Conversations;

public class TapFormTests
{
    [Theory]
    [InlineData("""{"etaMinutes":2}""", 2)]
    [InlineData("""{"etaMinutes":"5"}""", 5)]
    [InlineData("""{}""", 0)]
    [InlineData("""{"etaMinutes":""}""", 0)]
    [InlineData("""{"etaMinutes":3}""", null)]
    [InlineData("""{"etaMinutes":-2}""", null)]
    [InlineData("""{"etaMinutes":"soon"}""", null)]
    [InlineData("""{"etaMinutes":[2]}""", 0)]
    public void Minutes_are_read_as_numbers_or_text_and_only_those_on_the_buttons(string data, int? minutes) =>
        Assert.Equal(minutes, Form(data).EtaMinutes);

    [Theory]
    [InlineData("""{"feltBacked":"4"}""", 4)]
    [InlineData("""{"feltBacked":5}""", 5)]
    [InlineData("""{"feltBacked":"0"}""", null)]
    [InlineData("""{"feltBacked":6}""", null)]
    [InlineData("""{"feltBacked":"45"}""", null)]
    [InlineData("""{}""", null)]
    public void Felt_backed_is_one_to_five(string data, int? felt) => Assert.Equal(felt, Form(data).FeltBacked);

    [Fact]
    public void A_close_is_read_with_the_contracts_names()
    {
        var closing = Form("""{"outcome":"askedToLeave","customerDecision":"warned","customerSide":" he said sorry ","note":""}""").Closing;

        Assert.Equal(new Closing(Outcome.AskedToLeave, CustomerDecision.Warned, "he said sorry", null, null, null), closing);
    }

    [Theory]
    [InlineData("""{"customerSide":"x"}""")]
    [InlineData("""{"outcome":"banana","customerSide":"x"}""")]
    [InlineData("""{"outcome":"3","customerSide":"x"}""")]
    [InlineData("""{"outcome":"resolved","customerDecision":"banana","customerSide":"x"}""")]
    public void A_close_without_an_outcome_of_ours_is_none(string data) => Assert.Null(Form(data).Closing);

    [Theory]
    [InlineData("""{"requestId":"nonsense"}""")]
    [InlineData("""{"requestId":5}""")]
    [InlineData("""{"requestId":"00000000-0000-0000-0000-000000000000"}""")]
    [InlineData("[]")]
    [InlineData("null")]
    public void What_is_no_request_id_is_no_request(string data) => Assert.Null(Form(data).Request);

    [Fact]
    public void A_text_over_the_limit_says_the_limit()
    {
        var data = JsonSerializer.Serialize(new { text = new string('x', TapForm.MaxText + 1) });

        Assert.Equal(TapForm.MaxText, Form(data).TooLong);
    }

    private static TapForm Form(string data) => new(JsonElement.Parse(data));
}
