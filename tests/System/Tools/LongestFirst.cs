using ManagerBackup.SystemTests.Tools;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer($"ManagerBackup.SystemTests.Tools.{nameof(LongestFirst)}", "ManagerBackup.SystemTests")]

namespace ManagerBackup.SystemTests.Tools;

/// <summary>What takes minutes begins at once: begun last, it would be waited for alone.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = ["Kill", Bot.HardOnTheMachine.Name, "OneTap", "Review", "Floor", "Sense"];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => Array.FindIndex(Long, name => collection.DisplayName.Contains(name, StringComparison.Ordinal)) is var rank and >= 0 ? rank : Long.Length);
}
