using System.Globalization;
using System.Text.Json;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Conversations;

/// <summary>What a tap carries, read leniently: clients send numbers as text, and text where nothing was chosen.</summary>
internal sealed class TapForm(JsonElement data)
{
    public const int MaxText = 4_000;

    /// <summary>Understood by triage in any language as a call for somebody to come.</summary>
    public const string BareCall = "1";

    private static readonly string[] Typed = ["text", "customerSide", "customerReason", "gave", "employeeSupport", "note"];

    public RequestId? Request => RequestId.TryParse(Text("requestId"), out var id) ? id : null;

    /// <summary>0, 2 or 5, and 0 when nothing is said; null for anything else.</summary>
    public int? EtaMinutes => Text("etaMinutes") switch
    {
        null => 0,
        "0" => 0,
        "2" => 2,
        "5" => 5,
        _ => null,
    };

    public int? FeltBacked => Text("feltBacked") is [>= '1' and <= '5'] one ? one[0] - '0' : null;

    public int? Mood => Text("mood") is [>= '1' and <= '5'] one ? one[0] - '0' : null;

    public TalkWith? TalkWith => TryEnum<TalkWith>("talkTo");

    /// <summary>A bare yes allows what was answered; null is no.</summary>
    public TalkConsent? Consent => Text("consent") is "true" or "yes" ? TalkConsent.Answers : TryEnum<TalkConsent>("consent");

    /// <summary>The employee's own card asks for less, and is answered with itself.</summary>
    public bool IsOfCheckInCard => Text("card") == CheckInCardModel.Name || Mood is not null || Text("talkTo") is not null;

    public CloseDraft Draft => new(
        Text("outcome"), Text("customerDecision"), Text("customerSide"), Text("gave"), Text("employeeSupport"), Text("note"))
    {
        ExcludedUntil = Text("excludedUntil"),
        CustomerReason = Text("customerReason"),
        Attended = Text("attended"),
        Support = Many("support"),
        Complaint = Yes("complaint") is true,
        StatementLater = StatementLater is true,
    };

    /// <summary>What the employee tapped of <see cref="StatementWords.Codes"/>, in their order.</summary>
    public IReadOnlyList<string> Happened => [.. StatementWords.Codes.Intersect(Many("happened"), StringComparer.Ordinal)];

    /// <summary>A grave decision was looked at once more.</summary>
    public bool Confirmed => Yes("confirmed") is true;

    /// <summary>Nothing is to be closed after all.</summary>
    public bool Back => Yes("back") is true;

    /// <summary>Null where the form did not ask, as older cards and other callers.</summary>
    public bool? StatementLater => Yes("employeeSideLater");

    /// <summary>Null when the outcome or the decision is missing or none of ours; an empty customer's side is the decider's business.</summary>
    public Closing? Closing =>
        TryEnum<Outcome>("outcome") is { } outcome && (Text("customerDecision") is null ? CustomerDecision.Undecided : TryEnum<CustomerDecision>("customerDecision")) is { } decision
            ? new(outcome, decision, Text("customerSide") ?? "", Text("gave"), Text("employeeSupport"), Text("note"))
            {
                ExcludedUntil = decision == CustomerDecision.Excluded ? Until : null,
                CustomerReason = Text("customerReason"),
                Attended = TryEnum<Attended>("attended"),
                Support = Many("support").Aggregate(Supports.None, (all, one) => all | (Named<Supports>(one) ?? Supports.None)),
                Complaint = Yes("complaint") is true,
            }
            : null;

    private DateOnly? Until =>
        DateOnly.TryParseExact(Text("excludedUntil"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The longest that a text may be, when one is longer.</summary>
    public int? TooLong => Typed.Any(name => Text(name)?.Length > MaxText) ? MaxText : null;

    /// <summary>Why this is nothing to close with; null where it is.</summary>
    /// <param name="today">At the site.</param>
    public string? ClosingProblem(string language, DateOnly today) => Closing switch
    {
        null => TryEnum<Outcome>("outcome") is null ? Refusals.CloseNeedsOutcome(language) : Refusals.CloseNeedsDecision(language),
        { CustomerDecision: CustomerDecision.Excluded, ExcludedUntil: null } => Refusals.CloseNeedsUntil(language),
        { ExcludedUntil: { } until } when until < today => Refusals.CloseUntilPast(language),
        _ => null,
    };

    /// <returns>Null when it is missing or blank.</returns>
    public string? Text(string name)
    {
        if (data.ValueKind != JsonValueKind.Object || !data.TryGetProperty(name, out var member))
        {
            return null;
        }

        var text = member.ValueKind switch
        {
            JsonValueKind.String => member.GetString()?.Trim(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => member.GetRawText(),
            _ => null,
        };
        return string.IsNullOrEmpty(text) ? null : text;
    }

    private bool? Yes(string name) => Text(name) switch
    {
        "true" or "True" => true,
        null => null,
        _ => false,
    };

    private string[] Many(string name) => Text(name)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private T? TryEnum<T>(string name)
        where T : struct, Enum => Text(name) is { } text ? Named<T>(text) : null;

    private static T? Named<T>(string text)
        where T : struct, Enum => char.IsAsciiLetter(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var value) ? value : null;
}
