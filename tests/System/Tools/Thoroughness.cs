namespace ManagerBackup.SystemTests.Tools;

/// <summary>How much of what takes long is tried: less where every change is checked, which says so by <c>CI</c>.</summary>
internal static class Thoroughness
{
    private static readonly bool IsCheckOfAChange = Environment.GetEnvironmentVariable("CI") is not null;

    public static int Of(int byHand, int whereChangesAreChecked) => IsCheckOfAChange ? whereChangesAreChecked : byHand;
}
