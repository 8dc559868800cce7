using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Conversations;
using ManagerBackup.Bot.SignIn;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Tab;

/// <summary>
/// Holds back what is more than a person's tab can ask, as the gate of the chat does. What asks for a page passes it; the same page,
/// repeated within two seconds, does not. In practice nobody is verified and nobody counted.
/// </summary>
internal sealed class TabPace(Pace pace) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (SignedIn.Of(context.HttpContext) is not { IsPractice: false, Person: { } person })
        {
            return await next(context);
        }

        var verb = context.HttpContext.Request.RouteValues["verb"] as string;
        if (verb is Verbs.Withdraw)
        {
            pace.ForgetPage(person);
        }

        var rank = RankOf(verb, context.Arguments.OfType<TabAsk>().FirstOrDefault());
        return pace.TakeFromTab(person)
            || (rank > 0 && pace.TakePage(person, rank))
            || (verb is Verbs.Withdraw or Verbs.Here or Verbs.Alone && pace.TakeEssential(person))
            ? await next(context)
            : Hold(context.HttpContext);
    }

    // As in the chat: a higher one is more than what passed before.
    private static int RankOf(string? verb, TabAsk? ask) => (verb, ask) switch
    {
        (Verbs.Worse, _) => 2,
        (Verbs.Page, _) => 1,
        (_, null) => 0,
        _ => Picture.Read(ask.What, CardLanguages.Fallback)?.Urgency == Urgency.Everyone ? 3 : 1,
    };

    private static IResult Hold(HttpContext context)
    {
        var language = CardLanguages.CodeOf(context.Request.Query["language"]);
        var message = Refusals.TooMuchAtOnce(CardLanguages.All.FirstOrDefault(one => one == language) ?? CardLanguages.Fallback);
        context.Response.Headers.RetryAfter = "2";
        return Results.Json(new { error = new { code = "TooMany", message } }, statusCode: StatusCodes.Status429TooManyRequests);
    }
}
