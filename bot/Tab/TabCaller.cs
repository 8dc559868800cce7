using System.Security.Cryptography;
using System.Text;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Conversations;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.SignIn;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Tab;

/// <summary>Who holds the tab, and where they work.</summary>
/// <param name="Language">One that there are cards in.</param>
internal sealed record TabCaller(Person Person, SiteMembership Membership, Contact? Contact, string Language)
{
    public Site? Site => (Membership as SiteMembership.One)?.Site;

    /// <summary>The key under which a tap counts once, however often it is sent. Ids of taps are the page's, so the person is part of it.</summary>
    public string TurnOf(string tap) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"tab\n{Person.Id}\n{tap}")))[..24];
}

/// <summary>Finds out who asks.</summary>
internal sealed class TabCallers(Whereabouts whereabouts, People people)
{
    /// <returns>Null in practice, where nobody was chosen to be played.</returns>
    public async Task<TabCaller?> OfAsync(HttpContext context, string? language, CancellationToken cancellationToken)
    {
        if (SignedIn.PersonOf(context) is not { } id)
        {
            return null;
        }

        var person = new PersonId(id);
        var membership = await whereabouts.OfAsync(person, team: null, cancellationToken);
        var contact = await people.FindContactAsync(person, cancellationToken);
        var named = new Person(person, contact?.Name is { Length: > 0 } name ? name : id);
        var site = (membership as SiteMembership.One)?.Site;
        return new(site is null ? named : new(person, Whereabouts.NameOf(named, site)), membership, contact, LanguageOf(language, contact, site));
    }

    // The page asks in the language that it is in; without one it is as in the chat.
    private static string LanguageOf(string? asked, Contact? contact, Site? site) =>
        new[] { CardLanguages.CodeOf(asked), contact?.Locale, site?.Language }
            .FirstOrDefault(language => language is not null && CardLanguages.All.Contains(language, StringComparer.Ordinal)) ?? CardLanguages.Fallback;
}
