using System.Collections.Immutable;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Conversations;

namespace ManagerBackup.UnitTests.Simulation;

/// <summary>Each page is a claim, a try and a result; and nobody is paged twice unless a fault made it unclear whether they were.</summary>
internal static class PageChecks
{
    private static readonly Trouble[] MakesUnclear =
    [
        Trouble.Crash, Trouble.SendAmbiguous, Trouble.SendSlow,
    ];

    // Since a jump the machines' clocks differ: what one has just claimed seems long ago to the other. Where storage was not there,
    // each went by what it knew.
    private static bool IsUnclear(World world, long from, long to) =>
        world.Faults.Excuse(from, to, MakesUnclear) || world.Faults.Excuse(0, to, Trouble.ClockJump) || world.Faults.OfStorageStruck;

    public static void Of(World world, LogBook book)
    {
        foreach (var person in world.Shop.Managers)
        {
            var claims = ClaimsOf(book, person.Id);
            var pages = world.Teams.Of(person.Id).Messages.Where(message => message.IsPage && message.Request == book.Id).ToList();
            EachPageWasClaimedBefore(world, book, person, claims, pages);
            EachPageHasItsResult(world, book, person, pages);
            NoRoundPagesTwice(world, book, person, claims, pages);
        }

        foreach (var entry in book.Of<RequestEvent.PageDelivered>())
        {
            var delivered = (RequestEvent.PageDelivered)entry.Happened;
            var message = MessageOf(world, delivered.Manager, delivered.Message);
            Checks.Must(world, book, message is not null && message.Order < entry.Order, $"the log says that {delivered.Manager} got a page, and they did not");
        }
    }

    public static Message? MessageOf(World world, PersonId person, string address) =>
        MessageAddress.Parse(address) is { } at ? world.Teams.Of(person).Messages.Find(message => message.Id == at.Activity && message.Conversation == at.Conversation) : null;

    private static ImmutableArray<Entry> ClaimsOf(LogBook book, PersonId manager) =>
    [
        .. book.Entries.Where(entry => entry.Happened switch
        {
            RequestEvent.Paged paged => paged.To.Any(person => person.Id == manager),
            RequestEvent.PageRetried retried => retried.Manager == manager,
            _ => false,
        }),
    ];

    private static void EachPageWasClaimedBefore(World world, LogBook book, Person person, ImmutableArray<Entry> claims, List<Message> pages)
    {
        for (var i = 0; i < pages.Count; i++)
        {
            // Without storage the claim is on the machine's disk; what comes to the log later may have been overtaken by then.
            var claimed = claims.Count(claim => claim.Order < pages[i].Order);
            Checks.Must(world, book, claimed > i || world.Faults.OfStorageStruck, $"{person.Name} got page {pages[i].Id}, and {claimed} of {i + 1} pages were claimed");
        }
    }

    private static void EachPageHasItsResult(World world, LogBook book, Person person, List<Message> pages)
    {
        foreach (var page in pages)
        {
            var noted = book.Entries.FirstOrDefault(entry =>
                entry.Happened is RequestEvent.PageDelivered delivered && MessageOf(world, delivered.Manager, delivered.Message) == page);
            Checks.Must(world, book, noted is not null || IsUnclear(world, 0, long.MaxValue), $"{person.Name} got page {page.Id}, and the log does not know");
        }
    }

    private static void NoRoundPagesTwice(World world, LogBook book, Person person, ImmutableArray<Entry> claims, List<Message> pages)
    {
        var lastOf = new Dictionary<int, Message>();
        foreach (var page in pages)
        {
            var claim = claims.LastOrDefault(claim => claim.Order < page.Order);
            if (claim is null)
            {
                continue;
            }

            var round = claim.After.Pages[person.Id].Round;
            if (lastOf.TryGetValue(round, out var before))
            {
                var since = claims.First(one => one.After.Pages[person.Id].Round == round).Order;
                Checks.Must(world, book, IsUnclear(world, since, page.Order),
                    $"{person.Name} got {before.Id} and {page.Id} for round {round}, and nothing made that unclear");
            }

            lastOf[round] = page;
        }
    }
}
