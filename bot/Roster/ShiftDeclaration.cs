using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Roster;

/// <summary>What a person told the bot of their shift: their own word, and the shift they gave away or took over for a time.</summary>
internal sealed record ShiftDeclaration(bool OnShift, DateTimeOffset Until)
{
    /// <summary>While it holds it ranks before the own word, which counts again afterwards.</summary>
    public StandIn? StandIn { get; init; }

    /// <summary>A hand-over is of one site's shift; the own word is of all.</summary>
    /// <returns>Null when nothing that was said holds then.</returns>
    public Word? At(DateTimeOffset moment, SiteId site) => this switch
    {
        { StandIn: { } standIn } when standIn.Site == site && moment < standIn.Until => new(!standIn.Gives, standIn.Until, standIn),
        _ when moment < Until => new(OnShift, Until, null),
        _ => null,
    };

    /// <param name="StandIn">Set when the word is a hand-over.</param>
    internal sealed record Word(bool OnShift, DateTimeOffset Until, StandIn? StandIn);
}

/// <summary>One side of a hand-over. Both sides carry its id, so that an old card can't touch a newer one.</summary>
/// <param name="Gives">True with who is away, false with who stands in.</param>
internal sealed record StandIn(string Id, SiteId Site, bool Gives, Person Other, DateTimeOffset Until);
