using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Reach;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.Teams;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Conversations;

/// <summary>What managers say of their shifts, and who is on shift: on and off, handing over, handing back.</summary>
internal sealed class ShiftCommands(
    Declarations declarations, OnShift onShift, People people, Chats chats, Errands errands, Sites sites, Reachability reachability)
{
    // A card is waited for; pages go first.
    private static readonly SendOptions Soon = new(TimeSpan.FromSeconds(4), Priority: false);

    public async Task<RenderedCard> DeclareAsync(Visit visit, Site site, TextCommand.Shift shift, string language, CancellationToken cancellationToken)
    {
        if (!Permissions.May(Act.KeepShifts, site, visit.Person.Id))
        {
            return AnswerCard.Render(Answers.Refused(language, Refusals.ShiftNotAManager(language)));
        }

        if (await UntilAsync(visit, site, shift.Until, cancellationToken) is not { } until)
        {
            return AnswerCard.Render(Answers.RefusedManager(language, Refusals.OnShiftTimeUnclear(language)));
        }

        await people.KeepContactAsync(visit.Person.Id, visit.Contact, cancellationToken);
        if (await declarations.SayAsync(visit.Person.Id, shift.On, until, visit.Now, cancellationToken) is { } ended)
        {
            var name = Whereabouts.NameOf(visit.Person, site);
            Tell(visit, ended, to => ended.Gives ? Handovers.TakenBack(to, name) : Handovers.Refused(to, name));
        }

        return AnswerCard.Render(shift.On ? Answers.OnShift(language, SiteTime.Of(site, until)) : Answers.OffShift(language));
    }

    public async Task<RenderedCard> WhoAsync(Visit visit, Site site, string language, CancellationToken cancellationToken)
    {
        var known = await onShift.KnownAsync(site, cancellationToken);
        var duties = Rota.OnShiftAt(site, visit.Now, visit.Now, known);
        var next = site.Escalation.Skip(1).Select(step => Rota.Resolve(site, step.Page, visit.Now, known)).FirstOrDefault(found => found.Count > 0) ?? [];
        var answer = duties.Count > 0
            ? Handovers.Who(language, site.Name, [.. duties.Select(duty => WithReach(Line(duty, site, language), duty.Person.Id, language))])
            : Handovers.WhoNobody(language, [.. next.Select(person => person.Name)], site.FallbackPhone);
        return AnswerCard.Render(answer with { PageButton = !Permissions.May(Act.TakePages, site, visit.Person.Id) });
    }

    public async Task<RenderedCard> HandOverAsync(Visit visit, Site site, TextCommand.HandOver handOver, string language, CancellationToken cancellationToken)
    {
        var others = Rota.Everyone(site).Where(person => person.Id != visit.Person.Id).ToList();
        if (NameMatch.Of(others, handOver.To) is not [var receiver])
        {
            return AnswerCard.Render(Handovers.Ask(language, [.. others.Select(person => person.Name)]));
        }

        if (await UntilAsync(visit, site, handOver.Until, cancellationToken) is not { } until)
        {
            return AnswerCard.Render(Answers.RefusedManager(language, Refusals.OnShiftTimeUnclear(language)));
        }

        var giver = visit.Person with { Name = Whereabouts.NameOf(visit.Person, site) };
        var ends = SiteTime.Of(site, until);
        await people.KeepContactAsync(giver.Id, visit.Contact, cancellationToken);
        await declarations.HandOverAsync(visit.Key, site.Id, giver, receiver, until, visit.Now, cancellationToken);
        try
        {
            await chats.TellAsync(
                receiver.Id, giver.Id, site, to => HandoverCard.Render(new(to, visit.Key, giver.Name, site.Name, ends)), Soon, cancellationToken);
            return AnswerCard.Render(Handovers.Done(language, receiver.Name, ends));
        }
        catch (ConnectorException)
        {
            // Whoever can't be told can't be paged.
            await declarations.HandBackAsync(receiver.Id, visit.Key, visit.Now, cancellationToken);
            return AnswerCard.Render(Handovers.Unreachable(language, receiver.Name));
        }
    }

    public async Task<TapAnswer> HandBackAsync(Visit visit, TapForm form, CancellationToken cancellationToken)
    {
        var language = visit.Locale ?? "en";
        if (form.Text("handover") is not { } id || await declarations.HandBackAsync(visit.Person.Id, id, visit.Now, cancellationToken) is not { } ended)
        {
            return TapAnswer.Of(Handovers.Over(language));
        }

        var name = sites.Find(ended.Site) is { } site ? Whereabouts.NameOf(visit.Person, site) : visit.Person.Name;
        Tell(visit, ended, to => Handovers.Refused(to, name));
        return TapAnswer.Of(AnswerCard.Render(Handovers.HandedBack(language, ended.Other.Name)));
    }

    private string WithReach(string line, PersonId person, string language) =>
        reachability.Of(person).ToWord() is { } why ? $"{line} · {CoverageCard.CantBeReached(language, why)}" : line;

    private static string Line(Duty duty, Site site, string language)
    {
        var until = duty.Until is { } end ? SiteTime.Of(site, end) : null;
        return duty switch
        {
            { For: { } other } => Handovers.StandsIn(language, duty.Person.Name, other.Name, until ?? ""),
            { Source: ShiftSource.ClockedIn } => Handovers.ClockedIn(language, duty.Person.Name),
            { Source: ShiftSource.Planned } => Handovers.Planned(language, duty.Person.Name, until ?? ""),
            { Source: ShiftSource.Word } => Handovers.SaidSo(language, duty.Person.Name, until ?? ""),
            _ => Handovers.Usual(language, duty.Person.Name),
        };
    }

    private async Task<DateTimeOffset?> UntilAsync(Visit visit, Site site, string? typed, CancellationToken cancellationToken) => typed is null
        ? Shifts.UntilUnsaid(site, visit.Person.Id, visit.Now, (await onShift.KnownAsync(site, cancellationToken)).Schedule)
        : Shifts.UntilLocal(site, typed, visit.Now);

    // What counts is done already; the other one hears of it when the chat lets us.
    private void Tell(Visit visit, StandIn ended, Func<string, AnswerCardModel> say)
    {
        if (sites.Find(ended.Site) is { } site)
        {
            errands.Run("tell of a hand-over that ended", cancellationToken => chats.TellAsync(
                ended.Other.Id, visit.Person.Id, site, language => AnswerCard.Render(say(language)), SendOptions.Ordinary, cancellationToken));
        }
    }
}
