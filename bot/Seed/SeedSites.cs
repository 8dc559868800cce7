using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Seed;

/// <param name="Opens">Hour of the day, on the wall.</param>
/// <param name="Trade">How much happens there, against the others.</param>
/// <param name="Pace">How long its managers take, against the others.</param>
internal sealed record SeedSite(int Number, Site Site, int Opens, int Closes, double Trade, double Pace)
{
    /// <summary>Enough of them that one rarely has two requests at once.</summary>
    public Person Employee(int number) => SeedSites.Somebody(Number, 1 + number);
}

/// <summary>
/// The made-up sites. They are written as settings and read back by the roster itself, so that whoever starts on the log
/// with that file has the very same sites.
/// </summary>
internal static class SeedSites
{
    private const string Prefix = "seed-";
    private const int FirstManager = 9_001;
    private const int SitesOfALead = 25;
    private const int FirstLead = 9_901;

    private static readonly string[] Streets =
    [
        "Maple Street", "Lindenplein", "Mill Lane", "Marktgasse", "Harbour Road", "Stationsweg", "High Street", "Am Brunnen",
        "Orchard Park", "Kerkstraat", "River Walk", "Gartenallee", "Station Square", "Molenweg", "Oak Avenue", "Rathausplatz",
    ];

    private static readonly string[] Names =
    [
        "Alex", "Bo", "Charlie", "Dana", "Eli", "Finn", "Gio", "Hanna", "Iris", "Jules", "Kai", "Lou", "Mika", "Nour", "Olly", "Pim",
        "Quinn", "Remy", "Sasha", "Toni", "Ulla", "Val", "Wout", "Xenia", "Yara", "Zoë", "Amin", "Bea", "Cem", "Dewi", "Esra", "Femke",
    ];

    private static readonly (string Zone, string Language)[] Places =
    [
        ("Europe/Amsterdam", "nl"), ("Europe/Berlin", "de"), ("Europe/London", "en"), ("America/New_York", "en"),
        ("Europe/Amsterdam", "nl"), ("Europe/Berlin", "de"), ("America/Chicago", "en"), ("America/Los_Angeles", "en"),
    ];

    private static readonly JsonSerializerOptions ForPeople = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static bool IsOne(SiteId site) => site.Value.StartsWith(Prefix, StringComparison.Ordinal);

    public static Person Somebody(int site, int number)
    {
        var first = Names[(number * 7 + site) % Names.Length];
        var last = (char)('A' + ((number * 3 + site * 5) % 26));
        return new(IdOf(site, number), $"{first} {last}.");
    }

    /// <summary>The settings file of these sites: what <c>appsettings.json</c> would say of them.</summary>
    public static byte[] Settings(SeedOrder order)
    {
        var sites = Enumerable.Range(1, order.Sites).ToDictionary(NameOf, number => One(number, order));
        return JsonSerializer.SerializeToUtf8Bytes(new { Sites = sites }, ForPeople);
    }

    /// <param name="settings">What <see cref="Settings"/> made.</param>
    public static IReadOnlyList<SeedSite> Read(byte[] settings, SeedOrder order)
    {
        using var stream = new MemoryStream(settings);
        var (roster, problems) = RosterSettings.Read(new ConfigurationBuilder().AddJsonStream(stream).Build());
        var sites = (roster ?? throw new SettingsException(problems)).Sites.All.ToDictionary(site => site.Id.Value, StringComparer.Ordinal);
        return [.. Enumerable.Range(1, order.Sites).Select(number => Of(number, sites[NameOf(number)], order))];
    }

    private static SeedSite Of(int number, Site site, SeedOrder order)
    {
        var dice = Chance.Dice(order.Number, number);
        var (opens, closes) = HoursOf(number);
        return new(number, site, opens, closes, Trade: 0.4 + (1.6 * dice.NextDouble() * dice.NextDouble()), Pace: 0.6 + dice.NextDouble());
    }

    private static object One(int number, SeedOrder order)
    {
        var (zone, language) = Places[number % Places.Length];
        var (opens, closes) = HoursOf(number);
        var noon = (opens + closes) / 2;
        return new
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"Store {number:000} {Streets[number % Streets.Length]}"),
            TimeZone = zone,
            Language = language,
            FallbackPhone = "+00 000 000 000",
            Managers = new[]
            {
                Manager(number, 0, $"Mon-Sat {opens:00}:00-{noon + 1:00}:00"),
                Manager(number, 1, $"Mon-Sat {noon:00}:00-{closes:00}:30"),
                Manager(number, 2, $"Sun {opens + 1:00}:00-{closes:00}:00"),
            },
            OpsLeads = new[] { IdOf(0, FirstLead + ((number - 1) / SitesOfALead)).Value },
            RetentionDays = Math.Max(365, (order.Months + 1) * 31),
        };
    }

    private static object Manager(int site, int index, string shift)
    {
        var person = Somebody(site, FirstManager + index);
        return new { Id = person.Id.Value, person.Name, Shifts = new[] { shift } };
    }

    private static (int Opens, int Closes) HoursOf(int number) => (8 + (number % 3), 19 + (number % 4));

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number:000}");

    // "5eed" is what they are known by.
    private static PersonId IdOf(int site, int number) => new(string.Create(CultureInfo.InvariantCulture, $"5eed{site:0000}-0000-4000-8000-{number:000000000000}"));
}
