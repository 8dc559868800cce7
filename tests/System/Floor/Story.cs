using Microsoft.Playwright;

namespace ManagerBackup.SystemTests.Floor;

/// <summary>One takeover, step by step: Ada asks, Sam comes. Each step ends when everybody can see that it happened.</summary>
internal sealed class Story(PracticeFloor floor, Spoken words)
{
    public async Task BeginAsync()
    {
        Phone[] phones = [floor.Employee, floor.Sam, floor.Robin];
        foreach (var phone in phones)
        {
            await phone.SpeakAsync(words.Language);
        }

        // The bot knows a manager's language from what their app sent.
        await floor.Sam.AddTheAppAsync();
        await Assertions.Expect(floor.Sam.Cards).ToHaveCountAsync(1);
        await floor.Robin.AddTheAppAsync();
        await Assertions.Expect(floor.Robin.Cards).ToHaveCountAsync(1);
    }

    public async Task AskAsync()
    {
        await floor.Employee.SayAsync(words.Abuse);
        await Assertions.Expect(floor.Employee.Card).ToContainTextAsync("Robin");
        await Assertions.Expect(floor.Sam.Card).ToContainTextAsync(words.Abuse);
        await Assertions.Expect(floor.Robin.Card).ToContainTextAsync(words.Abuse);
    }

    public async Task AcceptAsync()
    {
        await floor.Sam.TapAsync(words.AcceptIn2);
        await Assertions.Expect(floor.Robin.Card).ToContainTextAsync(words.SamHasIt);
        await Assertions.Expect(floor.Employee.Cards.First).ToContainTextAsync(words.SamIsOnTheWay);
    }

    public async Task ArriveAsync()
    {
        await floor.Sam.TapAsync(words.Arrived);
        await Assertions.Expect(floor.Employee.Cards.First).ToContainTextAsync(words.StepAway);
    }

    public async Task TellAsync()
    {
        await floor.Employee.WriteAsync(words.YourSide, words.MySide);
        await floor.Employee.TapAsync(words.Send);
        await Assertions.Expect(floor.Sam.Card).ToContainTextAsync(words.MySide);
    }

    /// <summary>Everything but the customer's side.</summary>
    public async Task CloseTooEarlyAsync()
    {
        await floor.Sam.ChooseAsync(words.Outcome, words.AskedToLeave);
        await floor.Sam.ChooseAsync(words.Decision, words.Warned);
        await floor.Sam.WriteAsync(words.Support, words.Break);
        await floor.Sam.TapAsync(words.Close);
        await Assertions.Expect(floor.Sam.Card).ToContainTextAsync(words.NotClosed);
    }

    public async Task CloseAsync()
    {
        await floor.Sam.ChooseAsync(words.Outcome, words.AskedToLeave);
        await floor.Sam.ChooseAsync(words.Decision, words.Warned);
        await floor.Sam.WriteAsync(words.CustomerSide, words.CustomerSaid);
        await floor.Sam.WriteAsync(words.Support, words.Break);
        await floor.Sam.TapAsync(words.Close);
        await Assertions.Expect(floor.Sam.Card).ToContainTextAsync(words.Closed);
        await Assertions.Expect(floor.Employee.Cards.First).ToContainTextAsync(words.Over);
    }

    public async Task CheckInAsync()
    {
        await floor.Employee.PickAsync(words.FullyBacked);
        await floor.Employee.TapAsync(words.Send);
        await Assertions.Expect(floor.Employee.Element).ToContainTextAsync(words.Thanks);
    }
}
