using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.Teams;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Conversations;

/// <summary>What a tap is answered with: a card in the place of the one that was tapped, or words beside it.</summary>
internal sealed record TapAnswer(RenderedCard? Card, string? Text)
{
    /// <summary>Whose card it is; null when it is none of a request's, or holds what they are filling in.</summary>
    public StoredRequest? Request { get; init; }

    public static TapAnswer Of(RenderedCard card, StoredRequest? request = null) => new(card, null) { Request = request };

    public static TapAnswer Of(string text) => new(null, text);
}

/// <summary>
/// Carries out a tap on a card. Who may do it is decided by who taps, never by what the tap carries; whoever may not, or is
/// too late, is told what is true.
/// </summary>
internal sealed class CardTaps(
    Whereabouts whereabouts, Takeovers takeovers, Openings openings, RequestCards cards, Sayings sayings, PersonalTaps personal, AftercareTaps aftercare)
{
    public async Task<TapAnswer> TapAsync(Visit visit, CardAction tap, CancellationToken cancellationToken)
    {
        var form = new TapForm(tap.Data);
        if (await personal.TapAsync(visit, tap.Verb, form, cancellationToken) is { } answer)
        {
            return answer;
        }

        var found = form.Request is { } id ? await whereabouts.FindAsync(id, cancellationToken) : null;
        if (found is not { } known)
        {
            return tap.Verb == Verbs.Page
                ? await PageAnewAsync(visit, tap, cancellationToken)
                : TapAnswer.Of(Refusals.UnknownRequest(visit.Locale ?? "en"));
        }

        var (request, site) = known;
        if (tap.Verb is Verbs.Worse or Verbs.Withdraw or Verbs.Here or Verbs.Alone or Verbs.MoreLines or Verbs.InLanguage or Verbs.Helped
            && await FindNextAsync(visit, request, cancellationToken) is { } next)
        {
            // Seen late: the card has become the next request's. That it got worse is as true of that one, whatever else was tapped is not.
            return tap.Verb == Verbs.Worse && !request.State.Turns.Contains(visit.Key)
                ? await EmployeeTapAsync(visit, tap.Verb, form, next, site, cancellationToken)
                : ShowEmployee(visit, next, site);
        }

        return tap.Verb switch
        {
            _ when AftercareTaps.Takes(tap.Verb, form) => await aftercare.TapAsync(visit, tap.Verb, form, request, site, cancellationToken),
            Verbs.Refresh => Show(visit, request, site, null, null),
            Verbs.Page when (request.State.IsOver || !request.State.TakesWords(visit.Now)) && request.State.Employee.Id == visit.Person.Id => await PageAnewAsync(visit, tap, cancellationToken),
            Verbs.Page or Verbs.Withdraw or Verbs.Worse or Verbs.Here or Verbs.Alone or Verbs.Statement or Verbs.DeclineStatement or Verbs.CheckIn
                or Verbs.MoreLines or Verbs.InLanguage or Verbs.Helped =>
                await EmployeeTapAsync(visit, tap.Verb, form, request, site, cancellationToken),
            Verbs.Accept or Verbs.Join or Verbs.Decline or Verbs.Arrived or Verbs.Close or Verbs.AddCustomerSide =>
                await ManagerTapAsync(visit, tap.Verb, form, request, site, cancellationToken),
            _ => TapAnswer.Of(Refusals.NotUnderstood(LanguageOf(visit, site))),
        };
    }

    private async Task<TapAnswer> EmployeeTapAsync(
        Visit visit, string verb, TapForm form, StoredRequest request, Site site, CancellationToken cancellationToken)
    {
        var (by, now, key) = (visit.Person.Id, visit.Now, visit.Key);
        if (!Permissions.May(Act.SpeakAsTheEmployee, site, by, request.State.Employee.Id))
        {
            return TapAnswer.Of(Refusals.NotYourRequest(LanguageOf(visit, site)));
        }

        var language = request.State.Read.Language;
        if (form.TooLong is { } most)
        {
            return TapAnswer.Of(Refusals.TextTooLong(language, most));
        }

        Command? command = verb switch
        {
            Verbs.Page => new Command.AskForPage(by, now, key),
            Verbs.Withdraw => new Command.Withdraw(by, now, key),
            Verbs.Worse => new Command.Worsen(by, now, key),
            Verbs.MoreLines => new Command.AskForMoreLines(by, now, key, sayings.Seen(request.State, site)),
            Verbs.InLanguage => form.Text("language") is { } chosen && sayings.Speaks(chosen) ? new Command.ChooseLanguage(by, now, key, chosen) : null,
            Verbs.Helped => form.Text("line") is { } line && sayings.TextOf(line, request.State) is { } said
                ? new Command.MarkHelpful(by, now, key, line, said) : null,
            Verbs.Here => new Command.SayHere(by, now, key),
            Verbs.Alone => new Command.SayAlone(by, now, key),
            Verbs.Statement => new Command.GiveStatement(
                by, now, key, StatementWords.Of(language, form.Happened, form.Text("text")), form.Happened is { Count: > 0 } codes ? string.Join(' ', codes) : null),
            Verbs.DeclineStatement => new Command.DeclineStatement(by, now, key),
            _ => form.FeltBacked is { } felt ? new Command.CheckIn(by, now, key, felt, form.Text("text")) : null,
        };
        if (command is null)
        {
            return TapAnswer.Of(verb == Verbs.CheckIn ? Refusals.FeltBackedMissing(language) : Refusals.NotUnderstood(language));
        }

        var done = await takeovers.ExecuteAsync(request.Id, site.Id, command, cancellationToken);
        return done is { Refusal: Refusal.NothingSaid or Refusal.NotOverYet or Refusal.TakenBy }
            ? TapAnswer.Of(RefusalTexts.Of(done.Refusal, site, language))
            : ShowEmployee(visit, done?.Request ?? request, site);
    }

    // An earlier card is not the place for the words: they are on the newest one.
    private TapAnswer ShowEmployee(Visit visit, StoredRequest request, Site site) => TapAnswer.Of(
        visit.Tapped is { } tapped && request.State.Answers.Contains(tapped) && request.State.Answers[^1] != tapped
            ? cards.ForEmployeeBefore(request.Id, request.State, site)
            : cards.ForEmployee(request.Id, request.State, site),
        request);

    private async Task<TapAnswer> ManagerTapAsync(
        Visit visit, string verb, TapForm form, StoredRequest request, Site site, CancellationToken cancellationToken)
    {
        var (by, now, key) = (visit.Person.Id, visit.Now, visit.Key);
        var language = LanguageOf(visit, site);
        if (!Permissions.May(Act.TakePages, site, by))
        {
            return TapAnswer.Of(Refusals.NotAManagerHere(language));
        }

        if (form.TooLong is { } most)
        {
            return TapAnswer.Of(Refusals.TextTooLong(language, most));
        }

        Command? command = verb switch
        {
            Verbs.Accept => form.EtaMinutes is { } eta ? new Command.Accept(by, now, key, Whereabouts.NameOf(visit.Person, site), eta) : null,
            Verbs.Join => new Command.Join(by, now, key, Whereabouts.NameOf(visit.Person, site)),
            Verbs.Decline => new Command.Decline(by, now, key),
            Verbs.Arrived => new Command.SayArrived(by, now, key),
            Verbs.AddCustomerSide => new Command.AddCustomerSide(by, now, key, form.Text("text") ?? ""),
            _ => ClosingTap.CommandOf(form, request.State, site, visit) is { } close ? close with { After = aftercare.PlanOf(request.State, site, now) } : null,
        };
        if (command is null)
        {
            var holds = verb == Verbs.Close && request.State.Holder?.Manager.Id == by && !request.State.IsOver;
            return holds || verb == Verbs.Accept
                ? Show(visit, request, site, ClosingTap.DraftOf(form, request.State), holds ? ClosingTap.ProblemOf(form, request.State, site, visit, language) : null)
                : Truth(visit, request, site);
        }

        var done = await takeovers.ExecuteAsync(request.Id, site.Id, command, cancellationToken);
        return done switch
        {
            null => TapAnswer.Of(Refusals.UnknownRequest(language)),
            { Refusal: (Refusal.CustomerSideMissing or Refusal.StatementMissing) and { } missing } =>
                Show(visit, done.Request, site, ClosingTap.DraftOf(form, done.Request.State), RefusalTexts.Of(missing, site, language)),
            { Refusal: (Refusal.NobodyAcceptedYet or Refusal.NothingSaid) and { } refusal } => TapAnswer.Of(RefusalTexts.Of(refusal, site, language)),
            _ => Truth(visit, done.Request, site),
        };
    }

    private TapAnswer Truth(Visit visit, StoredRequest request, Site site) => Show(visit, request, site, null, null);

    private TapAnswer Show(Visit visit, StoredRequest request, Site site, CloseDraft? draft, string? problem)
    {
        var s = request.State;
        if (Permissions.May(Act.SpeakAsTheEmployee, site, visit.Person.Id, s.Employee.Id))
        {
            return ShowEmployee(visit, request, site);
        }

        var language = LanguageOf(visit, site);
        var calls = Math.Max(1, s.CallNumber(visit.Person.Id) - 1);
        var call = visit.Tapped is { } tapped ? Math.Min(calls, s.CallNumber(visit.Person.Id, tapped)) : calls;
        return Permissions.May(Act.TakePages, site, visit.Person.Id)
            ? TapAnswer.Of(cards.ForManager(request.Id, s, site, visit.Person.Id, language, call, draft, problem), draft is null ? request : null)
            : TapAnswer.Of(Refusals.NotYourRequest(language));
    }

    // "Get my manager" from a card that is about nothing, or about something that is over.
    private async Task<TapAnswer> PageAnewAsync(Visit visit, CardAction tap, CancellationToken cancellationToken)
    {
        var membership = await whereabouts.OfAsync(visit, cancellationToken);
        if (membership is not SiteMembership.One { Site: var site })
        {
            return TapAnswer.Of(CommandAnswers.ChooseSite(membership, visit.Locale ?? "en", TapForm.BareCall));
        }

        if (await FindOpenAsync(visit, site, cancellationToken) is { } open && open.State.TakesWords(visit.Now))
        {
            var answer = await EmployeeTapAsync(visit, Verbs.Page, new TapForm(default), open, site, cancellationToken);
            if (answer.Card is not null && visit.Tapped is { } tapped)
            {
                // It stands in the place of the card that was tapped: from now on that is one of this request's.
                await takeovers.ExecuteAsync(open.Id, site.Id, new Command.RecordAnswer(visit.Now, tapped, 0), cancellationToken);
            }

            return answer;
        }

        var opened = await openings.OpenByTapAsync(visit, site, LanguageOf(visit, site), tap.ReplyToId, cancellationToken);
        return TapAnswer.Of(cards.ForEmployee(opened.Id, opened.State, site));
    }

    private async Task<StoredRequest?> FindOpenAsync(Visit visit, Site site, CancellationToken cancellationToken)
    {
        try
        {
            return await takeovers.FindOpenAsync(visit.Person.Id, site.Id, visit.Now, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            // Whether they have one open can't be known now, and a page does not wait for it.
            return null;
        }
    }

    // The request whose card the tapped one has become since.
    private async Task<StoredRequest?> FindNextAsync(Visit visit, StoredRequest request, CancellationToken cancellationToken)
    {
        if (!request.State.IsOver || request.State.Employee.Id != visit.Person.Id || visit.Tapped is not { } tapped)
        {
            return null;
        }

        try
        {
            var last = await takeovers.FindLastAsync(visit.Person.Id, request.State.Site, visit.Now, cancellationToken);
            return last is not null && last.Id != request.Id && last.State.Answers.Contains(tapped) ? last : null;
        }
        catch (StorageUnavailableException)
        {
            return null;
        }
    }

    private static string LanguageOf(Visit visit, Site site) => visit.Locale ?? site.Language;
}
