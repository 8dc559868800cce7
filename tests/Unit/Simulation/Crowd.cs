using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Teams;
using ManagerBackup.Cards;

namespace ManagerBackup.UnitTests.Simulation;

/// <summary>The people of the shop: what they type and tap, when, and how the channel brings it to the bot.</summary>
internal sealed class Crowd(World world)
{
    // As triage reads them: two pages, danger, words only; words that add to what is open; a withdrawal.
    private static readonly string[] Openings =
        ["a man at till 3 is screaming at me", "she called me a stupid cow and will not leave", "he has a knife", "the customer wants a refund without a receipt"];

    private static readonly string[] Additions = ["he has a red jacket", "he is screaming even louder now", "he has a knife", "never mind, it's ok now"];
    private static readonly string[] EmployeeTaps =
        [Verbs.Page, Verbs.Page, Verbs.Worse, Verbs.Withdraw, Verbs.Here, Verbs.Statement, Verbs.DeclineStatement, Verbs.MoreLines, Verbs.CheckIn];

    /// <summary>Words that are an event of some request whenever they were heard.</summary>
    public static IReadOnlySet<string> AlwaysKept { get; } = Openings.Append(Additions[1]).ToHashSet(StringComparer.Ordinal);

    // The channel posts what is slow again, up to four copies.
    private const int MostPosts = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private int named;

    public List<Act> Acts { get; } = [];

    /// <summary>Who has it is there soon, and closes it.</summary>
    public bool Closes { get; set; }

    /// <summary>Days have passed: people answer what they are asked then.</summary>
    public bool IsAfter { get; set; }

    /// <summary>Nobody begins anything new.</summary>
    public bool GoesHome { get; set; }

    public void Begin()
    {
        foreach (var person in world.Shop.Managers)
        {
            // Who never wrote is reached by opening the chat; who was met has one.
            var phone = world.Teams.Of(person.Id);
            if (phone.Reach != Reach.NotInstalled && world.Pump.Chance(0.5))
            {
                world.Teams.OpenChat(phone);
                Later(0, 2, () => Install(phone));
            }
        }

        foreach (var person in world.Shop.Employees)
        {
            Later(0.5, 20, () => Open(world.Teams.Of(person.Id)));
        }
    }

    private void Install(Phone phone)
    {
        if (phone.Conversation is not null)
        {
            Post(Act.Installing(phone, NewId()));
        }
    }

    /// <summary>A message came to a phone; perhaps its reader taps on it.</summary>
    public void Receive(Phone phone, Message message)
    {
        if (IsAfter)
        {
            Later(0.5, 15, () => Answer(phone, message));
        }

        if (message.IsPage)
        {
            switch (world.Pump.Dice.Next(Closes ? 5 : 10))
            {
                case < 4:
                    Later(0.3, 20, () => Tap(phone, message, Verbs.Accept));
                    break;
                case < 6:
                    Later(0.3, 20, () => Tap(phone, message, Verbs.Decline));
                    break;
            }
        }
    }

    // How they are, whether they felt backed, whom they would talk to; or they want no more of it. And managers who have talked.
    private void Answer(Phone phone, Message message)
    {
        var dice = world.Pump.Dice.Next(10);
        if (message.Offers(Verbs.FollowUpDone) && dice < 6)
        {
            Ask(Verbs.FollowUpDone);
        }
        else if (message.Card.Contains("\"mood\":1", StringComparison.Ordinal))
        {
            Ask(dice < 2 ? Verbs.StopCheckIns : Verbs.CheckIn, ("mood", 1 + (dice / 2)));
        }
        else if (message.Card.Contains("\"feltBacked\":1", StringComparison.Ordinal))
        {
            Ask(Verbs.CheckIn, ("feltBacked", 1 + (dice / 2)));
        }
        else if (message.Card.Contains("\"talkTo\"", StringComparison.Ordinal) && dice < 6)
        {
            Ask(Verbs.CheckIn, ("talkTo", dice % 2 == 0 ? "manager" : "opsLead"), ("consent", dice < 2 ? "" : dice < 4 ? "wish" : "answers"), ("text", "Call me"));
        }

        void Ask(string verb, params (string Name, object Value)[] data)
        {
            if (phone.Conversation == message.Conversation)
            {
                Post(Act.Tapping(phone, NewId(), message, verb, [.. data, ("card", "checkIn")]));
            }
        }
    }

