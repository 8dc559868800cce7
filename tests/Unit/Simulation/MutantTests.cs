using System.Globalization;
using Xunit.Abstractions;

namespace ManagerBackup.UnitTests.Simulation;

/// <summary>What the simulation is worth: something is taken out of the machinery, and the runs must notice.</summary>
public sealed class MutantTests(ITestOutputHelper output)
{
    private const int Seeds = 500;

    [Theory]
    [InlineData(nameof(Mutant.NoRepage))]
    [InlineData(nameof(Mutant.NoConflictCheck))]
    [InlineData(nameof(Mutant.ClaimsNeverRetaken))]
    [InlineData(nameof(Mutant.NoSafetyNet))]
    [InlineData(nameof(Mutant.NoEdits))]
    [InlineData(nameof(Mutant.PagesTwice))]
    [InlineData(nameof(Mutant.NoNotices))]
    [InlineData(nameof(Mutant.ForgetfulSpool))]
    public void It_is_noticed(string broken)
    {
        var caught = Enumerable.Range(1, Seeds).Select(seed => Run.Of(seed, Enum.Parse<Mutant>(broken))).FirstOrDefault(verdict => !verdict.IsFine);

        Assert.True(caught is not null, string.Create(CultureInfo.InvariantCulture, $"{Seeds} runs went well without it"));
        output.WriteLine($"{broken}: seed {caught.Seed}: {caught.Blames[0]}");
    }
}
