using ManagerBackup.Bot.Triage;
using ManagerBackup.Bot.Triage.Lexicon;
using ManagerBackup.Bot.Triage.Model;
using ManagerBackup.TriageScore;
using ManagerBackup.TriageScore.Training;
using ManagerBackup.UnitTests.Architecture;

namespace ManagerBackup.UnitTests.Triage;

/// <summary>The triage as trained, on messages that it has not seen, and the model as a file.</summary>
public sealed class ModelTests
{
    private static readonly string Score = Path.Combine(Repository.Root, "tests", "TriageScore");

    [Fact]
    public void Messages_it_has_never_seen_are_read_no_worse_than_before()
    {
        var results = LabelledFile.Read(Path.Combine(Score, "held-out.tsv")).ConvertAll(row => Command.Judge(Typed.Instance, row));
        Assert.Empty(Floor.Complaints(Path.Combine(Score, "floor.tsv"), Aims.Of(results)));
    }

    [Fact]
    public void The_model_was_trained_on_the_examples_that_stand_there()
    {
        var model = LinearModel.Load(Path.Combine(AppContext.BaseDirectory, "Triage", "Model", "triage.model"));
        var examples = TrainCommand.Examples(Path.Combine(Repository.Root, "bot", "Triage", "Examples"));
        Assert.True(Trainer.Fingerprint(examples) == model.Source, "The examples have changed: train the model again, as bot/Triage/README.md says.");
    }

    [Fact]
    public void No_held_out_message_stands_among_the_examples()
    {
        var examples = TrainCommand.Examples(Path.Combine(Repository.Root, "bot", "Triage", "Examples")).Select(row => Plain(row.Text)).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(LabelledFile.Read(Path.Combine(Score, "held-out.tsv")).Where(row => examples.Contains(Plain(row.Text))).Select(row => row.Id));
    }

    [Fact]
    public void The_same_examples_give_the_same_model()
    {
        var lexicons = Lexicons.Load(Path.Combine(AppContext.BaseDirectory, "Triage", "Lexicon"));
        var rows = TrainCommand.Examples(Path.Combine(Repository.Root, "bot", "Triage", "Examples")).Where((_, i) => i % 100 == 0).ToList();
        Assert.Equal(Saved(new Trainer(lexicons).Train(rows)), Saved(new Trainer(lexicons).Train(rows)));
    }

    [Fact]
    public void A_shops_own_example_is_learnt_at_the_start_and_moves_little_else()
    {
        const string odd = "the purple umbrella was at my till again";
        string[] others = ["he has a knife", "hes gone, all fine", "where do we keep the steak knives", "hij scheldt me uit", "sie seufzt die ganze zeit"];
        var taught = Load("1\ten\t" + odd + "\tpage\tsexual\t");
        Assert.NotEqual(TriageAction.Page, Typed.Read(odd).Action);
        Assert.Equal((TriageAction.Page, TriageCategory.Sexual), (taught.Read(odd, "en").Action, taught.Read(odd, "en").Category));
        Assert.All(others, text => Assert.Equal(Typed.Read(text).Action, taught.Read(text, "en").Action));
    }

    [Theory]
    [InlineData("1\ten\ttext\tpage\tcomplaint\t", "does not go with")]
    [InlineData("1\ten\ttext\tpageme\tverbal\t", "pageme")]
    [InlineData("1\ten\ttext", "columns")]
    public void An_own_example_with_a_mistake_names_the_line(string row, string mentioned)
    {
        var error = Assert.Throws<InvalidDataException>(() => Load(row));
        Assert.Contains("own.tsv, line 2", error.Message, StringComparison.Ordinal);
        Assert.Contains(mentioned, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_model_is_refused()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, new string('x', 500));
            Assert.Contains("no triage model", Assert.Throws<InvalidDataException>(() => LinearModel.Load(path)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Plain(string text) => string.Concat(Words.Fold(text).Where(char.IsLetterOrDigit)) is { Length: > 0 } plain ? plain : text;

    private static byte[] Saved(LinearModel model)
    {
        var path = Path.GetTempFileName();
        try
        {
            model.Save(path);
            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static MessageTriage Load(string ownRow)
    {
        var source = Path.Combine(AppContext.BaseDirectory, "Triage");
        var own = Directory.CreateTempSubdirectory();
        try
        {
            var file = Path.Combine(own.FullName, "own.tsv");
            File.WriteAllText(file, $"{LabelledFile.Header}\n{ownRow}\n");
            return new(Lexicons.Load(Path.Combine(source, "Lexicon")), LinearModel.Load(Path.Combine(source, "Model", "triage.model")), LabelledFile.Read(file));
        }
        finally
        {
            own.Delete(recursive: true);
        }
    }
}
