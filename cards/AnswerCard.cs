namespace ManagerBackup.Cards;

/// <summary>A short answer in words, always with the one-tap page: ordinary replies, help, refusals, the truth after a late tap.</summary>
/// <param name="RequestId">Set when the answer is about a request.</param>
/// <param name="Paragraphs">Our own texts; what people typed never stands here.</param>
/// <param name="PageButton">"Get my manager": on for everything an employee reads.</param>
public sealed record AnswerCardModel(
    string Language, string? RequestId, string? Title, IReadOnlyList<string> Paragraphs, bool PageButton);

/// <summary>The card at install.</summary>
/// <param name="Manager">Also tells what a page looks like and how to say "on shift".</param>
public sealed record WelcomeCardModel(string Language, string? Site, bool Manager);

/// <summary>Asks once where the person works (verb <c>chooseSite</c>, data <c>site</c> and <c>words</c>).</summary>
/// <param name="Words">What they typed that could not be routed; sent back with the choice, so that nothing is lost.</param>
public sealed record SiteChoiceCardModel(string Language, string? Words, IReadOnlyList<SiteChoice> Sites);

public sealed record SiteChoice(string Id, string Name);
