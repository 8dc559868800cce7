using System.Collections.Immutable;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.SecondChannel;

/// <summary>What a hook can ask to hear of.</summary>
internal enum AlarmKind
{
    /// <summary>Managers are being paged, the first time or again.</summary>
    Paged,

    /// <summary>Nobody came, and the employee was told so.</summary>
    Unanswered,

    /// <summary>Violence or a weapon: everybody is paged.</summary>
    Danger,
}

/// <param name="Name">Its host, as the log names it: the rest of an address may be a secret.</param>
internal sealed record Webhook(string Name, Uri Url, string Secret, ImmutableHashSet<AlarmKind> On);

/// <summary>The section <c>Paging:Webhooks</c>: a phone gateway, a buzzer, a headset, for Teams can't break through Do Not Disturb.</summary>
internal sealed class Webhooks(ImmutableArray<Webhook> all)
{
    private const string Section = "Paging";

    public ImmutableArray<Webhook> All { get; } = all;

    /// <summary>Who is to hear of it.</summary>
    public ImmutableArray<Webhook> For(AlarmKind kind) => [.. All.Where(hook => hook.On.Contains(kind))];

    /// <returns>The hooks when there is no problem, else every problem, a line each.</returns>
    public static (Webhooks? Webhooks, IReadOnlyList<string> Problems) Read(IConfiguration configuration, bool isDevelopment)
    {
        var problems = new List<string>();
        var paging = new SettingsReader(configuration, Section, problems);
        paging.HasOnly("Webhooks");
        var hooks = paging.At("Webhooks").List("webhooks").Select(hook => ReadHook(hook, isDevelopment)).ToImmutableArray();
        return problems.Count > 0 ? (null, problems) : (new(WithNames(hooks)), []);
    }

    private static Webhook ReadHook(SettingsReader hook, bool isDevelopment)
    {
        hook.HasOnly("Url", "Secret", "On");
        var on = hook.At("On");
        if (on.IsMissing)
        {
            on.Wrong(OneOf);
        }

        return new(
            "", ReadUrl(hook.At("Url"), isDevelopment), hook.At("Secret").Required("a secret that the receiver knows as well"),
            [.. on.List("alarms").Select(ReadKind)]);
    }

    private static Uri ReadUrl(SettingsReader url, bool isDevelopment)
    {
        var address = url.Address;
        if (address is null)
        {
            url.WrongAddress("an http or https address");
        }
        else if (address.Scheme == "http" && !isDevelopment && !address.IsLoopback)
        {
            url.WrongAddress("an https address: what is sent there says where somebody needs help");
        }

        return address ?? new("https://localhost");
    }

    private static string OneOf => "a list of paged, unanswered, danger";

    // By name only: .NET would take a number for one as well.
    private static AlarmKind ReadKind(SettingsReader kind)
    {
        foreach (var known in Enum.GetValues<AlarmKind>())
        {
            if (known.ToString().Equals(kind.Text, StringComparison.OrdinalIgnoreCase))
            {
                return known;
            }
        }

        kind.Wrong("paged, unanswered or danger");
        return AlarmKind.Paged;
    }

    // Two hooks of one host are two: what one has heard, the other has not.
    private static ImmutableArray<Webhook> WithNames(ImmutableArray<Webhook> hooks)
    {
        var named = ImmutableArray.CreateBuilder<Webhook>(hooks.Length);
        foreach (var hook in hooks)
        {
            var before = named.Count(one => one.Url.Authority == hook.Url.Authority);
            named.Add(hook with { Name = before == 0 ? hook.Url.Authority : $"{hook.Url.Authority}#{before + 1}" });
        }

        return named.MoveToImmutable();
    }
}
