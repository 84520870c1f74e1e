using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace Debrief.Http;

/// <summary>
/// Two people did something at the same moment, and the database's own rules hold against the second: the same name was added twice, or what
/// was chosen has been removed since.
/// </summary>
internal sealed class ConflictHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var (title, detail) = (exception as DbUpdateException)?.InnerException is PostgresException refused
            ? refused.SqlState switch
            {
                PostgresErrorCodes.UniqueViolation => ("That is there already.", "Something of that name exists, perhaps since a moment ago. Nothing was changed; open the page again to see it."),
                PostgresErrorCodes.ForeignKeyViolation => ("That is gone.", "Something you chose was removed a moment ago. Nothing was changed; open the page again and choose anew."),
                _ => default,
            }
            : default;
        if (title is null) return ValueTask.FromResult(false);

        httpContext.Response.StatusCode = StatusCodes.Status409Conflict;
        return problems.TryWriteAsync(new() { HttpContext = httpContext, ProblemDetails = { Status = StatusCodes.Status409Conflict, Title = title, Detail = detail } });
    }
}
