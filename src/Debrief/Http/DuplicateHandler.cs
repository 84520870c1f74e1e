using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace Debrief.Http;

/// <summary>Two people added the same thing at the same moment, or one added what is there already: the database's own unique index says no.</summary>
internal sealed class DuplicateHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not DbUpdateException { InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } }) return ValueTask.FromResult(false);

        httpContext.Response.StatusCode = StatusCodes.Status409Conflict;
        return problems.TryWriteAsync(new()
        {
            HttpContext = httpContext,
            ProblemDetails =
            {
                Status = StatusCodes.Status409Conflict,
                Title = "That is there already.",
                Detail = "Something of that name exists, perhaps since a moment ago. Nothing was changed; open the page again to see it.",
            },
        });
    }
}
