using System.Text.Json;
using System.Text.RegularExpressions;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.SignIn;

namespace ManagerBackup.Bot.Review;

internal sealed record NoteAsk(string? Text);

/// <summary>
/// <c>POST /api/takeovers/{id}/notes</c> with <c>text</c>: an entry of its own, also when all is over; nothing that stands is changed.
/// With a header <c>Idempotency-Key</c> a copy of the call adds nothing.
/// </summary>
internal static partial class NotesApi
{
    private const int LongestText = 4_000;
    private const int LargestBody = 64 * 1024;

    public static void MapNotes(this IEndpointRouteBuilder review) => review.MapPost("/api/takeovers/{id}/notes", AddAsync);

    private static async Task<IResult> AddAsync(HttpContext context, string id, Sites sites, NoteBook notes, IHostApplicationLifetime host)
    {
        if (SignedIn.PersonOf(context) is not { } by)
        {
            return Refusals.Of(400, "NobodyChosen", $"In practice: say whom you play, as {SignInGate.PlayedPerson}");
        }

        if (!RequestId.TryParse(id, out var request))
        {
            return Refusals.Of(400, "BadRequest", "id: the id of a takeover is wanted");
        }

        var key = context.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length > 0 && !Key().IsMatch(key))
        {
            return Refusals.Of(400, "BadRequest", "Idempotency-Key: 8 to 64 letters, digits or hyphens are wanted");
        }

        var (text, refusal) = await ReadAsync(context);
        if (text is null)
        {
            return refusal!; // One of the two is there.
        }

        // A dropped connection must not leave it open whether it was written.
        var turn = $"note-{by}-{(key.Length > 0 ? key : Guid.NewGuid().ToString("N"))}";
        return await notes.AddAsync(request, new(by), turn, text, sites.Where(Act.AddNote, new(by)), host.ApplicationStopped) is { } added
            ? Results.Json(
                new { id = request.ToString(), at = added.Note.At, by, name = added.Note.Name, text = added.Note.Text },
                ReviewJson.Options, statusCode: added.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK)
            : Refusals.Of(404, "NotFound", "There is no takeover with this id at your sites");
    }

    private static async Task<(string? Text, IResult? Refusal)> ReadAsync(HttpContext context)
    {
        var body = new byte[LargestBody + 1];
        var length = await context.Request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, context.RequestAborted);
        var text = length > LargestBody ? null : TextOf(body.AsSpan(0, length));
        return text switch
        {
            _ when length > LargestBody || text?.Length > LongestText => (null, Refusals.Of(413, "TooLong", $"text: at most {LongestText} characters are kept")),
            null or "" => (null, Refusals.Of(400, "BadRequest", "text: the words of the note are wanted, as JSON: { \"text\": \"…\" }")),
            _ => (text, null),
        };
    }

    private static string? TextOf(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<NoteAsk>(body, ReviewJson.Options)?.Text?.Trim();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex("^[A-Za-z0-9-]{8,64}$", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Key();
}

/// <summary>Writes notes into the log.</summary>
internal sealed class NoteBook(Takeovers takeovers, Sites sites, People people, TimeProvider time)
{
    /// <returns>Null when there is no such takeover within these sites; what stands there already when this turn has written before.</returns>
    public async Task<(RequestEvent.Noted Note, bool IsNew)?> AddAsync(
        RequestId id, PersonId by, string turn, string text, IReadOnlyList<Site> within, CancellationToken cancellationToken)
    {
        foreach (var site in within.Where(site => id.MayBelongTo(site.Id)))
        {
            var note = new Command.AddNote(by, time.GetUtcNow(), turn, await NameOfAsync(by, cancellationToken), text);
            if (await takeovers.ExecuteAsync(id, site.Id, note, cancellationToken) is { } done)
            {
                return (done.Request.Events.OfType<RequestEvent.Noted>().Single(noted => noted.Turn == turn), done.Changed);
            }
        }

        return null;
    }

    private async Task<string?> NameOfAsync(PersonId person, CancellationToken cancellationToken)
    {
        if (sites.All.SelectMany(Rota.Everyone).FirstOrDefault(one => one.Id == person && one.Name != person.Value) is { } known)
        {
            return known.Name;
        }

        return await people.FindContactAsync(person, cancellationToken) is { Name: { Length: > 0 } name } && name != person.Value ? name : null;
    }
}
