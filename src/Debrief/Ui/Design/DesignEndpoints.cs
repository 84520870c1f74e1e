using Microsoft.AspNetCore.Http.HttpResults;

namespace Debrief.Ui.Design;

/// <summary>Every token and component in every state. Only where the product is being built.</summary>
internal static class DesignEndpoints
{
    public static void MapDesign(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) return;

        var design = app.MapGroup("/design").AllowAnonymous();
        design.MapGet("/", () => new RazorComponentResult<DesignPage>());
        design.MapPost("/drop", Drop);
        design.MapPost("/preview", (DesignText text) => TypedResults.Text($"<p>{System.Net.WebUtility.HtmlEncode(text.Text)}</p>", "text/html"));
        design.MapPost("/text", (DesignText text) => TypedResults.Ok(new { version = text.BaseVersion + 1 }));
        design.MapPost("/clash", (DesignText _) => TypedResults.Conflict(new { version = 9, text = "The panel read zero.\n\nWe restarted the pods.\n", savedBy = "Priya Raman" }));
    }

    private static Results<RedirectHttpResult, ProblemHttpResult> Drop(IFormFileCollection files, HttpContext http)
    {
        if (files.Any(file => file.Length == 0)) return TypedResults.Problem("That file is empty. Nothing was taken in.", statusCode: StatusCodes.Status400BadRequest);

        Toast.Say(http, $"Received {Wording.Count(files.Count, "file")}", undo: "/design/text");
        return TypedResults.Redirect("/design");
    }
}

/// <summary>What the editor sends.</summary>
public sealed record DesignText(string Text, int BaseVersion);
