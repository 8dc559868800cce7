using ManagerBackup.SystemTests.Bot;
using ManagerBackup.SystemTests.Tools;
using Microsoft.Playwright;

namespace ManagerBackup.SystemTests.Playground;

/// <summary>The path through Microsoft's own stand-in for Teams: one for the employee, one for the manager, each in a real browser.</summary>
public sealed class PlaygroundTests : IAsyncLifetime
{
    private static readonly Place Here = new("playground") { OnShift = ["Sam"], OffShift = ["Kim"] };

    private readonly List<IAsyncDisposable> open = [];
    private BotProcess? bot;
    private IPage? ada;
    private IPage? sam;

    private IPage Ada => ada!;

    private IPage Sam => sam!;

    public async Task InitializeAsync()
    {
        try
        {
            bot = Keep(await BotProcess.StartAsync(null, [.. Here.Settings]));
            var exchange = Keep(await Switchboard.StartAsync());
            ada = await OpenAsync("Ada", exchange);
            sam = await OpenAsync("Sam", exchange);
        }
        catch
        {
            // xunit disposes of nothing whose initialization failed, and processes would stay.
            await DisposeAsync();
            throw;
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var one in Enumerable.Reverse(open))
        {
            await one.DisposeAsync();
        }
    }

    [Fact]
    public async Task An_employee_types_gets_words_and_a_manager_takes_over()
    {
        // The Playground has chats of the person in front of it only: a manager is reached once they have written.
        await TypeAsync(Sam, "help");
        await Expect(Sam.GetByText("My log", new() { Exact = false })).ToBeVisibleAsync();

        await TypeAsync(Ada, Scene.Abuse);
        await Expect(Ada.GetByText("Say this")).ToBeVisibleAsync();
        await Expect(Button(Ada, "Get my manager")).ToBeVisibleAsync();
        await Expect(Ada.GetByText("I've asked Sam to come")).ToBeVisibleAsync();

        await Expect(Sam.GetByText("Ada needs you")).ToBeVisibleAsync();
        await Button(Sam, "I'm coming now").ClickAsync();
        await Expect(Sam.GetByText("You have it: Ada")).ToBeVisibleAsync();
        await Expect(Ada.GetByText("Sam is coming now").First).ToBeVisibleAsync();

        await Button(Sam, "I'm there").ClickAsync();
        await Expect(Ada.GetByText("Sam has taken over")).ToBeVisibleAsync();

        var takeover = Assert.Single(await new TakeoverApi(bot!.BaseAddress).OfEmployeeAsync(Here.IdOf("Ada")));
        Assert.Equal(("takenOver", Here.IdOf("Sam")), ((string?)takeover["state"], (string?)takeover["manager"]!["id"]));
    }

    [Fact]
    public async Task The_buttons_of_the_words_card_work()
    {
        await TypeAsync(Ada, "A customer wants a refund without a receipt");
        await Expect(Button(Ada, "Get my manager")).ToBeVisibleAsync();
        await Expect(Ada.GetByText("I haven't called anyone yet")).ToBeVisibleAsync();

        await Button(Ada, "Get my manager").ClickAsync();
        await Expect(Button(Ada, "It's getting worse")).ToBeVisibleAsync();
        await Button(Ada, "Not needed any more").ClickAsync();

        await Expect(Ada.GetByText("Called off at")).ToBeVisibleAsync();
    }

    // The welcome has a button to page with, too: the newest card's is meant.
    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name }).Last;

    private static async Task TypeAsync(IPage page, string text)
    {
        var box = page.Locator("[contenteditable=true]").First;
        await box.ClickAsync();
        await box.PressSequentiallyAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }

    private static ILocatorAssertions Expect(ILocator locator)
    {
        Assertions.SetDefaultExpectTimeout(30_000);
        return Assertions.Expect(locator);
    }

    private async Task<IPage> OpenAsync(string name, Switchboard exchange)
    {
        var player = new Player(Here.IdOf(name), name, $"chat-of-{name}");
        var playground = Keep(await AgentsPlayground.StartAsync(player, bot!.BaseAddress, exchange.ServiceUrl));
        exchange.Connect(player.Chat, playground.Connector);
        var context = await (await Browser.SharedAsync()).NewContextAsync(new() { ViewportSize = new() { Width = 1100, Height = 1400 } });
        open.Add(context);
        var page = await context.NewPageAsync();
        await page.GotoAsync(playground.Address.ToString());
        await Expect(page.Locator("[contenteditable=true]").First).ToBeVisibleAsync();
        return page;
    }

    private T Keep<T>(T one)
        where T : IAsyncDisposable
    {
        open.Add(one);
        return one;
    }
}
