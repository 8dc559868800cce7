namespace ManagerBackup.Bot.Triage.Cues;

/// <summary>What a phrase of the cue files says about the message. The files use the same names in lower case.</summary>
internal enum Meaning
{
    /// <summary>A figure of speech or a product: what it covers means nothing else.</summary>
    Idiom,

    /// <summary>A figure of speech that tells of a customer's bad mood. It covers its words as an idiom does.</summary>
    Mood,

    // Danger
    Force, Smash, Weapon, Danger, Grope,

    // Abuse
    Sexual, Discrimination, Threat, Refusing, Verbal, Insult,

    // Tense
    Linger, Rude, Demand, Complaint, Upset, Unease, Medical, Shoplifter, Drunk,

    // The sender's own state and wish
    Call, Errand, Fine, Cancel, Still, Status, General, Test, Unsure, Asking, Positive,

    // Who, when and by what way
    Customer, Someone, Boss, Colleague, Child, Gone, Past, Now, Phone, Hostile, Passive, Everyday,
}
