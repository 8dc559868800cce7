using System.Globalization;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Seed;

/// <summary>What somebody may do a while after something has happened; null when by then they don't.</summary>
internal delegate Command? Wish(BackupRequest state, DateTimeOffset now);

/// <summary>How the people of a story behave, and how the channel does: by the dice, in shares as they are believable.</summary>
internal sealed class SeedPeople(SeedSite site, SeedWords words, Random dice)
{
    /// <summary>How long a story takes at most whose employee withdraws soon.</summary>
    public static readonly TimeSpan Brief = TimeSpan.FromMinutes(5);

    private readonly string language = site.Site.Language;
    private bool isBrief;
    private bool isDrill;
    private bool nobodyComes;
    private bool accepts;
    private Person? somebody;

    public Command.Open Opening(int employee, DateTimeOffset openedAt, string turn, bool brief)
    {
        isBrief = brief;
        isDrill = !brief && dice.Of(0.004);
        nobodyComes = brief || dice.Of(0.035);
        var by = isDrill ? dice.OneOf(site.Site.Managers).Person : site.Employee(employee);
        var opening = words.Opening(dice, language);
        var (typed, read) = isDrill ? ("", new(Category.Other, 2, Urgency.Page, language, null, false)) : (opening.Words, opening.Read);
        return new(by.Id, openedAt, turn, by.Name, site.Site.Id, typed, read, new([], default, default, default)) { Practice = isDrill };
    }

    /// <summary>What comes of something that has happened, and after how long.</summary>
    public IEnumerable<(TimeSpan After, Wish Wish)> After(RequestEvent happened, BackupRequest state, Func<string> turn) => happened switch
    {
        RequestEvent.Requested e => Opened(e, turn),
        RequestEvent.Answering => [Sent((s, now) => new Command.RecordAnswer(now, Message(s), 0.4))],
        RequestEvent.Paged e => Paged(e, turn),
        RequestEvent.PageRetried e => [Delivery(e.Manager)],
        RequestEvent.Telling e => [Sent((_, now) => new Command.RecordTold(now, e.Number))],
        RequestEvent.Accepted or RequestEvent.AcceptedLate => Accepted(happened.By, turn),
        RequestEvent.NotArrived or RequestEvent.HandedBack => Reopened(),
        RequestEvent.Arrived e => Arrived(e.By, state.Employee.Id, turn),
        RequestEvent.Unanswered => Unanswered(turn),
        RequestEvent.AftercarePlanned => Owed(state, turn),
        RequestEvent.CheckInAsked => Asked(state, turn),
        _ => [],
    };

    private IEnumerable<(TimeSpan, Wish)> Opened(RequestEvent.Requested e, Func<string> turn)
    {
        var seconds = Math.Round(0.05 + (dice.NextDouble() * 0.5), 4);
        yield return (TimeSpan.FromSeconds(seconds), (s, now) => new Command.RecordAnswer(now, Message(s), seconds));
        if (isBrief || dice.Of(0.06))
        {
            yield return (dice.Seconds(10, 75), (_, now) => new Command.Withdraw(e.By, now, turn()));
        }

        if (isBrief || isDrill)
        {
            yield break;
        }

        if (e.Read.Urgency == Urgency.WordsOnly && dice.Of(0.25))
        {
            yield return (dice.Seconds(15, 90), (_, now) => new Command.AskForPage(e.By, now, turn()));
        }

        if (dice.Of(0.18))
        {
            yield return (dice.Seconds(12, 90), (s, now) => s.TakesWords(now)
                ? new Command.Say(e.By, now, turn(), words.Text(dice, "more", language), e.Read with { Urgency = Urgency.WordsOnly, Cues = "" }) : null);
        }

        if (dice.Of(0.15))
        {
            yield return (dice.Seconds(8, 60), (_, now) => new Command.AskForMoreLines(e.By, now, turn(), "listening"));
        }

        if (dice.Of(0.12))
        {
            var line = words.Line(dice, language);
            yield return (dice.Seconds(20, 240), (_, now) => new Command.MarkHelpful(e.By, now, turn(), line.Id, line.Text));
        }

        if (dice.Of(0.03))
        {
            yield return (dice.Seconds(20, 150), (_, now) => new Command.Worsen(e.By, now, turn()));
        }
    }

