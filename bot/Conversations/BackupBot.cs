using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Reach;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.Teams;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Conversations;

/// <summary>Takes a turn to whoever answers it: a tap, something typed, or an installation.</summary>
internal sealed class BackupBot(
    Words words, CardTaps taps, Whereabouts whereabouts, People people, TeamWatch teams, Reachability reachability, TappedCards tapped,
    TimeProvider time) : ITurnHandler
{
    public async Task<InvokeResponse?> OnTurnAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        reachability.Heard(turn, time.GetUtcNow());
        await teams.HearAsync(turn, cancellationToken);
        if (Visit.Of(turn, time, time.GetTimestamp()) is not { } visit)
        {
            return null;
        }

        switch (turn)
        {
            case { CardAction: { } tap }:
                return await TapAsync(visit, tap, cancellationToken);
            case { Activity: { Type: ActivityTypes.Invoke, Name: CardAction.InvokeName } }:
                return InvokeResponse.Message(Refusals.NotUnderstood(visit.Locale ?? "en"));
            case { Activity.Type: ActivityTypes.Message }:
                // A picture, a bare mention, a voice clip: no words, and still somebody who waits for an answer.
                await HearAsync(visit, turn.Text ?? "", cancellationToken);
                return null;
            case { Activity.Type: ActivityTypes.InstallationUpdate, Activity.Action: null or "add" or "add-upgrade" }:
            case { Activity.Type: ActivityTypes.ConversationUpdate } when AddsTheBot(turn.Activity):
                await WelcomeAsync(visit, cancellationToken);
                return null;
            default:
                return null;
        }
    }

    private async Task HearAsync(Visit visit, string text, CancellationToken cancellationToken)
    {
        try
        {
            await words.HearAsync(visit, text, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            // Never nothing: they are told that this did not work, and have the button that does.
            var language = visit.Locale ?? "en";
            var card = AnswerCard.Render(Answers.Refused(language, Refusals.FailedNow(language, whereabouts.PhonesOf(visit))));
            await visit.Turn.ReplyAsync(Activity.OfCard(new(card.Utf8), card.Summary), cancellationToken);
        }
    }

    private async Task<InvokeResponse?> TapAsync(Visit visit, CardAction tap, CancellationToken cancellationToken)
    {
        TapAnswer answer;
        try
        {
            await people.KeepContactAsync(visit.Person.Id, visit.Contact, cancellationToken);
            answer = await taps.TapAsync(visit, tap, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            var language = visit.Locale ?? "en";
            answer = TapAnswer.Of(tap.Verb is Verbs.Page or Verbs.Worse
                ? Refusals.FailedNow(language, whereabouts.PhonesOf(visit))
                : Refusals.TapFailed(language));
        }

        if (answer.Request is { } shown && visit.Tapped is { } message)
        {
            tapped.Answered(message, shown);
        }

        if (visit.Turn.Activity.Type == ActivityTypes.Invoke)
        {
            return answer.Card is { } card ? InvokeResponse.Card(new RawJson(card.Utf8)) : InvokeResponse.Message(answer.Text ?? "");
        }

        // Action.Submit has no answer of its own: the card is edited where it stands, and words come as a message.
        await ShowAsync(visit, tap, answer, cancellationToken);
        return null;
    }

    private static async Task ShowAsync(Visit visit, CardAction tap, TapAnswer answer, CancellationToken cancellationToken)
    {
        var card = answer.Card ?? AnswerCard.Render(Answers.Refused(visit.Locale ?? "en", answer.Text ?? ""));
        var activity = Activity.OfCard(new(card.Utf8), card.Summary);
        if (answer.Card is not null && tap.ReplyToId is { Length: > 0 } message)
        {
            try
            {
                await visit.Turn.UpdateAsync(message, activity, cancellationToken);
                return;
            }
            catch (ConnectorException e) when (!e.IsTransient)
            {
                // The card is gone, or not one that can be edited: what came of the tap is told all the same.
            }
        }

        await visit.Turn.ReplyAsync(activity, cancellationToken);
    }

    private static bool AddsTheBot(Activity activity) =>
        activity.MembersAdded?.Any(member => member.Id is { } id && id == activity.Recipient?.Id) is true;

    private async Task WelcomeAsync(Visit visit, CancellationToken cancellationToken)
    {
        await people.KeepContactAsync(visit.Person.Id, visit.Contact, cancellationToken);
        var membership = await whereabouts.OfAsync(visit, cancellationToken);
        var site = (membership as SiteMembership.One)?.Site;

        // Teams tells of one installation by up to three activities, in its own time.
        if (await people.TryWelcomeAsync(visit.Person.Id, time.GetUtcNow(), cancellationToken))
        {
            var manager = site is not null && Permissions.May(Act.TakePages, site, visit.Person.Id);
            var card = WelcomeCard.Render(new(visit.Locale ?? site?.Language ?? "en", site?.Name, manager));
            await visit.Turn.ReplyAsync(Activity.OfCard(new(card.Utf8), card.Summary), SendOptions.Ordinary, cancellationToken);
        }
    }
}
