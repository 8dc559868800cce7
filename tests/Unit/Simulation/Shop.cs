using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Cards;
using ManagerBackup.UnitTests.Roster;

namespace ManagerBackup.UnitTests.Simulation;

/// <summary>Who works here and who is asked when. Ids begin alike in every run and end differently: nothing may depend on more than their order.</summary>
internal sealed record Shop(Site Site, IReadOnlyList<Person> Employees, IReadOnlyList<Person> Managers)
{
    /// <summary>What managers are sent that is no page.</summary>
    public IReadOnlySet<string> NoticesToManagers { get; } = Employees
        .SelectMany(person => new[]
        {
            Notices.WithdrawnForManager("en", person.Name), Notices.WorseForManager("en", person.Name),
            Notices.ReopenedForManager("en", person.Name), Notices.CloseReminder("en", person.Name),
            Notices.StatementInForManager("en", person.Name, declined: false), Notices.StatementInForManager("en", person.Name, declined: true),
            FollowUpCard.Render(new("en", new("", person.Name, "", "", false, false))).Summary, TalkWishCard.Render(new("en", person.Name, "", null, null, null)).Summary,
            FollowUpCard.Render(new("en", new("", Erasing.Nobody, "", "", false, false))).Summary, TalkWishCard.Render(new("en", Erasing.Nobody, "", null, null, null)).Summary,
        })
        .ToHashSet(StringComparer.Ordinal);

    public static Shop Of(World world)
    {
        var dice = world.Pump.Dice;
        var employees = Some("Ada", "Ben", "Cem").Take(1 + dice.Next(2)).ToList();
        var managers = Some("Sam", "Robin", "Tess", "Uma").Take(2 + dice.Next(3)).ToList();
        var onShift = dice.Next(managers.Count + 1);
        var site = SomeSite.Called("demo") with
        {
            Employees = employees,
            Managers = [.. managers.Select((person, i) => new Manager(person, i < onShift ? [SomeSite.Shift("always")] : []))],
            Escalation = Steps(dice, managers),
            RepageEvery = TimeSpan.FromSeconds(8 + dice.Next(12)),
            UnansweredAfter = TimeSpan.FromSeconds(35 + dice.Next(20)),
            ArriveWithin = TimeSpan.FromSeconds(10 + dice.Next(15)),
            OpsLeads = managers.Select(person => person.Id).TakeLast(1).ToHashSet(),
        };
        foreach (var person in employees)
        {
            world.Teams.OpenChat(Join(world, person, Reach.Here));
        }

        foreach (var person in managers)
        {
            Join(world, person, dice.Next(6) switch { 0 => Reach.NotInstalled, 1 => Reach.Blocked, _ => Reach.Here });
        }

        return new(site, employees, managers);
    }

    /// <summary>Names for ids, so that two runs of a seed read the same.</summary>
    public string Name(string text)
    {
        foreach (var person in Employees.Concat(Managers))
        {
            text = text.Replace(person.Id.Value, person.Name, StringComparison.Ordinal);
        }

        return text;
    }

    private static List<EscalationStep> Steps(Random dice, List<Person> managers)
    {
        List<EscalationStep> steps = [new(TimeSpan.Zero, new StepAudience.OnShift())];
        if (dice.Next(3) > 0)
        {
            steps.Add(new(TimeSpan.FromSeconds(10 + dice.Next(10)), new StepAudience.AllManagers()));
        }

        if (dice.Next(3) > 0)
        {
            steps.Add(new(TimeSpan.FromSeconds(22 + dice.Next(10)), new StepAudience.People([managers[^1]])));
        }

        return steps;
    }

    private static Phone Join(World world, Person person, Reach reach)
    {
        var phone = new Phone(person, reach);
        world.Teams.Phones.Add(phone);
        return phone;
    }

    private static IEnumerable<Person> Some(params string[] names) => names.Select(name => new Person(new($"{(int)name[0]:d8}{Guid.NewGuid().ToString()[8..]}"), name));
}
