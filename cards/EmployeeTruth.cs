using ManagerBackup.Cards.Elements;
using ManagerBackup.Cards.Wording;

namespace ManagerBackup.Cards;

/// <summary>What the employee's card says of their page, as plain text for a page that is no card.</summary>
/// <param name="Tone"><c>good</c>, <c>bad</c>, or empty for neither.</param>
/// <param name="Call">The number to call, where calling may be faster than waiting.</param>
public sealed record EmployeeTruth(string State, string Tone, string? Call, bool CallNow, string? Along, string? Support)
{
    public static EmployeeTruth Of(EmployeeCardModel model)
    {
        var texts = CardTexts.For(model.Language);
        var progress = ProgressSentences.Of(model, texts);
        var tone = progress.Color switch
        {
            AdaptiveTextColor.Good => "good",
            AdaptiveTextColor.Attention => "bad",
            _ => "",
        };
        var along = model.Witnesses.Count > 0 ? texts.Format("Employee.Witnesses", texts.Names(model.Witnesses)) : null;
        return new(progress.State, tone, progress.Call, progress.CallNow, along, progress.Support is { Count: > 0 } support ? string.Join(' ', support) : null);
    }
}
