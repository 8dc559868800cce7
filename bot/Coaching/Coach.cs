using ManagerBackup.Bot.Triage;
namespace ManagerBackup.Bot.Coaching;
internal enum LineRole { Acknowledge, Boundary, Handover, Leave }
internal sealed record Line(string Id, LineRole Role, string Text);
internal sealed record Advice(string Backing, IReadOnlyList<string> SafetySteps, IReadOnlyList<Line> Lines, IReadOnlyList<string> YouMay);
internal sealed record AdviceRequest(TriageCategory Category, TriageAction Action, int Severity, string Language, bool ByPhone, bool Accepted, IReadOnlyList<string> SiteMay, IReadOnlySet<string> AlreadyShown);
internal sealed class Coach { private readonly string backing = "You may say no, and you may step away."; public Advice Advise(AdviceRequest r) => new(backing, [], r.AlreadyShown.Count > 3 ? [] : [new("a" + r.AlreadyShown.Count, LineRole.Boundary, "x")], r.SiteMay); }
internal static class CS { public static IServiceCollection AddCoaching(this IServiceCollection s) => s.AddSingleton<Coach>(); }