    private void Open(Phone phone)
    {
        Type(phone, Pick(Openings));
        for (var i = world.Pump.Dice.Next(4); i > 0; i--)
        {
            Later(1, 45, () => GoOn(phone));
        }
    }

    private void GoOn(Phone phone)
    {
        var cards = phone.Now.Where(message => message.Request is not null).ToList();
        if (cards.Count == 0 || world.Pump.Chance(0.3))
        {
            Type(phone, world.Pump.Chance(0.3) ? Pick(Openings) : Pick(Additions));
        }
        else
        {
            Tap(phone, world.Pump.Chance(0.7) ? cards[^1] : cards[world.Pump.Dice.Next(cards.Count)], Pick(EmployeeTaps));
        }
    }

    private void Type(Phone phone, string text)
    {
        if (!GoesHome)
        {
            Post(Act.Typing(phone, NewId(), text));
        }
    }

    private void Tap(Phone phone, Message on, string verb)
    {
        if (!GoesHome && phone.Conversation == on.Conversation)
        {
            Post(Act.Tapping(phone, NewId(), on, verb));
        }
    }

    private void Post(Act act)
    {
        if (act.Posts == 0)
        {
            Acts.Add(act);
            if (world.Faults.Strikes(Trouble.Duplicate, act.Activity.Id!))
            {
                Later(0, 20, () => PostCopy(act));
            }
        }

        PostCopy(act);
    }

    private void PostCopy(Act act)
    {
        act.Posts++;
        var machine = world.Hosts[world.Pump.Dice.Next(world.Hosts.Count)];
        world.Tell(() => $"{act.By.Name} → {machine.Process?.Name ?? "nobody"}: {act.Activity.Id} {act.What} on {act.On?.Id}");
        var answered = false;
        machine.Process?.Post(act.Activity, response =>
        {
            answered = true;
            Hear(act, response);
        });
        world.Pump.After(machine.Process is null ? TimeSpan.FromSeconds(1) : Patience, null, () =>
        {
            if (!answered && act.Posts < MostPosts)
            {
                PostCopy(act);
            }
        });
    }

    private void Hear(Act act, InvokeResponse response)
    {
        world.Tell(() => $"{act.By.Name} ← {act.Activity.Id} {response.StatusCode}");
        if (response.StatusCode is 429 or >= 500)
        {
            if (act.Posts < MostPosts)
            {
                Later(1, 3, () => PostCopy(act));
            }

            return;
        }

        if (act.AnsweredAt is not null)
        {
            // The answer to a copy reaches nobody.
            return;
        }

        act.AnsweredAt = world.Count();
        act.Answer = Act.Read(response);
        if (act is { On: { } on, Answer: ['{', ..] card })
        {
            on.Card = card;
        }

        FollowUp(act);
    }

    // Who has it comes, or does not; who is there closes it, or does not.
    private void FollowUp(Act act)
    {
        var phone = world.Teams.Of(act.By.Id);
        if (IsAfter && act is { On: { } answered, What: Verbs.CheckIn })
        {
            Later(0.5, 10, () => Answer(phone, answered));
        }

        if (act.On is not { } on || !on.Offers(Verbs.Close))
        {
            return;
        }

        switch (Closes ? 6 * world.Pump.Dice.Next(2) : world.Pump.Dice.Next(10))
        {
            case < 5:
                Later(1, 15, () => Tap(phone, on, Verbs.Arrived));
                break;
            case < 6:
                Later(0.2, 10, () => Tap(phone, on, Verbs.Decline));
                break;
            case < 8:
                Later(1, 20, () => Tap(phone, on, Verbs.Close));
                break;
        }
    }

    private void Later(double fromSeconds, double toSeconds, Action what) =>
        world.Pump.After(world.Pump.Between(fromSeconds, toSeconds), null, what);

    private string Pick(string[] from) => from[world.Pump.Dice.Next(from.Length)];

    private string NewId() => $"t{++named}";
}
