using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Conversations;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Tab;

/// <param name="Sites">Those among which the person has to choose; empty when it is clear.</param>
/// <param name="Phone">Whom to call when this can't help.</param>
/// <param name="Notice">Why the last tap changed nothing; null when it did.</param>
internal sealed record TabView(
    TabPerson Person, TabSite? Site, IReadOnlyList<TabSite> Sites, string Phone, string? Emergency, TabRequest? Request, string? Notice);

internal sealed record TabPerson(string Id, string Name);

internal sealed record TabSite(string Id, string Name);

/// <param name="Truth">What is so, in a sentence, and its tone.</param>
/// <param name="Emergency">The number to call before anything else; null where there is no danger, and in practice.</param>
/// <param name="Verbs">What can be tapped now.</param>
internal sealed record TabRequest(
    string Id, string State, string Category, bool Practice, bool Over, EmployeeTruth Truth, string? Emergency, IReadOnlyList<string> Steps, string Backing,
    IReadOnlyList<TabLine> Lines, bool NoMoreLines, IReadOnlyList<string> YouMay, IReadOnlyList<string> Verbs);

internal sealed record TabLine(string Id, string Text);

/// <summary>What the tab shows, read off the same model as the employee's card.</summary>
internal sealed class TabViews(RequestCards cards)
{
    public TabView Of(TabCaller caller, (StoredRequest Request, Site Site)? found, string? notice = null) => new(
        new(caller.Person.Id.Value, caller.Person.Name),
        caller.Site is { } site ? OfSite(site) : null,
        caller.Membership is SiteMembership.Choose choose ? [.. choose.Among.Select(OfSite)] : [],
        Whereabouts.PhonesOf(caller.Membership),
        caller.Site?.EmergencyNumber,
        found is { } known ? OfRequest(caller, known.Request, known.Site) : null,
        notice);

    private TabRequest OfRequest(TabCaller caller, StoredRequest request, Site site)
    {
        // The tab is read in its own language, whatever the words were in.
        var s = request.State with { Read = request.State.Read with { Language = caller.Language } };
        var model = cards.ModelOf(request.Id, s, site);
        var saying = !s.IsOver && s.Phase != Phase.TakenOver;
        return new(
            model.RequestId,
            Wire(s.Phase.ToString()),
            Wire(s.Read.Category.ToString()),
            s.Practice,
            s.IsOver,
            EmployeeTruth.Of(model),
            s.Practice || s.IsOver ? null : model.Danger?.EmergencyNumber,
            saying ? model.Danger?.Steps ?? model.Steps : [],
            s.IsOver ? "" : model.Backing,
            saying ? [.. model.Lines.Select(line => new TabLine(line.Id, line.Text))] : [],
            saying && model.NoMoreLines,
            saying ? model.YouMay : [],
            [.. VerbsOf(model.Buttons, s.IsOver)]);
    }

    private static IEnumerable<string> VerbsOf(EmployeeButtons buttons, bool over)
    {
        (bool Offered, string Verb)[] all =
        [
            (buttons.Page && !over, Verbs.Page), (buttons.Worse, Verbs.Worse), (buttons.Here, Verbs.Here), (buttons.Alone, Verbs.Alone),
            (buttons.MoreLines, Verbs.MoreLines), (buttons.Withdraw, Verbs.Withdraw),
        ];
        return all.Where(one => one.Offered).Select(one => one.Verb);
    }

    private static TabSite OfSite(Site site) => new(site.Id.Value, site.Name);

    private static string Wire(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
