namespace ManagerBackup.SystemTests.Floor;

/// <summary>What people type, and what they read on the cards, in one language.</summary>
internal sealed partial record Spoken
{
    private static readonly Spoken English = new();

    private static readonly Spoken Dutch = new()
    {
        Language = "nl",
        Abuse = "een klant staat tegen me te schreeuwen en scheldt me uit bij kassa 3",
        Say = "Zeg dit",
        AcceptIn2 = "Over 2 min",
        SamHasIt = "Sam heeft het",
        SamIsOnTheWay = "Sam is onderweg",
        Arrived = "Ik ben er",
        StepAway = "Sam heeft het overgenomen",
        YourSide = "Wat er gebeurde, in jouw woorden",
        MySide = "Hij gooide de bon naar me en noemde me waardeloos.",
        Send = "Versturen",
        Outcome = "Hoe liep het af?",
        AskedToLeave = "Gevraagd weg te gaan",
        Decision = "Blijft de klant klant?",
        Warned = "Blijft, met een waarschuwing",
        CustomerSide = "De kant van de klant (nodig)",
        CustomerSaid = "Hij zei dat hij twintig minuten had gewacht.",
        Support = "Iets anders? (hoeft niet)",
        Break = "Pauze; ik sta zolang aan de kassa",
        Close = "Afsluiten",
        NotClosed = "Nog niet afgesloten",
        CustomerSideMissing = "De kant van de klant ontbreekt.",
        Closed = "Dank je dat je Ada steunde.",
        Over = "Het is voorbij. Sam heeft het",
        FullyBacked = "5: helemaal",
        Thanks = "Je gaf een 5 van 5.",
    };

    private static readonly Spoken German = new()
    {
        Language = "de",
        Abuse = "ein Kunde schreit mich an und beschimpft mich an Kasse 3",
        Say = "Sag das",
        AcceptIn2 = "In 2 Min.",
        SamHasIt = "Sam hat es",
        SamIsOnTheWay = "Sam ist unterwegs",
        Arrived = "Ich bin da",
        StepAway = "Sam hat übernommen",
        YourSide = "Was passiert ist, in deinen Worten",
        MySide = "Er hat mir den Bon hingeworfen und mich unfähig genannt.",
        Send = "Senden",
        Outcome = "Wie ist es ausgegangen?",
        AskedToLeave = "Gebeten zu gehen",
        Decision = "Bleibt die Kundin oder der Kunde bei uns?",
        Warned = "Bleibt, mit Verwarnung",
        CustomerSide = "Die Sicht der Kundschaft (nötig)",
        CustomerSaid = "Er sagte, er habe zwanzig Minuten gewartet.",
        Support = "Etwas anderes? (freiwillig)",
        Break = "Pause, ich bleibe an der Kasse",
        Close = "Abschließen",
        NotClosed = "Noch nicht abgeschlossen",
        CustomerSideMissing = "Die Sicht der Kundschaft fehlt.",
        Closed = "Danke, dass du Ada den Rücken gestärkt hast.",
        Over = "Es ist vorbei. Sam hat es",
        FullyBacked = "5: voll und ganz",
        Thanks = "Du hast 5 von 5 gegeben.",
    };

    public string Language { get; init; } = "en";

    public string Abuse { get; init; } = "a customer is screaming at me and calling me names at till 3";

    public string Say { get; init; } = "Say this";

    public string AcceptIn2 { get; init; } = "In 2 min";

    public string SamHasIt { get; init; } = "Sam has it";

    public string SamIsOnTheWay { get; init; } = "Sam is on the way";

    public string Arrived { get; init; } = "I'm there";

    public string StepAway { get; init; } = "Sam has taken over";

    public string YourSide { get; init; } = "What happened, in your words";

    public string MySide { get; init; } = "He threw the receipt at me and called me useless.";

    public string Send { get; init; } = "Send";

    public string Outcome { get; init; } = "How did it end?";

    public string AskedToLeave { get; init; } = "Asked to leave";

    public string Decision { get; init; } = "Does the customer stay a customer?";

    public string Warned { get; init; } = "Stays, with a warning";

    public string CustomerSide { get; init; } = "The customer's side (needed)";

    public string CustomerSaid { get; init; } = "He said he had waited for twenty minutes.";

    public string Support { get; init; } = "Something else? (optional)";

    public string Break { get; init; } = "A break, with me at the till";

    public string Close { get; init; } = "Close it";

    public string NotClosed { get; init; } = "Not closed yet";

    public string CustomerSideMissing { get; init; } = "The customer's side is missing.";

    public string Closed { get; init; } = "Thank you for backing Ada.";

    public string Over { get; init; } = "This is over. Sam closed it";

    public string FullyBacked { get; init; } = "5: fully";

    public string Thanks { get; init; } = "You told us: 5 out of 5.";

    public static IReadOnlyList<Spoken> All => [English, Dutch, German, French, Spanish, Italian, Polish, Turkish, Portuguese];

    public static Spoken In(string language) => All.Single(words => words.Language == language);
}
