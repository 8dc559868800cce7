using System.Security.Cryptography;
using System.Text;
using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Bot;

/// <param name="After">As the settings have it: <c>00:00:02</c>.</param>
/// <param name="Page"><c>OnShift</c>, <c>AllManagers</c>, or the names of people.</param>
internal sealed record Step(string After, params string[] Page);

/// <summary>A site of a test: its people by name, and how it pages. Two of different id share nobody.</summary>
internal sealed record Place(string Id)
{
    public const string Phone = "+31 20 555 0123";

    public IReadOnlyList<string> Employees { get; init; } = ["Ada", "Bram"];

    public IReadOnlyList<string> OnShift { get; init; } = ["Sam", "Robin"];

    public IReadOnlyList<string> OffShift { get; init; } = ["Kim"];

    public IReadOnlyList<Step> Escalation { get; init; } = [new("00:00:00", "OnShift"), new("00:10:00", "AllManagers")];

    public string RepageEvery { get; init; } = "00:10:00";

    public string UnansweredAfter { get; init; } = "00:20:00";

    public string IdOf(string name) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{Id}/{name}")).AsSpan(0, 16)).ToString();

    /// <summary>Each has its own, for the channel's limits are counted per tenant.</summary>
    public string Tenant => IdOf("tenant");

    public IEnumerable<string> Everyone =>
        Employees.Concat(OnShift).Concat(OffShift).Concat(Escalation.SelectMany(step => step.Page)).Except(["OnShift", "AllManagers"]).Distinct();

    /// <summary>As command line arguments.</summary>
    public IEnumerable<string> Settings =>
    [
        Key("Name", $"Store {Id}"), Key("TimeZone", "Europe/Amsterdam"), Key("Language", "en"), Key("FallbackPhone", Phone),
        Key("RepageEvery", RepageEvery), Key("UnansweredAfter", UnansweredAfter),
        .. Employees.SelectMany((name, i) => new[] { Key($"Employees:{i}:Id", IdOf(name)), Key($"Employees:{i}:Name", name) }),
        .. OnShift.Concat(OffShift).SelectMany((name, i) => new[]
        {
            Key($"Managers:{i}:Id", IdOf(name)), Key($"Managers:{i}:Name", name), Key($"Managers:{i}:Shifts:0", OnShift.Contains(name) ? "always" : Never),
        }),
        .. Escalation.SelectMany((step, i) => StepSettings(step, $"Escalation:{i}")),
    ];

    // A weekly quarter of an hour, three days away from any moment at which a test may run.
    private static string Never => $"{TimeProvider.System.GetUtcNow().AddDays(3).DayOfWeek.ToString()[..3]} 03:00-03:15";

    private IEnumerable<string> StepSettings(Step step, string path) => step.Page is ["OnShift" or "AllManagers"]
        ? [Key($"{path}:After", step.After), Key($"{path}:Page", step.Page[0])]
        : [Key($"{path}:After", step.After), .. step.Page.Select((name, i) => Key($"{path}:Page:{i}", IdOf(name)))];

    private string Key(string key, string value) => $"--Sites:{Id}:{key}={value}";
}

/// <summary>One site on a running bot, with a phone for each of its people.</summary>
internal sealed class Scene
{
    public const string Abuse = "A customer is shouting at me and calls me a stupid bitch";

    private readonly Dictionary<string, Phone> phones;

    public Scene(FakeTeams teams, Uri bot, Place place)
    {
        Place = place;
        phones = place.Everyone.ToDictionary(name => name, name => teams.Join(place.IdOf(name), name, place.Tenant), StringComparer.Ordinal);
        Api = new(bot);
        MoveTo(bot);
    }

    public Place Place { get; }

    public Phone this[string name] => phones[name];

    public Phone Ada => this["Ada"];

    public Phone Sam => this["Sam"];

    public Phone Robin => this["Robin"];

    public Phone Kim => this["Kim"];

    public TakeoverApi Api { get; private set; }

    /// <summary>The bot was started again, somewhere else.</summary>
    public void MoveTo(Uri bot)
    {
        Api = new(bot);
        foreach (var phone in phones.Values)
        {
            phone.Bot = bot;
        }
    }

    /// <summary>Ada says it; who is on shift is paged.</summary>
    /// <returns>The request's id, and the card with Ada's words.</returns>
    public async Task<(string Request, ChatMessage Words)> AbusedAsync(string text = Abuse)
    {
        var before = Ada.Messages.Count;
        var answer = await Ada.SayAsync(text);
        Assert.Equal(200, answer.Status);
        var words = await Ada.ReceivesAsync(message => Ada.Messages.IndexOf(message) >= before && message.First.Lines.Count > 0);
        return (words.Card.Request!, words);
    }

    public async Task<(string Request, ChatMessage Words)> PagedAsync(string text = Abuse)
    {
        var (request, words) = await AbusedAsync(text);
        foreach (var manager in Place.OnShift)
        {
            await this[manager].IsPagedAsync(request);
        }

        return (request, words);
    }
}
