using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Conversations;

/// <summary>Taps on the cards of aftercare. Nothing that an employee says here is told to anybody unless they say to whom, and what.</summary>
internal sealed class AftercareTaps(Takeovers takeovers, People people, FollowUps followUps, ScheduleBook book)
{
    /// <summary>What is promised when it is closed now.</summary>
    public AftercarePlan PlanOf(BackupRequest s, Site site, DateTimeOffset now) => AftercareTimes.Of(site, s.Employee.Id, now, book.Of(site.Id));

    /// <summary>Whether the tap is for here: the employee's own card has a check-in too, and is answered by itself.</summary>
    public static bool Takes(string verb, TapForm form) =>
        verb is Verbs.StopCheckIns or Verbs.FollowUpDone || (verb == Verbs.CheckIn && form.IsOfCheckInCard);

    public Task<TapAnswer> TapAsync(Visit visit, string verb, TapForm form, StoredRequest request, Site site, CancellationToken cancellationToken) =>
        verb == Verbs.FollowUpDone ? FollowedUpAsync(visit, form, request, site, cancellationToken) : EmployeeTapAsync(visit, verb, form, request, site, cancellationToken);

    private async Task<TapAnswer> EmployeeTapAsync(
        Visit visit, string verb, TapForm form, StoredRequest request, Site site, CancellationToken cancellationToken)
    {
        var s = request.State;
        if (!Permissions.May(Act.SpeakAsTheEmployee, site, visit.Person.Id, s.Employee.Id))
        {
            return TapAnswer.Of(Refusals.NotYourRequest(visit.Locale ?? site.Language));
        }

        if (form.TooLong is { } most)
        {
            return TapAnswer.Of(Refusals.TextTooLong(s.Read.Language, most));
        }

        if (verb == Verbs.StopCheckIns)
        {
            var stopped = await ExecuteAsync(request, new Command.StopCheckIns(visit.Person.Id, visit.Now, visit.Key), cancellationToken);
            return Show(stopped, site, s.IsOver ? CheckInStep.Stopped : null);
        }

        var with = form.TalkWith is { } chosen && AftercareCards.Offers(chosen, s, site) ? form.TalkWith : null;
        var wish = with is { } to && form.Consent is { } allowed ? new TalkWish(to, await FindAsync(to, s, site, cancellationToken), allowed, null) : null;
        var command = new Command.CheckIn(visit.Person.Id, visit.Now, visit.Key, form.FeltBacked, form.Text("text")) { Mood = form.Mood, Wish = wish };
        if (command is { Mood: null, FeltBacked: null, Wish: null })
        {
            return s.IsOver
                ? TapAnswer.Of(CheckInCard.Render(AftercareCards.ModelOf(request.Id, s, site, CheckInStep.Thanks) with
                {
                    NobodyChosen = with is null,
                    NothingAllowed = with is not null,
                    Chosen = with is { } kept ? AftercareCards.ModelOf(request.Id, s with { Wish = new(kept, null, default, null) }, site, CheckInStep.Thanks).Chosen : null,
                }))
                : TapAnswer.Of(RefusalTexts.Of(new Refusal.NotOverYet(), site, s.Read.Language));
        }

        return Show(await ExecuteAsync(request, command, cancellationToken), site, command switch
        {
            { Wish: { Person: null } } => CheckInStep.Call,
            { Wish: not null } => CheckInStep.Telling,
            { FeltBacked: not null } => CheckInStep.Thanks,
            _ => CheckInStep.FeltBacked,
        });
    }

    private static TapAnswer Show(Executed done, Site site, CheckInStep? step) => done.Refusal is { } refusal || step is null
        ? TapAnswer.Of(RefusalTexts.Of(done.Refusal ?? new Refusal.NotOverYet(), site, done.Request.State.Read.Language))
        : TapAnswer.Of(CheckInCard.Render(AftercareCards.ModelOf(done.Request.Id, done.Request.State, site, step.Value)));

    private async Task<TapAnswer> FollowedUpAsync(Visit visit, TapForm form, StoredRequest request, Site site, CancellationToken cancellationToken)
    {
        var (by, now, language) = (visit.Person.Id, visit.Now, visit.Locale ?? site.Language);
        if (!Permissions.May(Act.FollowUp, site, by))
        {
            return TapAnswer.Of(Refusals.NotAManagerHere(language));
        }

        var done = await ExecuteAsync(request, new Command.FollowUpDone(by, now, visit.Key), cancellationToken);
        if (done.Refusal is { } refusal || done.Request.State.Aftercare is null)
        {
            return TapAnswer.Of(RefusalTexts.Of(done.Refusal ?? new Refusal.NotOverYet(), site, language));
        }

        var followUp = AftercareCards.FollowUpOf(done.Request.Id, done.Request.State, site, now);
        return TapAnswer.Of(form.Text("card") == FollowUpsCardModel.Name && !done.Request.IsLocal
            ? await followUps.OfAsync(by, language, now, followUp, cancellationToken)
            : FollowUpCard.Render(new(language, followUp)));
    }

    // Of several ops leads one is told, first one whom the bot has met: whom it never met, it may not reach.
    private async Task<PersonId?> FindAsync(TalkWith with, BackupRequest s, Site site, CancellationToken cancellationToken)
    {
        if (with != TalkWith.OpsLead)
        {
            return with == TalkWith.Manager ? s.Holder?.Manager.Id : null;
        }

        var leads = site.OpsLeads.Where(lead => lead != s.Employee.Id).Order(PersonId.Order).ToList();
        foreach (var lead in leads)
        {
            if (await people.FindContactAsync(lead, cancellationToken) is not null)
            {
                return lead;
            }
        }

        return leads[0];
    }

    private async Task<Executed> ExecuteAsync(StoredRequest request, Command command, CancellationToken cancellationToken) =>
        await takeovers.ExecuteAsync(request.Id, request.State.Site, command, cancellationToken) ?? new(request, null, false);
}