    private IEnumerable<(TimeSpan, Wish)> Paged(RequestEvent.Paged e, Func<string> turn)
    {
        foreach (var person in e.To)
        {
            yield return Delivery(person.Id);
        }

        if (e.To.IsEmpty || accepts || nobodyComes)
        {
            yield break;
        }

        accepts = true;
        somebody = dice.OneOf(e.To);
        var by = somebody;
        if (dice.Of(0.05))
        {
            // Says no, and another of the next round comes.
            accepts = false;
            yield return (dice.Seconds(5, 40), (_, now) => new Command.Decline(by.Id, now, turn()));
            yield break;
        }

        var eta = dice.Of(0.7) ? 0 : dice.Of(0.7) ? 2 : 5;
        yield return (dice.LogNormal(TimeSpan.FromSeconds(32 * site.Pace), 0.85), (_, now) => new Command.Accept(by.Id, now, turn(), by.Name, eta));
    }

    private IEnumerable<(TimeSpan, Wish)> Accepted(PersonId by, Func<string> turn)
    {
        if (isDrill)
        {
            yield break;
        }

        if (dice.Of(0.02))
        {
            // Promised and never came: the request opens again, and somebody else does.
            accepts = false;
            yield break;
        }

        yield return (dice.LogNormal(TimeSpan.FromSeconds(55 * site.Pace), 0.5), (_, now) => new Command.SayArrived(by, now, turn()));
    }

    private IEnumerable<(TimeSpan, Wish)> Reopened()
    {
        accepts = false;
        yield break;
    }

    private IEnumerable<(TimeSpan, Wish)> Arrived(PersonId by, PersonId employee, Func<string> turn)
    {
        if (dice.Of(0.82))
        {
            yield return (dice.LogNormal(TimeSpan.FromMinutes(6), 0.6), (_, now) =>
                new Command.GiveStatement(employee, now, turn(), words.Text(dice, "statement", language)));
        }

        if (dice.Of(0.08))
        {
            yield return (dice.LogNormal(TimeSpan.FromMinutes(9), 0.6), (_, now) => new Command.DeclineStatement(employee, now, turn()));
        }

        if (dice.Of(0.95))
        {
            var ending = Ending();
            yield return (dice.LogNormal(TimeSpan.FromMinutes(18), 0.6), (s, now) => new Command.Close(by, now, turn(), Fit(ending, s, now))
            {
                Confirmed = true,
                StatementLater = true,
                After = AftercareTimes.Of(site.Site, employee, now, null),
            });
        }
    }

    private IEnumerable<(TimeSpan, Wish)> Unanswered(Func<string> turn)
    {
        if (somebody is { } late && dice.Of(0.4))
        {
            yield return (dice.Seconds(30, 600), (_, now) => new Command.Accept(late.Id, now, turn(), late.Name, 0));
        }
    }

    private IEnumerable<(TimeSpan, Wish)> Owed(BackupRequest state, Func<string> turn)
    {
        if (state.Holder is { Manager.Id: var holder } && dice.Of(0.8))
        {
            yield return (dice.LogNormal(TimeSpan.FromHours(30), 0.8), (_, now) => new Command.FollowUpDone(holder, now, turn()));
        }

        if (dice.Of(0.04))
        {
            yield return (dice.LogNormal(TimeSpan.FromHours(2), 0.5), (_, now) => new Command.StopCheckIns(state.Employee.Id, now, turn()));
        }
    }

