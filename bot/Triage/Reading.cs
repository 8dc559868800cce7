using System.Collections.Immutable;

namespace ManagerBackup.Bot.Triage;

/// <summary>What the bot does about a message, least first: the higher one wins when several fit.</summary>
internal enum TriageAction { None, Cancel, Offer, Page, Emergency }

internal enum TriageCategory { None, Cancel, Physical, Threat, Sexual, Discrimination, Verbal, Refusing, Rude, Demand, Complaint, Aftermath }

/// <summary>How one message was understood.</summary>
/// <param name="Severity">1 (unpleasant) to 4 (danger); 1 as well where nothing is wrong.</param>
/// <param name="Language">The language the employee writes in (ISO 639-1), which is the language of the reply.</param>
/// <param name="Place">Where it is, in the employee's own words ("till 3"), if they said so.</param>
/// <param name="Cues">What led there, readable by a person: <c>weapon:screwdriver</c>, <c>manager-not-customer</c>, <c>medical</c> …</param>
internal sealed record Reading(
    TriageAction Action, TriageCategory Category, int Severity, string Language, string? Place, ImmutableArray<string> Cues);
