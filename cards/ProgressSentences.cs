using ManagerBackup.Cards.Elements;
using ManagerBackup.Cards.Wording;

namespace ManagerBackup.Cards;

/// <summary>The truth about the page in one short sentence, and what to do about it.</summary>
/// <param name="Call">The number to call, where calling may be faster than waiting.</param>
internal sealed record ProgressSentences(
    string State, AdaptiveTextColor Color = AdaptiveTextColor.Default, string? Call = null, bool CallNow = false, IReadOnlyList<string>? Support = null)
{
    public static ProgressSentences Of(EmployeeCardModel model, CardTexts texts)
    {
        var phone = Typed.Fit(model.FallbackPhone, 80);
        var callNow = phone.Length > 0 ? texts.Format("Employee.CallNow", phone) : null;
        var callIfUrgent = phone.Length > 0 ? texts.Format("Employee.CallIfUrgent", phone) : null;
        return model.Progress switch
        {
            PageProgress.NotAsked => new(texts["Employee.NotAsked"]),
            PageProgress.Asking => new(texts["Employee.Asking"], Call: callIfUrgent),
            PageProgress.Paged(var managers, var at) =>
                new(texts.Format("Employee.Paged", texts.Names(managers), at), Call: callIfUrgent),
            PageProgress.Trouble => new(texts["Employee.Trouble"], AdaptiveTextColor.Attention, callNow, CallNow: true),
            PageProgress.Accepted(var manager, <= 0, _) =>
                new(texts.Format("Employee.AcceptedNow", Typed.Name(manager)), AdaptiveTextColor.Good),
            PageProgress.Accepted(var manager, var minutes, var at) =>
                new(texts.Format("Employee.AcceptedEta", Typed.Name(manager), minutes, at), AdaptiveTextColor.Good),
            PageProgress.NotArrived(var manager) =>
                new(texts.Format("Employee.NotArrived", Typed.Name(manager)), AdaptiveTextColor.Attention, callNow, CallNow: true),
            PageProgress.TakenOver(null, var at) => new(texts.Format("Employee.SomeoneHere", at), AdaptiveTextColor.Good),
            PageProgress.TakenOver(var manager, var at) =>
                new(texts.Format("Employee.TakenOver", Typed.Name(manager), at), AdaptiveTextColor.Good),
            PageProgress.Unanswered => new(texts["Employee.Unanswered"], AdaptiveTextColor.Attention, callNow, CallNow: true),
            PageProgress.Withdrawn(var at) => new(texts.Format("Employee.Withdrawn", at)),
            PageProgress.Closed closed => new(
                closed.Manager is null
                    ? texts.Format("Employee.ClosedByItself", closed.At)
                    : texts.Format("Employee.Closed", Typed.Name(closed.Manager), closed.At),
                Support: SupportOf(closed, texts)),
            _ => throw new InvalidOperationException($"No words for {model.Progress.GetType().Name}"),
        };
    }

    // One sentence each; the manager's own words last.
    private static List<string> SupportOf(PageProgress.Closed closed, CardTexts texts)
    {
        var support = closed.Gets.Where(gets => gets is not "contact").Select(gets => texts[$"Employee.Support_{gets}"]).ToList();
        if (closed.Contact is { } contact)
            support.Add(texts.Format("Employee.Support_contact", Typed.Name(contact.Name), Typed.Fit(contact.Phone, 80)));
        if (!string.IsNullOrWhiteSpace(closed.Support))
            support.Add(support.Count == 0 ? texts.Format("Employee.Support", Typed.Fit(closed.Support, 900)) : Typed.Fit(closed.Support, 900));
        return support;
    }
}
