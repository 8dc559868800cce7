using System.Text.Json.Nodes;
using ManagerBackup.Cards;

namespace ManagerBackup.UnitTests.Cards;

/// <summary>What holds for every card in every state and language.</summary>
public sealed class CardRulesTests
{
    public static TheoryData<string> Names => [.. Samples.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_button_carries_its_verb_and_falls_back_to_a_submit_with_the_same_data(string name)
    {
        foreach (var action in CardReader.Actions(Samples.All[name]))
        {
            var data = action["data"]!.AsObject();
            Assert.Equal((string?)action["verb"], (string?)data["verb"]);
            var fallback = action["fallback"]!;
            Assert.Equal("Action.Submit", (string?)fallback["type"]);
            Assert.True(JsonNode.DeepEquals(data, fallback["data"]));
            Assert.Equal((string?)action["title"], (string?)fallback["title"]);
            Assert.Equal((string?)action["associatedInputs"], (string?)fallback["associatedInputs"]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_button_of_a_request_names_the_request(string name)
    {
        var of = name.Split('-')[0];
        if (of is not ("employee" or "page" or "takeover"))
            return;
        Assert.All(CardReader.Actions(Samples.All[name]), action => Assert.Equal(Samples.RequestId, (string?)action["data"]!["requestId"]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Only_lines_to_say_have_an_id_that_starts_with_line(string name)
    {
        var ids = CardReader.Nodes(Samples.All[name]).Where(node => node["id"] is not null).ToList();
        Assert.Equal(ids.Count, ids.Select(node => (string?)node["id"]).Distinct(StringComparer.Ordinal).Count());
        foreach (var node in ids.Where(node => ((string?)node["id"])!.StartsWith("line", StringComparison.Ordinal)))
        {
            Assert.Equal("TextBlock", (string?)node["type"]);
            Assert.Equal("large", (string?)node["size"]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_card_has_at_most_six_buttons_in_a_row(string name) =>
        Assert.All(
            CardReader.Nodes(Samples.All[name]).Select(node => node["actions"]).OfType<JsonArray>(),
            actions => Assert.InRange(actions.Count, 1, 6));

    [Fact]
    public void What_people_typed_stands_only_where_no_markdown_is_read()
    {
        string[] traps = ["*Lovelace*", "*stupid*", "[click]", "_shouting_", "*note*"];
        var read = Samples.All.Values.SelectMany(CardReader.Nodes)
            .Where(node => (string?)node["type"] is "TextBlock" or "FactSet").ToList();
        Assert.NotEmpty(read);
        Assert.All(read, node => Assert.DoesNotContain(traps, trap => node.ToJsonString().Contains(trap, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_page_button_is_there_when_asked_for_and_is_the_first_button()
    {
        var card = EmployeeCard.Render(Samples.Employee("en", new PageProgress.Unanswered("14:09"), new(true, true, true, true, true)));
        Assert.Equal(
            "page worse here moreLines withdraw",
            string.Join(' ', CardReader.Actions(card).Select(action => (string?)action["verb"]).Where(verb => verb is not ("helped" or "inLanguage"))));
    }

    [Fact]
    public void Danger_puts_safety_before_the_page_and_both_before_words()
    {
        var json = Samples.All["employee-danger.en"].Json;
        var order = new[] { "Get safe first", "Call 112", "I've asked Sam", "line-ack-1" }
            .Select(text => json.IndexOf(text, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, order);
        Assert.Equal(order.Order(), order);
    }

    [Fact]
    public void A_line_that_helped_can_be_marked_beside_it_until_it_is()
    {
        var marks = CardReader.Actions(Samples.All["employee-in-polish.en"]).Where(action => (string?)action["verb"] == "helped");
        Assert.Equal("bound-1", (string?)Assert.Single(marks)["data"]!["line"]);
    }

    [Fact]
    public void Every_other_language_is_two_taps_away()
    {
        var offered = CardReader.Actions(Samples.All["employee-paged.nl"]).Where(action => (string?)action["verb"] == "inLanguage");
        Assert.Equal("en de es fr it pl pt tr", string.Join(' ', offered.Select(action => action["data"]!["language"])));
    }

    [Fact]
    public void Help_shows_the_button_before_it_explains()
    {
        var nodes = CardReader.Nodes(Samples.All["answer-help.en"]).ToList();
        var button = nodes.FindIndex(node => (string?)node["verb"] == "page");
        Assert.InRange(button, 0, nodes.FindIndex(node => (string?)node["type"] == "TextRun") - 1);
    }

    [Fact]
    public void A_drill_never_tells_anyone_to_call_the_emergency_number()
    {
        Assert.All(CardLanguages.All, language =>
        {
            var drill = Samples.All[$"employee-practice-danger.{language}"];
            Assert.DoesNotContain(CardReader.Nodes(drill), node => (string?)node["size"] == "extraLarge");
            Assert.DoesNotContain("112", drill.Summary, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Accepting_says_in_how_many_minutes() =>
        Assert.Equal(
            [0, 2, 5],
            CardReader.Actions(Samples.All["page-open.en"])
                .Where(action => (string?)action["verb"] == "accept")
                .Select(action => (int)action["data"]!["etaMinutes"]!));

    [Fact]
    public void A_page_that_is_over_offers_nothing() =>
        Assert.All(
            ["taken", "taken-arrived", "withdrawn", "someone-there", "closed"],
            state => Assert.Empty(CardReader.Actions(Samples.All[$"page-{state}.nl"])));

    [Fact]
    public void A_refused_close_keeps_what_was_filled_in()
    {
        var inputs = CardReader.Nodes(Samples.All["takeover-refused.en"])
            .Where(node => node["type"]?.ToString().StartsWith("Input.", StringComparison.Ordinal) == true)
            .ToDictionary(node => node["id"]!.ToString(), node => (string?)node["value"], StringComparer.Ordinal);
        Assert.Equal("outcome customerSide complaint customerDecision excludedUntil customerReason gave attended support employeeSupport note", string.Join(' ', inputs.Keys));
        Assert.Equal(("break,someoneBeside", "false"), (inputs["support"], inputs["complaint"]));
        Assert.Equal("customerLeft", inputs["outcome"]);
        Assert.Equal("warned", inputs["customerDecision"]);
        Assert.Null(inputs["customerSide"]);
        Assert.Equal("1. *note*\n- second", inputs["note"]);
    }

    [Fact]
    public void Whether_it_is_closed_without_the_employee_s_side_is_asked_only_while_that_is_missing()
    {
        Assert.Contains(CardReader.Nodes(Samples.All["takeover-arrived.en"]), node => (string?)node["id"] == "employeeSideLater");
        Assert.DoesNotContain(CardReader.Nodes(Samples.All["takeover-heard.en"]), node => (string?)node["id"] == "employeeSideLater");
    }

    [Fact]
    public void A_contact_for_support_is_offered_where_the_site_has_one()
    {
        Assert.Contains("\"value\":\"contact\"", Samples.All["takeover-arrived.en"].Json, StringComparison.Ordinal);
        Assert.DoesNotContain("\"value\":\"contact\"", Samples.All["takeover-accepted.en"].Json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("takeover-confirm-exclusion.en", "Exclude the customer until 22 November 2027?")]
    [InlineData("takeover-confirm-account.de", "Das Kundenkonto beenden?")]
    public void A_second_look_has_a_question_two_buttons_and_nothing_to_fill_in_but_a_text_to_copy(string name, string question)
    {
        var card = Samples.All[name];
        Assert.Equal(question, card.Summary);
        Assert.Equal(("true", "true"), ((string?)CardReader.Actions(card).First()["data"]!["confirmed"], (string?)CardReader.Actions(card).Last()["data"]!["back"]));
        Assert.Equal(2, CardReader.Actions(card).Count());
        Assert.All(
            CardReader.Nodes(card).Where(node => node["type"]?.ToString().StartsWith("Input.", StringComparison.Ordinal) == true),
            input => Assert.StartsWith("wording", (string?)input["id"], StringComparison.Ordinal));
    }

    [Fact]
    public void An_employee_who_would_rather_not_tells_their_side_with_two_taps_all_the_same() =>
        Assert.Contains("statement", CardReader.Actions(Samples.All["employee-rather-not.en"]).Select(action => (string?)action["verb"]));

    [Fact]
    public void An_unknown_language_reads_English_and_a_region_reads_its_language()
    {
        Assert.Equal(NothingToDo("en"), NothingToDo("sv"));
        Assert.Equal(NothingToDo("en"), NothingToDo("fil-PH"));
        Assert.Equal(NothingToDo("en"), NothingToDo(""));
        Assert.Equal(NothingToDo("de"), NothingToDo("de-AT"));
        Assert.Equal(NothingToDo("pt"), NothingToDo("pt-BR"));
        Assert.Equal(NothingToDo("fr"), NothingToDo("FR_ca"));
        static string NothingToDo(string language) => Answers.NothingToDo(language).Paragraphs[0];
    }
}