    private IEnumerable<(TimeSpan, Wish)> Asked(BackupRequest state, Func<string> turn)
    {
        if (!dice.Of(state.FeltBacked is null ? 0.4 : 0.2))
        {
            yield break;
        }

        // Who waited long feels less backed.
        var waited = (state.AcceptedAt - (state.PagedAt ?? state.OpenedAt))?.TotalSeconds ?? 300;
        var backed = (waited < 60 ? 4.3 : waited < 180 ? 3.5 : 2.6) + (dice.NextDouble() * 2.4) - 1.2;
        var felt = Math.Clamp((int)Math.Round(backed), 1, 5);
        var mood = Math.Clamp(felt + dice.Next(-1, 2), 1, 5);
        var text = dice.Of(0.2) ? words.Text(dice, "feeling", language) : null;
        var wish = mood <= 2 && dice.Of(0.4) ? new TalkWish(TalkWith.Manager, state.Holder?.Manager.Id, TalkConsent.Wish, null) : null;
        yield return (dice.LogNormal(TimeSpan.FromMinutes(40), 0.9), (_, now) =>
            new Command.CheckIn(state.Employee.Id, now, turn(), felt, text) { Mood = mood, Wish = wish });
    }

    private Closing Ending()
    {
        var (outcome, decision) = dice.Next(100) switch
        {
            < 42 => (Outcome.Resolved, CustomerDecision.Keep),
            < 56 => (Outcome.Apologised, CustomerDecision.Keep),
            < 70 => (Outcome.CustomerLeft, CustomerDecision.Undecided),
            < 82 => (Outcome.AskedToLeave, CustomerDecision.Warned),
            < 88 => (Outcome.Excluded, CustomerDecision.Excluded),
            < 91 => (Outcome.AccountEnded, CustomerDecision.AccountEnded),
            < 94 => (Outcome.PoliceCalled, CustomerDecision.Excluded),
            < 97 => (Outcome.Transferred, CustomerDecision.Keep),
            _ => (Outcome.Other, CustomerDecision.Undecided),
        };
        return new(
            outcome,
            decision,
            words.Text(dice, "customerSide", language),
            dice.Of(0.2) ? words.Text(dice, "gave", language) : null,
            dice.Of(0.35) ? words.Text(dice, "support", language) : null,
            dice.Of(0.15) ? words.Text(dice, "note", language) : null)
        {
            Support = dice.Next(10) switch
            {
                < 3 => Supports.None,
                < 6 => Supports.Break,
                6 => Supports.OtherStation,
                7 => Supports.Break | Supports.SomeoneBeside,
                8 => Supports.HomeEarly,
                _ => Supports.Contact,
            },
            Attended = outcome == Outcome.PoliceCalled ? Attended.Police : decision == CustomerDecision.Excluded && dice.Of(0.4) ? Attended.Security : null,
            Complaint = dice.Of(0.06),
        };
    }

    // A complaint waits for the employee's side; here those come whose side is in.
    private static Closing Fit(Closing ending, BackupRequest s, DateTimeOffset now) => ending with
    {
        Complaint = ending.Complaint && !s.LacksStatement,
        ExcludedUntil = ending.CustomerDecision == CustomerDecision.Excluded ? DateOnly.FromDateTime(now.UtcDateTime).AddDays(90) : null,
    };

    private (TimeSpan, Wish) Delivery(PersonId manager) => dice.Of(0.012)
        ? Sent((s, now) => new Command.RecordFailure(now, manager, s.Round, "403 MessageWritesBlocked", null))
        : Sent((s, now) => new Command.RecordDelivery(now, manager, s.Round, Message(s)));

    private (TimeSpan, Wish) Sent(Wish noted) => (dice.Seconds(0.15, 1.4), noted);

    private static string Message(BackupRequest s) => string.Create(CultureInfo.InvariantCulture, $"seed;{s.OpenedAt.ToUnixTimeMilliseconds()}-{s.Version}");
}
