using ManagerBackup.Bot.Roster;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Conversations;

/// <summary>Taps that are about no request but about who taps: their site, a shift that was handed to them, their follow-ups.</summary>
internal sealed class PersonalTaps(Whereabouts whereabouts, Words words, ShiftCommands shifts, FollowUps followUps)
{
    /// <returns>Null when the tap is about a request.</returns>
    public async Task<TapAnswer?> TapAsync(Visit visit, string verb, TapForm form, CancellationToken cancellationToken) => verb switch
    {
        Verbs.ChooseSite => await ChooseSiteAsync(visit, form, cancellationToken),
        Verbs.HandBack => await shifts.HandBackAsync(visit, form, cancellationToken),
        Verbs.FollowUps => TapAnswer.Of(await followUps.OfAsync(visit.Person.Id, await LanguageOfAsync(visit, cancellationToken), visit.Now, null, cancellationToken)),
        _ => null,
    };

    private async Task<TapAnswer> ChooseSiteAsync(Visit visit, TapForm form, CancellationToken cancellationToken)
    {
        var language = visit.Locale ?? "en";
        var site = form.Text("site") is { } chosen ? await whereabouts.ChooseAsync(visit, new(chosen), cancellationToken) : null;
        if (site is null)
        {
            return TapAnswer.Of(Refusals.SiteUnknown(language));
        }

        if (form.Text("words") is { } typed)
        {
            await words.HearAtAsync(visit, site, typed, cancellationToken);
        }

        return TapAnswer.Of(AnswerCard.Render(Answers.SiteChosen(language, site.Name)));
    }

    private async Task<string> LanguageOfAsync(Visit visit, CancellationToken cancellationToken) =>
        visit.Locale ?? (await whereabouts.OfAsync(visit, cancellationToken) is SiteMembership.One { Site.Language: var language } ? language : "en");
}
