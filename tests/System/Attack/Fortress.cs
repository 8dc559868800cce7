using ManagerBackup.SystemTests.Bot;
using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Attack;

/// <summary>One bot for all attacks that leave it as it was, and two shops on it.</summary>
public sealed class Fortress : IAsyncLifetime
{
    private House? house;

    internal static Place Shop { get; } = new("shop") { Employees = ["Ada", "Bram"] };

    internal static Place Other { get; } = new("other") { Employees = ["Eve"], OnShift = ["Mallory"], OffShift = [] };

    internal House House => house!;

    internal Uri Bot => House.Bot.BaseAddress;

    internal Scene Scene => House.SceneOf(Shop);

    internal Phone Eve => House.SceneOf(Other)["Eve"];

    internal Phone Mallory => House.SceneOf(Other)["Mallory"];

    public async Task InitializeAsync() => house = await House.OpenAsync(House.Sqlite, [Shop, Other]);

    public async Task DisposeAsync()
    {
        if (house is not null)
            await house.DisposeAsync();
    }
}
