using ManagerBackup.Bot.Privacy;
using static ManagerBackup.Bot.Backup.Command;

namespace ManagerBackup.Bot.Backup;

/// <summary>What people type in their own words: never stored with what could name a customer.</summary>
internal static class FreeText
{
    public static Command Scrubbed(Command command) => command switch
    {
        Open c => c with { Words = Scrubber.Scrub(c.Words), Read = Scrubbed(c.Read) },
        Say c => c with { Words = Scrubber.Scrub(c.Words), Read = Scrubbed(c.Read) },
        Reconsider c => c with { Read = Scrubbed(c.Read) },
        GiveStatement c => c with { Text = Scrubber.Scrub(c.Text) },
        AddCustomerSide c => c with { Text = Scrubber.Scrub(c.Text) },
        CheckIn c => c with { Text = Scrubber.ScrubIfAny(c.Text) },
        AddNote c => c with { Text = Scrubber.Scrub(c.Text) },
        Close c => c with { Closing = Scrubbed(c.Closing) },
        _ => command,
    };

    private static Understanding Scrubbed(Understanding read) => read.Place is { } place ? read with { Place = Scrubber.Scrub(place) } : read;

    private static Closing Scrubbed(Closing closing) => closing with
    {
        CustomerSide = Scrubber.Scrub(closing.CustomerSide),
        CustomerReason = Scrubber.ScrubIfAny(closing.CustomerReason),
        Gave = Scrubber.ScrubIfAny(closing.Gave),
        EmployeeSupport = Scrubber.ScrubIfAny(closing.EmployeeSupport),
        Note = Scrubber.ScrubIfAny(closing.Note),
    };
}
