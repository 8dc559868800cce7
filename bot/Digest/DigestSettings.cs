using System.Globalization;
using System.Text.Json;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Digest;

/// <summary>What the section <c>Review</c> says of the weekly digest.</summary>
/// <param name="At">On the clock of an ops lead's first site; null for no digest.</param>
/// <param name="Address">Where people find the bot's pages; null when nobody has said.</param>
/// <param name="TeamsAppId">The app in the tenant's catalogue, whose tab a link opens; null for a link to the browser.</param>
internal sealed record DigestSettings(WeeklyTime? At, Uri? Address, Guid? TeamsAppId)
{
    /// <exception cref="SettingsException">Every line is one problem.</exception>
    public static DigestSettings Read(IConfiguration configuration)
    {
        var problems = new List<string>();
        var review = new SettingsReader(configuration, "Review", problems);
        var (at, address, app) = (review.At("DigestAt"), review.At("Address"), review.At("TeamsAppId"));
        var settings = new DigestSettings(WeeklyTime.Parse(at.Text), AddressOf(address.Address), Guid.TryParseExact(app.Text, "D", out var id) ? id : null);
        if (!at.IsMissing && settings.At is null)
            at.Wrong(WeeklyTime.Form);
        if (!address.IsMissing && settings.Address is null)
            address.WrongAddress("where people find the pages, such as \"https://backup.example.com\", without anything behind it, or empty");
        if (!app.IsMissing && settings.TeamsAppId is null)
            app.Wrong("the id of the app in the catalogue of Teams, or empty");
        return problems.Count == 0 ? settings : throw new SettingsException(problems);
    }

    /// <summary>The review of these days: in Teams when the app is known, else in the browser.</summary>
    /// <returns>Null when neither is known.</returns>
    public Uri? LinkTo(DateOnly from, DateOnly to)
    {
        var days = string.Create(CultureInfo.InvariantCulture, $"from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}");
        var page = Address is null ? null : new Uri(Address, $"review?{days}");
        if (TeamsAppId is not { } app)
        {
            return page;
        }

        var web = page is null ? "" : $"webUrl={Uri.EscapeDataString(page.AbsoluteUri)}&";
        var context = JsonSerializer.Serialize(new { subEntityId = days });
        return new($"https://teams.microsoft.com/l/entity/{app:D}/review?{web}context={Uri.EscapeDataString(context)}");
    }

    private static Uri? AddressOf(Uri? address) => address is { PathAndQuery: "/", Fragment: "", UserInfo: "" } ? address : null;
}
