using ManagerBackup.Bot.Triage.Cues;

namespace ManagerBackup.Bot.Triage;

/// <summary>
/// Decides from what was found. The order of the questions is the order of the labelling rules: danger, then who the
/// abuser is, abuse, a call, ordinary trouble, cancel, nothing.
/// </summary>
internal sealed class Verdict(Findings found)
{
    private const int Heavy = 3;
    private static readonly Meaning[] Dangers = [Meaning.Force, Meaning.Smash, Meaning.Weapon, Meaning.Danger, Meaning.Grope];
    private static readonly (Meaning Meaning, TriageCategory Category)[] Abuses =
    [
        (Meaning.Grope, TriageCategory.Sexual),
        (Meaning.Sexual, TriageCategory.Sexual),
        (Meaning.Discrimination, TriageCategory.Discrimination),
        (Meaning.Threat, TriageCategory.Threat),
        (Meaning.Refusing, TriageCategory.Refusing),
        (Meaning.Verbal, TriageCategory.Verbal),
    ];

    public readonly record struct Answer(TriageAction Action, TriageCategory Category, int Severity, string? Cue = null);

    public Answer Decide() =>
        Hypothetical() ?? Danger() ?? NotACustomer() ?? Abuse() ?? Trouble() ?? Call() ?? Withdrawal() ?? Tense() ?? Ordinary() ?? Unclear();

    // "Can I swap shifts" is a question too: it must be about somebody, or about refusing.
    private bool AsksWhatIsAllowed =>
        found.Weight(Meaning.Unsure) >= Heavy || (found.Has(Meaning.Unsure) && (found.Has(Meaning.Customer) || found.Has(Meaning.Someone)));

    private static Answer Offer(TriageCategory category, string? cue = null) => new(TriageAction.Offer, category, 1, cue);

    private static Answer Page(TriageCategory category, int severity, string? cue = null) => new(TriageAction.Page, category, severity, cue);

    private static Answer Nothing(string? cue) => new(TriageAction.None, TriageCategory.None, 1, cue);

    private bool IsPast => found.Has(Meaning.Past) && !found.Has(Meaning.Now) && !found.Has(Meaning.Still);

    private Answer? Hypothetical()
    {
        if (found.Has(Meaning.Test))
        {
            return Nothing(Cue.Test);
        }

        return found.Has(Meaning.General) && !found.Has(Meaning.Now) ? Nothing(Cue.General) : null;
    }

    private Answer? Danger()
    {
        var weaponMeant = found.Weight(Meaning.Weapon) == 1 && (Abuses.Any(abuse => found.Has(abuse.Meaning)) || found.Has(Meaning.Call));
        if (!Dangers.Any(found.IsClear) && !weaponMeant)
        {
            return null;
        }

        var category = found.IsClear(Meaning.Grope) ? TriageCategory.Sexual
            : found.IsClear(Meaning.Force) || found.IsClear(Meaning.Smash) ? TriageCategory.Physical : TriageCategory.Threat;
        if (IsPast)
        {
            return Offer(TriageCategory.Aftermath, Cue.Past);
        }

        return found.Has(Meaning.Child) && category == TriageCategory.Physical && !found.Has(Meaning.Now)
            ? Offer(TriageCategory.Rude, Cue.Child)
            : new(TriageAction.Emergency, category, 4);
    }

    // "my manager yells at me" and not "a customer yells at my manager": the doer stands first.
    private Answer? NotACustomer()
    {
        var doer = Math.Min(found.First(Meaning.Boss), found.First(Meaning.Colleague));
        if (doer == int.MaxValue || found.Has(Meaning.Customer) || found.Has(Meaning.Passive))
        {
            return null;
        }

        var deed = Abuses.Select(abuse => abuse.Meaning).Append(Meaning.Insult).Append(Meaning.Rude).Append(Meaning.Hostile).Min(found.First);
        if (found.First(Meaning.Boss) == doer)
        {
            return deed < int.MaxValue && doer <= deed + 2 ? Nothing(Cue.ManagerNotCustomer) : null;
        }

        return !found.Has(Meaning.Call) && doer <= deed && doer <= found.First(Meaning.Someone) ? Nothing(Cue.Colleague) : null;
    }

    private Answer? Abuse()
    {
        var (meaning, category) = Dominant();
        if (category == TriageCategory.None)
        {
            return null;
        }

        if (found.Has(Meaning.Child))
        {
            return Offer(TriageCategory.Rude, Cue.Child);
        }

        var over = (found.Has(Meaning.Gone) || IsPast) && !found.Has(Meaning.Still);
        if (over && (category != TriageCategory.Threat || IsPast))
        {
            return Offer(TriageCategory.Aftermath, IsPast ? Cue.Past : Cue.Gone);
        }

        var severity = meaning is Meaning.Threat or Meaning.Grope || found.Weight(meaning) >= Heavy ? 3 : 2;
        return Page(category, category is TriageCategory.Verbal or TriageCategory.Refusing ? 2 : severity);
    }

