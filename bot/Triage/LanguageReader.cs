using ManagerBackup.Bot.Triage.Model;

namespace ManagerBackup.Bot.Triage;

/// <summary>Tells the language a message is written in by the spelling of its words. What is quoted counts only where there is nothing else.</summary>
internal sealed class LanguageReader(LinearModel model)
{
    // How much surer the employee's own language starts out: it decides "ok" and "stop", and hardly a sentence.
    private const float ProfileHead = 0.4f;
    private const float ProfileHeadOfOneWord = 1.5f;
    private readonly int first = Answer.All.Length;

    /// <param name="spelled">The message's spelling, counted.</param>
    public string Of(List<Word> words, Tally spelled, string profileLanguage)
    {
        var own = OwnWords(words);
        if (own.Count == 0)
        {
            return profileLanguage;
        }

        Span<float> scores = stackalloc float[LinearModel.Width];
        (own.Count == words.Count ? spelled : Count(own)).Score(scores);
        var head = ProfileHead + (ProfileHeadOfOneWord / (own.Count * own.Count));
        var best = -1;
        var most = float.NegativeInfinity;
        for (var i = 0; i < model.Languages.Count; i++)
        {
            var score = scores[first + i] + (model.Languages[i] == profileLanguage ? head : 0);
            (best, most) = score > most ? (i, score) : (best, most);
        }

        return model.Languages[best];
    }

    private Tally Count(List<Word> words)
    {
        var tally = new Tally(model, Corrections.None);
        FeatureReader.ReadSpelling(words, tally.Features);
        tally.Count();
        return tally;
    }

    /// <summary>The words of the sender: without what is quoted, without numbers and signs.</summary>
    public static List<Word> OwnWords(List<Word> words)
    {
        var own = words.FindAll(word => !word.Quoted && IsText(word));
        return own.Count > 0 ? own : words.FindAll(IsText);
    }

    private static bool IsText(Word word) => word.Text.Length > 0 && char.IsLetter(word.Text[0]);
}
