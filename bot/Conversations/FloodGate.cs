using ManagerBackup.Bot.Teams;
using ManagerBackup.Bot.Triage;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Conversations;

/// <param name="Kind">message, tap or other.</param>
/// <param name="Limit">Whose limit it was: person or tenant.</param>
internal sealed record HeldTurn(string Kind, string Limit);

/// <summary>
/// Stands before the bot and holds back what is more than a person can send, so that a flood by one is no wall for the others. What asks for
/// a page passes it always; the same page, repeated within two seconds of the last, is the one thing of that kind that does not.
/// </summary>
internal sealed class FloodGate(BackupBot bot, MessageTriage triage, Pace pace) : ITurnHandler
{
    // Taps that somebody waits for, or that mend something: a limit of their own keeps them apart from the rest.
    private static readonly HashSet<string> Essential = new(StringComparer.Ordinal)
    {
        Verbs.Accept, Verbs.Join, Verbs.Decline, Verbs.Arrived, Verbs.Here, Verbs.Alone, Verbs.Withdraw, Verbs.ChooseSite, Verbs.HandBack,
    };

    private Action<HeldTurn>? noted;

    /// <summary>What was held back, for whoever only takes note of it and waits for nothing.</summary>
    public void Follow(Action<HeldTurn> note) => noted += note;

    public Task<InvokeResponse?> OnTurnAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        // Nobody's turn costs next to nothing.
        if (turn.PersonId is not { } person)
        {
            return bot.OnTurnAsync(turn, cancellationToken);
        }

        var limit = pace.Take(person, turn.TenantId ?? "");
        var rank = turn.CardAction is { } tap ? RankOf(tap.Verb) : limit is null ? 0 : RankOf(turn);
        if (turn.CardAction?.Verb is Verbs.Withdraw)
        {
            pace.ForgetPage(person);
        }

        return limit is null ? bot.OnTurnAsync(turn, cancellationToken)
            : rank > 0 && pace.TakePage(person, rank) ? PageAsync(turn, person, cancellationToken)
            : turn.CardAction is { Verb: var verb } && Essential.Contains(verb) && pace.TakeEssential(person) ? bot.OnTurnAsync(turn, cancellationToken)
            : HoldAsync(turn, person, limit, cancellationToken);
    }

    // 0: asks for no page. A higher one is more than what passed before.
    private static int RankOf(string verb) => verb switch
    {
        Verbs.Page => 1,
        Verbs.Worse => 2,
        _ => 0,
    };

    private int RankOf(TurnContext turn) => turn is { Activity.Type: ActivityTypes.Message, Text: { } text }
        ? triage.Read(text.Length <= Words.MaxLength ? text : text[..Words.MaxLength], CardLanguages.CodeOf(turn.Locale) ?? CardLanguages.Fallback).Action switch
        {
            TriageAction.Emergency => 3,
            TriageAction.Page => 1,
            _ => 0,
        }
        : 0;

    private async Task<InvokeResponse?> PageAsync(TurnContext turn, string person, CancellationToken cancellationToken)
    {
        try
        {
            return await bot.OnTurnAsync(turn, cancellationToken);
        }
        catch
        {
            pace.ForgetPage(person); // It is sent again, and is no repetition then.
            throw;
        }
    }

    private async Task<InvokeResponse?> HoldAsync(TurnContext turn, string person, string limit, CancellationToken cancellationToken)
    {
        var (isInvoke, language) = (turn.Activity.Type == ActivityTypes.Invoke, CardLanguages.CodeOf(turn.Locale) ?? CardLanguages.Fallback);
        noted?.Invoke(new(turn.CardAction is not null ? "tap" : turn.Activity.Type == ActivityTypes.Message ? "message" : "other", limit));
        if (isInvoke)
        {
            return InvokeResponse.Message(Refusals.TooMuchAtOnce(language));
        }

        if (turn.Activity.Type != ActivityTypes.Message || !pace.TakeAnswer(person))
        {
            throw new TooManyTurnsException();
        }

        var card = AnswerCard.Render(Answers.Refused(language, Refusals.TooMuchAtOnce(language)));
        await turn.ReplyAsync(Activity.OfCard(new(card.Utf8), card.Summary), SendOptions.Ordinary, cancellationToken);
        return null;
    }
}