    private (Meaning Meaning, TriageCategory Category) Dominant()
    {
        foreach (var abuse in Abuses)
        {
            if (found.IsClear(abuse.Meaning))
            {
                return abuse;
            }
        }

        if (found.Has(Meaning.Refusing) && (found.Has(Meaning.Verbal) || found.Has(Meaning.Hostile) || found.Has(Meaning.Insult)))
        {
            return (Meaning.Refusing, TriageCategory.Refusing);
        }

        // Two half signs make one: a swear word and a raised voice.
        var together = found.Weight(Meaning.Verbal) + found.Weight(Meaning.Insult) + found.Weight(Meaning.Hostile);
        return together >= 2 && found.Has(Meaning.Verbal) ? (Meaning.Verbal, TriageCategory.Verbal)
            : found.Weight(Meaning.Insult) >= 2 ? (Meaning.Insult, TriageCategory.Verbal)
            : (Meaning.Everyday, TriageCategory.None);
    }

    private Answer? Trouble()
    {
        if (found.Has(Meaning.Still) && !found.Has(Meaning.Linger))
        {
            return Page(found.Has(Meaning.Verbal) ? TriageCategory.Verbal : TriageCategory.None, 2, Cue.CancelDenied);
        }

        return found.IsClear(Meaning.Medical) ? Offer(TriageCategory.None, Cue.Medical)
            : found.IsClear(Meaning.Shoplifter) ? Offer(TriageCategory.None, Cue.Shoplifter)
            : null;
    }

    private Answer? Call()
    {
        if (!found.IsClear(Meaning.Call) || found.Has(Meaning.Status))
        {
            return null;
        }

        return found.Has(Meaning.Errand) ? Nothing("errand")
            : found.Has(Meaning.Cancel) ? null
            : Page(TriageCategory.None, 2, Cue.BareCall);
    }

    private Answer? Withdrawal()
    {
        var over = found.IsClear(Meaning.Cancel) || (found.Has(Meaning.Fine) && found.Has(Meaning.Gone))
            || (found.Has(Meaning.Fine) && Abuses.Any(abuse => found.HasNegated(abuse.Meaning)));
        if (found.Has(Meaning.Upset) && (found.Has(Meaning.Gone) || found.Has(Meaning.Past)))
        {
            return Offer(TriageCategory.Aftermath, Cue.Upset);
        }

        if (over && !found.Has(Meaning.Rude) && !found.Has(Meaning.Complaint) && !found.Has(Meaning.Upset))
        {
            return new(TriageAction.Cancel, TriageCategory.Cancel, 1, Cue.Fine);
        }

        var bareGone = found.IsClear(Meaning.Gone) && found.Words <= 6 && !found.Asks && !found.Has(Meaning.Rude);
        return bareGone ? new(TriageAction.Cancel, TriageCategory.Cancel, 1, Cue.Gone) : null;
    }

    private Answer? Tense()
    {
        if (found.Has(Meaning.Complaint))
        {
            return Offer(TriageCategory.Complaint);
        }

        if (found.IsClear(Meaning.Demand) || AsksWhatIsAllowed)
        {
            return Offer(TriageCategory.Demand, found.Has(Meaning.Unsure) ? Cue.MayI : null);
        }

        if (found.Has(Meaning.Drunk) && found.Has(Meaning.Linger))
        {
            return Offer(TriageCategory.None, Cue.Drunk);
        }

        if (found.Has(Meaning.Linger) || found.Has(Meaning.Refusing))
        {
            return Offer(TriageCategory.Refusing);
        }

        if (found.Has(Meaning.Status))
        {
            return Nothing(Cue.Status);
        }

        return Rude() ?? Uneasy();
    }

    private Answer? Rude()
    {
        var half = found.Has(Meaning.Mood) || found.Has(Meaning.Rude) || found.Has(Meaning.Hostile) || Abuses.Any(abuse => found.Has(abuse.Meaning));
        if (half && !found.Has(Meaning.Positive) && !(found.Has(Meaning.Boss) && !found.Has(Meaning.Customer)))
        {
            return Offer(TriageCategory.Rude);
        }

        var denied = Abuses.Any(abuse => found.HasNegated(abuse.Meaning)) || found.HasNegated(Meaning.Rude);
        return denied && !found.Has(Meaning.Positive) ? Offer(TriageCategory.Rude) : null;
    }

    private Answer? Uneasy() =>
        found.Has(Meaning.Demand) ? Offer(TriageCategory.Demand)
        : found.Has(Meaning.Drunk) ? Offer(TriageCategory.None, Cue.Drunk)
        : found.Has(Meaning.Unease) ? Offer(TriageCategory.None)
        : found.Has(Meaning.Upset) ? Offer(found.Has(Meaning.Past) ? TriageCategory.Aftermath : TriageCategory.None, Cue.Upset)
        : found.Has(Meaning.Medical) ? Offer(TriageCategory.None, Cue.Medical)
        : null;

    private Answer? Ordinary() =>
        found.Has(Meaning.Positive) ? Nothing(Cue.Positive)
        : found.Has(Meaning.Insult) && found.Has(Meaning.Customer) ? Offer(TriageCategory.Rude)
        : Dangers.Any(found.Has) && !found.Asks ? Offer(TriageCategory.None, Cue.Unclear)
        : !(found.Has(Meaning.Customer) || found.Has(Meaning.Someone)) || found.Asks || found.Hits.Any(hit => hit.Meaning == Meaning.Idiom && hit.Cue != Cue.Exaggeration) ? Nothing(null)
        : null;

    // A customer does something that no cue knows: showing the page button costs little, leaving somebody alone a lot.
    private Answer? UnclearOffer() => found.Words >= 4 || found.Loud ? Offer(TriageCategory.Rude, Cue.Unclear) : null;

    private Answer Unclear() => UnclearOffer() ?? Nothing(null);
}
