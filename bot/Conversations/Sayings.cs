using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Coaching;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.Triage;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Conversations;

/// <summary>What an employee's card says now.</summary>
/// <param name="Language">The customer's, when the lines are in it; null for the employee's own.</param>
internal sealed record Said(
    string Backing, IReadOnlyList<string> Steps, IReadOnlyList<SayableLine> Lines, IReadOnlyList<string> YouMay, string? Language);

/// <summary>Asks the coach in a request's name: what is known of it, what its site allows, and which lines were seen already.</summary>
internal sealed class Sayings(Coach coach)
{
    public IReadOnlyList<string> Languages => coach.Languages;

    public bool Speaks(string language) => coach.Languages.Contains(language, StringComparer.Ordinal);

    /// <summary>What a line says to this employee; null when there is no such line.</summary>
    public string? TextOf(string line, BackupRequest s) => coach.TextOf(line, s.Read.Language);

    /// <param name="asked">A page went out: a line may say that a manager was asked to come.</param>
    public Said Of(BackupRequest s, Site site, bool asked)
    {
        var advice = Advise(s, site, asked);
        var own = s.Read.Language;
        var foreign = s.CustomerLanguage is { } language && language != own && Speaks(language) ? language : null;
        return new(
            advice.Backing,
            advice.Steps,
            [.. advice.Lines.Select(line => Sayable(line, s, foreign))],
            advice.YouMay,
            foreign);
    }

    /// <summary>Ids of the lines that the employee has before them, as the tap on "more lines" keeps them.</summary>
    public string Seen(BackupRequest s, Site site) =>
        string.Join(' ', Advise(s, site, s.PagingSince is not null).Lines.Select(line => line.Id));

    private Advice Advise(BackupRequest s, Site site, bool asked)
    {
        var cues = s.Read.Cues.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var category = CategoryOf(s.Read.Category);
        var may = cues.Contains(Cue.MayI, StringComparer.Ordinal)
            ? Latitude.MayFor(site, s.Read.Language, category.ToString(), nameof(Category.Demand))
            : Latitude.MayFor(site, s.Read.Language, s.Read.Category.ToString());
        return coach.Advise(new(category, ActionOf(s.Read.Urgency), s.Read.Severity, s.Read.Language, may, s.Shown)
        {
            Where = s.Read switch { { InChat: true } => LinePlace.Chat, { ByPhone: true } => LinePlace.Phone, _ => LinePlace.Counter },
            Asked = asked,
            Accepted = s.Holder is not null,
            Cues = cues,
            Backing = site.Backing?.In(s.Read.Language, site.Language),
            EmergencyNumber = site.EmergencyNumber,
            Contact = site.TrustedContact?.ToString(),
        });
    }

    private SayableLine Sayable(Line line, BackupRequest s, string? foreign)
    {
        var own = new SayableLine(line.Id, line.Role.ToString().ToLowerInvariant(), line.Text) { Helped = s.Helped.Contains(line.Id) };
        return foreign is not null && coach.Translate(line.Id, foreign, s.Read.Language) is { } translated
            ? own with { Text = translated.Text, Aloud = translated.Aloud, Meaning = line.Text }
            : own;
    }

    private static TriageCategory CategoryOf(Category category) =>
        category == Category.Other ? TriageCategory.None : Enum.Parse<TriageCategory>(category.ToString());

    private static TriageAction ActionOf(Urgency urgency) => urgency switch
    {
        Urgency.Everyone => TriageAction.Emergency,
        Urgency.Page => TriageAction.Page,
        _ => TriageAction.Offer,
    };
}
