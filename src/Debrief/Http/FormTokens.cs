using Microsoft.AspNetCore.Antiforgery;

namespace Debrief.Http;

/// <summary>
/// The framework checks the antiforgery token where a form is read. A button without fields has no form to read, so whatever changes something
/// is checked here, whoever forgot what. An endpoint that takes no cookie (a token, a signed webhook), or
/// looks for the form token itself in a body too long to read first, says so with DisableAntiforgery; a test knows each.
/// </summary>
internal static class FormTokens
{
    public static void UseFormTokens(this IApplicationBuilder app)
    {
        app.UseAntiforgery();
        app.Use(async (http, next) =>
        {
            if (MayChangeSomething(http) && !(http.Features.Get<IAntiforgeryValidationFeature>()?.IsValid ?? await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)))
            {
                await TypedResults.Problem(
                    "The page was open for too long, or you signed in or out since. Open it again, then send the form once more.",
                    statusCode: StatusCodes.Status400BadRequest, title: "This form has grown old.").ExecuteAsync(http);
                return;
            }
            await next(http);
        });
    }

    private static bool MayChangeSomething(HttpContext http) =>
        !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method) && !HttpMethods.IsOptions(http.Request.Method)
        && http.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: false };
}
