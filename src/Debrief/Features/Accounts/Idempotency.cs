using System.Security.Cryptography;
using System.Text;

namespace Debrief.Features.Accounts;

/// <summary>
/// A POST that carries an Idempotency-Key is done once: its row and its effects are one transaction, and whoever comes second with the key waits, then gets the first answer.
/// </summary>
internal sealed class Idempotency : IEndpointFilter
{
    public const string Header = "Idempotency-Key", Replayed = "Idempotent-Replayed";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var key = http.Request.Headers[Header].ToString();
        if (key.Length == 0) return await next(context);
        if (key.Length > IdempotentAnswer.KeyLimit) return TypedResults.Problem($"An {Header} has at most {IdempotentAnswer.KeyLimit} characters.", statusCode: StatusCodes.Status400BadRequest);

        var (db, ct) = (http.RequestServices.GetRequiredService<DebriefDb>(), http.RequestAborted);
        var token = Guid.Parse(http.User.FindFirst(TokenAuthentication.TokenClaim)!.Value);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{http.Request.Path}\n{string.Join('\n', context.Arguments.Where(argument => argument?.GetType().Name.EndsWith("Form", StringComparison.Ordinal) is true))}"));
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = http.RequestServices.GetRequiredService<TimeProvider>().Now;
        var old = now - Kept;
        await db.Database.ExecuteSqlAsync($"delete from idempotent_answers where token_id = {token} and at < {old}", ct);
        var isFirst = await db.Database.ExecuteSqlAsync($"insert into idempotent_answers (token_id, key, request_hash, at, status, body) values ({token}, {key}, {hash}, {now}, 0, '') on conflict do nothing", ct) == 1;
        var answer = await db.Set<IdempotentAnswer>().SingleAsync(found => found.TokenId == token && found.Key == key, ct);
        if (!isFirst) return Again(http, answer, hash);

        db.Entry(answer).State = EntityState.Detached;
        await KeepAsync(http, (IResult)(await next(context))!, answer);
        if (answer.Status < StatusCodes.Status500InternalServerError)
        {
            db.ChangeTracker.Clear();
            db.Update(answer);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        return Results.Empty;
    }

    private static object Again(HttpContext http, IdempotentAnswer answer, byte[] hash)
    {
        if (!answer.RequestHash.AsSpan().SequenceEqual(hash)) return TypedResults.Problem($"This {Header} was used for another request.", statusCode: StatusCodes.Status422UnprocessableEntity, title: "A key is for one request.");

        http.Response.Headers[Replayed] = "true";
        if (answer.Location is { } location) http.Response.Headers.Location = location;
        if (answer.Tag is { } tag) http.Response.Headers.ETag = tag;
        return Results.Text(answer.Body, answer.Type, statusCode: answer.Status);
    }

    private static async Task KeepAsync(HttpContext http, IResult result, IdempotentAnswer answer)
    {
        var wire = http.Response.Body;
        using var kept = new MemoryStream();
        http.Response.Body = kept;
        try
        {
            await result.ExecuteAsync(http);
        }
        finally
        {
            http.Response.Body = wire;
        }
        (answer.Status, answer.Body, answer.Type) = (http.Response.StatusCode, Encoding.UTF8.GetString(kept.ToArray()), http.Response.ContentType);
        (answer.Location, answer.Tag) = (Given(http.Response.Headers.Location), Given(http.Response.Headers.ETag));
        await wire.WriteAsync(kept.ToArray(), http.RequestAborted);
    }

    private static string? Given(Microsoft.Extensions.Primitives.StringValues header) => header.Count == 0 ? null : header.ToString();
}
