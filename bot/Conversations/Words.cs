using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.Teams;
using ManagerBackup.Bot.Triage;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Conversations;

/// <summary>Answers what a person types: an answer in one hop, always with a way to get the manager.</summary>
internal sealed class Words(
    MessageTriage triage, Whereabouts whereabouts, Openings openings, Takeovers takeovers, CommandAnswers commands, Drills drills, SecondLook secondLook)
{
    /// <summary>The longest text that is kept; a chat message is hardly ever a tenth of it.</summary>
    public const int MaxLength = 8_000;

    private const int MostWordsOfAName = 4;

    private Action<Reading>? noted;

    /// <summary>How each message was understood, for whoever only takes note of it and waits for nothing.</summary>
    public void Follow(Action<Reading> note) => noted += note;

    public async Task HearAsync(Visit visit, string text, CancellationToken cancellationToken)
    {
        var membership = await whereabouts.OfAsync(visit, cancellationToken);
        if (membership is SiteMembership.One { Site: var site })
        {
            await HearAtAsync(visit, site, text, cancellationToken);
        }
        else
        {
            var reading = triage.Read(text, visit.Locale ?? "en");
            var danger = reading.Action == TriageAction.Emergency;
            await ReplyAsync(visit, CommandAnswers.ChooseSite(membership, reading.Language, text, danger), cancellationToken);
        }
    }

    public async Task HearAtAsync(Visit visit, Site site, string text, CancellationToken cancellationToken)
    {
        text = text.Length <= MaxLength ? text : string.Concat(text.AsSpan(0, MaxLength), "…");
        var readersLanguage = visit.Locale ?? site.Language;
        if (TextCommand.Parse(text) is { } typed && IsMeant(visit, site, typed.Command, text))
        {
            var language = typed.AnswerIn(readersLanguage);
            var answer = typed.Command is TextCommand.Drill
                ? await drills.BeginAsync(visit, site, language, cancellationToken)
                : await commands.AnswerAsync(visit, site, typed.Command, language, cancellationToken);
            if (answer is not null)
            {
                await ReplyAsync(visit, answer, cancellationToken);
            }

            return;
        }

        var reading = triage.Read(text, readersLanguage);
        noted?.Invoke(reading);
        var answered = Task.CompletedTask;
        if (Understood.From(reading) is { } understanding)
        {
            answered = await openings.OpenAsync(visit, site, text, understanding, cancellationToken);
        }
        else
        {
            await AnswerInWordsAsync(visit, site, text, reading, cancellationToken);
        }

        secondLook.Take(visit, site, text, reading, answered);
    }

    // "Hand over to me the money" is no manager's business with a shift, and nobody's name is that long.
    private bool IsMeant(Visit visit, Site site, TextCommand command, string text) => command is not TextCommand.HandOver handOver
        || (Permissions.May(Act.KeepShifts, site, visit.Person.Id)
            && (NameMatch.Of(Rota.Everyone(site), handOver.To).Count > 0
                || (handOver.To.Count(c => c == ' ') < MostWordsOfAName && Understood.From(triage.Read(text, visit.Locale ?? site.Language)) is null)));

    private async Task AnswerInWordsAsync(Visit visit, Site site, string text, Reading reading, CancellationToken cancellationToken)
    {
        var language = reading.Language;
        var answer = reading switch
        {
            { Action: TriageAction.Cancel } => await commands.CancelAsync(visit, site, language, cancellationToken),
            _ when reading.Cues.Contains(Cue.ManagerNotCustomer) => AnswerCard.Render(Answers.ManagerIsTheAbuser(language, site.TrustedContact?.Name, site.TrustedContact?.Phone)),
            _ when reading.Cues.Contains(Cue.Medical) => AnswerCard.Render(Answers.MedicalAdvice(language, site.EmergencyNumber)),
            _ when reading.Cues.Contains(Cue.BareHelp) => await commands.AnswerAsync(visit, site, new TextCommand.Help(), language, cancellationToken),
            _ => await AddOrAnswerAsync(visit, site, text, reading, cancellationToken),
        };
        await ReplyAsync(visit, answer, cancellationToken);
    }

    // "He has a red jacket" means nothing on its own, and much to a manager who is on the way.
    private async Task<RenderedCard> AddOrAnswerAsync(Visit visit, Site site, string text, Reading reading, CancellationToken cancellationToken)
    {
        var open = await takeovers.FindOpenAsync(visit.Person.Id, site.Id, visit.Now, cancellationToken);
        if (open is null || !open.State.TakesWords(visit.Now))
        {
            return AnswerCard.Render(
                reading.Cues.Contains(Cue.Status) ? Answers.StatusNothingOpen(reading.Language) : Answers.NothingToDo(reading.Language));
        }

        var read = new Understanding(Category.Other, 1, Urgency.WordsOnly, reading.Language, reading.Place, false);
        var said = reading.Cues.Contains(Cue.Status)
            ? new Executed(open, null, false)
            : await takeovers.ExecuteAsync(open.Id, site.Id, new Command.Say(visit.Person.Id, visit.Now, visit.Key, text, read), cancellationToken);
        return AnswerCard.Render(CommandAnswers.Status((said?.Request ?? open).Id, (said?.Request ?? open).State, site, reading.Language));
    }

    private static Task<string?> ReplyAsync(Visit visit, RenderedCard card, CancellationToken cancellationToken) =>
        visit.Turn.ReplyAsync(Activity.OfCard(new(card.Utf8), card.Summary), cancellationToken);
}
