using Microsoft.AspNetCore.Diagnostics;

namespace Debrief.Http;

/// <summary>Someone else saved the same row first. The person is told so; the page keeps what was typed.</summary>
internal sealed class StaleWriteHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not DbUpdateConcurrencyException) return ValueTask.FromResult(false);

        httpContext.Response.StatusCode = StatusCodes.Status409Conflict;
        return problems.TryWriteAsync(new()
        {
            HttpContext = httpContext,
            ProblemDetails =
            {
                Status = StatusCodes.Status409Conflict,
                Title = "Someone else changed this first.",
                Detail = "Nothing was overwritten and what you typed is still in the form. Open the page again to see the other change, then save once more.",
            },
        });
    }
}
