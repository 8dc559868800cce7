using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Roster;

/// <summary>What a person is at a site, and to one request there; several at once.</summary>
[Flags]
internal enum Roles
{
    /// <summary>Anybody of the company: whoever works at a site need not be listed to ask for help there.</summary>
    None = 0,

    /// <summary>The request in question is theirs.</summary>
    Employee = 1,
    Manager = 2,

    /// <summary>Named by a step of the site's escalation.</summary>
    OnEscalation = 4,

    /// <summary>Of this site, or of all.</summary>
    OpsLead = 8,
}

/// <summary>What not everybody may do. Whether its time has come is the request's own business: <see cref="Decider"/>.</summary>
internal enum Act
{
    /// <summary>To say how it goes, and to call for more or for none: <c>page</c>, <c>withdraw</c>, <c>statement</c> and the like.</summary>
    SpeakAsTheEmployee,

    /// <summary>To accept, join, decline, arrive, close; and to see the page.</summary>
    TakePages,

    /// <summary>To say that they are on or off shift, and to hand a shift over.</summary>
    KeepShifts,

    /// <summary>To begin a practice page.</summary>
    BeginDrill,

    /// <summary>To read the site's takeovers, its figures and who can be paged.</summary>
    ReadReview,

    /// <summary>To read what employees said afterwards of how backed they felt.</summary>
    ReadCheckIns,

    /// <summary>To add a note to a takeover of the site, as an entry of its own.</summary>
    AddNote,

    /// <summary>To take words out of the log.</summary>
    EraseWords,

    /// <summary>
    /// To see their own open follow-ups, and to say of one that they have talked. Whether it is theirs, the request says: nobody says it
    /// for somebody else, for then the log would tell of a talk that nobody here knows of.
    /// </summary>
    FollowUp,

    /// <summary>To be told of hours without anybody to page, as ops leads are.</summary>
    HearOfGaps,

    /// <summary>To be told once a week how it goes there.</summary>
    GetDigest,
}

/// <summary>Who may do what: the one place that turns a verified identity into a yes or no.</summary>
internal static class Permissions
{
    /// <param name="site">Where.</param>
    /// <param name="person">Out of a verified token, or a verified activity.</param>
    /// <param name="employee">Whose request it is, where it is about one.</param>
    public static Roles RolesOf(Site site, PersonId person, PersonId? employee = null) =>
        (person == employee ? Roles.Employee : Roles.None)
        | (site.Managers.Any(manager => manager.Person.Id == person) ? Roles.Manager : Roles.None)
        | (Rota.OnEscalation(site).Any(one => one.Id == person) ? Roles.OnEscalation : Roles.None)
        | (site.OpsLeads.Contains(person) ? Roles.OpsLead : Roles.None);

    /// <summary>Any of these roles is enough.</summary>
    public static Roles WhoMay(Act act) => act switch
    {
        Act.SpeakAsTheEmployee => Roles.Employee,
        Act.TakePages => Roles.Manager | Roles.OnEscalation,
        Act.KeepShifts => Roles.Manager | Roles.OnEscalation,
        Act.BeginDrill => Roles.Manager | Roles.OnEscalation | Roles.OpsLead,

        // Whom only the escalation names comes for one request; that is no reason to read a year of them.
        Act.ReadReview => Roles.Manager | Roles.OpsLead,
        Act.ReadCheckIns => Roles.OpsLead,
        Act.AddNote => Roles.Manager | Roles.OpsLead,
        Act.EraseWords => Roles.OpsLead,
        Act.FollowUp => Roles.Manager | Roles.OnEscalation,
        Act.HearOfGaps => Roles.OpsLead,
        Act.GetDigest => Roles.OpsLead,
        _ => throw new InvalidOperationException($"Nobody knows who may {act}"),
    };

    public static bool May(Act act, Site site, PersonId person, PersonId? employee = null) =>
        (RolesOf(site, person, employee) & WhoMay(act)) != Roles.None;
}
