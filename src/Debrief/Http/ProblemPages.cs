using Debrief.Ui;

namespace Debrief.Http;

/// <summary>A problem as a page, for a browser that asked for one. Scripts and programs get the JSON of RFC 9457.</summary>
internal sealed class ProblemPages : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context)
    {
        var request = context.HttpContext.Request;
        return request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) is true) && !request.Headers.ContainsKey("HX-Request");
    }

    public async ValueTask WriteAsync(ProblemDetailsContext context) => await ProblemPage.Render(context.ProblemDetails, context.HttpContext).ExecuteAsync(context.HttpContext);
}

internal static class ProblemsSetup
{
    public static void AddProblems(this IServiceCollection services)
    {
        // The first writer that can, writes: ours before the framework's.
        services.AddSingleton<IProblemDetailsWriter, ProblemPages>();
        services.AddProblemDetails();
        services.AddExceptionHandler<StaleWriteHandler>();
        services.AddExceptionHandler<ConflictHandler>();
        // A number where a date should be is invalid input like any other, in development too.
        services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = false);
    }
}
