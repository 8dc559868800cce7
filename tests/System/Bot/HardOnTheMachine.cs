namespace ManagerBackup.SystemTests.Bot;

/// <summary>
/// Tests that start several processes or take storage away: one after the other, beside the gentler ones. Together they would make a
/// small machine so slow that storage seems to be away.
/// </summary>
[CollectionDefinition(Name)]
public static class HardOnTheMachine
{
    public const string Name = "Hard on the machine";
}
