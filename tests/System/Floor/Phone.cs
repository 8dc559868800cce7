using Microsoft.Playwright;

namespace ManagerBackup.SystemTests.Floor;

/// <summary>One phone on the practice floor, used as its owner would: by what can be read and tapped.</summary>
internal sealed class Phone(IPage page, string testId)
{
    private readonly ILocator phone = page.GetByTestId(testId);

    public ILocator Element => phone;

    public ILocator Cards => phone.GetByTestId("card");

    /// <summary>The newest card in the chat.</summary>
    public ILocator Card => Cards.Last;

    public ILocator Badge => phone.GetByTestId("shift");

    /// <summary>What slides in above the chat when something new arrives.</summary>
    public ILocator Toast => phone.GetByTestId("toast");

    public ILocator CardWith(string text) => Cards.Filter(new() { HasText = text }).Last;

    /// <summary>The same phone in another window.</summary>
    public Phone In(IPage other) => new(other, testId);

    public Task SpeakAsync(string language) => phone.GetByTestId("language").SelectOptionAsync(language);

    public Task BelongToAsync(string name) => phone.GetByTestId("person").SelectOptionAsync(new SelectOptionValue { Label = name });

    public Task AddTheAppAsync() => phone.GetByTestId("install").ClickAsync();

    public async Task SayAsync(string text)
    {
        await phone.GetByTestId("input").FillAsync(text);
        await phone.GetByTestId("send").ClickAsync();
    }

    /// <summary>Taps a button of the newest card that has it.</summary>
    public Task TapAsync(string button) =>
        phone.GetByTestId("messages").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).Last.ClickAsync();

    public Task WriteAsync(string label, string text) => phone.GetByLabel(label, new() { Exact = true }).Last.FillAsync(text);

    public Task ChooseAsync(string label, string choice) =>
        phone.GetByLabel(label, new() { Exact = true }).Last.SelectOptionAsync(new SelectOptionValue { Label = choice });

    public Task PickAsync(string choice) => phone.GetByRole(AriaRole.Radio, new() { Name = choice }).Last.CheckAsync();
}
