namespace ManagerBackup.Bot.Review;

internal static class Refusals
{
    public static IResult Of(int status, string code, string message) =>
        Results.Json(new { error = new { code, message } }, statusCode: status);
}
