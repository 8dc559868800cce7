using System.Collections.Concurrent;
using ManagerBackup.Bot.Conversations;
using ManagerBackup.Bot.Triage;
using ManagerBackup.SystemTests.Tools;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ManagerBackup.SystemTests.Bot;

/// <summary>The whole host, with somebody in it who reads messages once more.</summary>
public sealed class SecondOpinionTests
{
    [Fact]
    public async Task What_is_found_graver_on_a_second_look_is_raised_after_its_answer()
    {
        var place = new Place("second");
        await using var teams = await FakeTeams.StartAsync();
        var opinion = new Opinion();
        await using var host = new OpinionatedHost(place, opinion);
        var scene = new Scene(teams, host.Listen(), place);
        opinion.SeenBefore = () => scene.Ada.Messages.Count;

        // A message that opened a request: the request is raised, and its card says so.
        opinion.On("may I say no to this", TriageAction.Emergency);
        await scene.Ada.SayAsync("may I say no to this");
        var words = await scene.Ada.ReceivesAsync();
        var request = words.First.Request!;
        Assert.DoesNotContain("112", words.First.Says, StringComparison.Ordinal);
        await scene.Sam.IsPagedAsync(request);
        await scene.Kim.IsPagedAsync(request);
        await scene.Ada.ReceivesAsync(message => message.Id == words.Id && message.Card.Says.Contains("Call 112", StringComparison.Ordinal));
        var story = await scene.Api.CalmAsync(request);
        Assert.Equal("everyone", (string?)Assert.Single(story.Of("reconsidered"))["read"]!["urgency"]);
        Assert.Single(story.Of("paged"));

        // A fault changes nothing, and the log has none of the words.
        await scene.Ada.TapAsync(words, "withdraw");
        opinion.Fails("thanks, see you tomorrow");
        await scene.Ada.SayAsync("thanks, see you tomorrow");
        await host.Said.WaitForAsync("There was no second opinion");
        Assert.DoesNotContain("see you tomorrow", host.Said.All, StringComparison.Ordinal);

        // A message that opened none: one is opened with its words, and the employee gets its card.
        opinion.On("thanks, bye", TriageAction.Page);
        await scene.Ada.SayAsync("thanks, bye");
        var late = await scene.Ada.ReceivesAsync(message => message.First.Lines.Count > 0 && message.First.Request is { } id && id != request);
        await scene.Sam.IsPagedAsync(late.First.Request!);
        Assert.Equal("thanks, bye", (await scene.Api.CalmAsync(late.First.Request!))["words"]);

        Assert.All(opinion.Asked, seen => Assert.True(seen.Value > 0, $"Asked before the answer had left: {seen.Key}"));
    }

    /// <summary>Holds an opinion on the messages it was told of.</summary>
    private sealed class Opinion : ISecondOpinion
    {
        private readonly ConcurrentDictionary<string, TriageAction?> known = new(StringComparer.Ordinal);

        public Func<int> SeenBefore { get; set; } = () => 0;

        public ConcurrentDictionary<string, int> Asked { get; } = new(StringComparer.Ordinal);

        public void On(string text, TriageAction action) => known[text] = action;

        public void Fails(string text) => known[text] = null;

        public Task<Reading?> ReadAsync(string text, string language, Reading first, CancellationToken cancellationToken)
        {
            Asked[text] = SeenBefore();
            return known.TryGetValue(text, out var action)
                ? Task.FromResult<Reading?>(first with
                {
                    Action = action ?? throw new InvalidOperationException($"Cannot read '{text}'"),
                    Category = TriageCategory.Threat,
                    Severity = 4,
                })
                : Task.FromResult<Reading?>(null);
        }
    }

    private sealed class OpinionatedHost(Place place, ISecondOpinion opinion) : WebApplicationFactory<Program>
    {
        private readonly string folder = Directory.CreateTempSubdirectory("opinion-").FullName;

        public Overheard Said { get; } = new();

        public Uri Listen()
        {
            UseKestrel(0);
            StartServer();
            return ClientOptions.BaseAddress;
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("environment", "Development");
            builder.UseSetting("contentRoot", AppContext.BaseDirectory);
            builder.UseSetting("Storage:Path", Path.Combine(folder, "manager-backup.db"));
            foreach (var setting in place.Settings)
            {
                var cut = setting.IndexOf('=', StringComparison.Ordinal);
                builder.UseSetting(setting[2..cut], setting[(cut + 1)..]);
            }

            builder.ConfigureTestServices(services => services.AddSingleton(opinion));
            builder.ConfigureLogging(logging => logging.AddProvider(Said));
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }
}
