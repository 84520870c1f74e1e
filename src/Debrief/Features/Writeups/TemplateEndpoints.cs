using Debrief.Drafting;

namespace Debrief.Features.Writeups;

/// <summary>Templates are Markdown files that an administrator can change. One that asks who was to blame, or lacks one of the five parts, is refused.</summary>
internal static class TemplateEndpoints
{
    public static void MapTemplates(this IEndpointRouteBuilder routes)
    {
        var templates = routes.MapGroup("/settings/templates").RequireAuthorization(Rights.Administer);
        templates.MapGet("/", List);
        templates.MapGet("/{name}", Edit);
        templates.MapPost("/{name}", Save);
        templates.MapPost("/{name}/removal", Remove);
        templates.MapPost("/", Create);
    }

    private static async Task<RazorComponentResult<TemplatesPage>> List(DebriefDb db, CancellationToken ct) =>
        TemplatesPage.Render(await db.TemplatesAsync(ct), await db.DocumentTemplates.Select(template => template.Name).ToListAsync(ct));

    private static async Task<Results<RazorComponentResult<TemplatePage>, NotFound>> Edit(string name, DebriefDb db, CancellationToken ct)
    {
        if ((await db.TemplatesAsync(ct)).FirstOrDefault(known => known.Name == name) is not { } template) return TypedResults.NotFound();

        var own = await db.DocumentTemplates.SingleOrDefaultAsync(found => found.Name == name, ct);
        return TemplatePage.Render(template, own is null ? null : db.VersionOf(own), []);
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<TemplatePage>, NotFound>> Save(
        string name, [FromForm] TemplateForm form, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if ((await db.TemplatesAsync(ct)).All(known => known.Name != name)) return TypedResults.NotFound();

        var template = new Template(name, form.Markdown.ReplaceLineEndings("\n"));
        if (template.Problems is [_, ..] problems) return TemplatePage.Render(template, form.Version, problems);

        var own = await db.DocumentTemplates.SingleOrDefaultAsync(found => found.Name == name, ct);
        if (own is null) db.DocumentTemplates.Add(own = new() { Name = name, Markdown = "", ChangedAt = clock.Now });
        else if (form.Version is { } version) db.Expect(own, version);
        (own.Markdown, own.ChangedAt) = (template.Markdown, clock.Now);
        db.Record(null, user, "template.changed", clock.Now, new { name });
        await db.SaveChangesAsync(ct);

        return TypedResults.Redirect("/settings/templates");
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<TemplatesPage>>> Create([FromForm] NewTemplateForm form, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if ((await db.TemplatesAsync(ct)).All(known => known.Name != form.Name))
        {
            db.DocumentTemplates.Add(new() { Name = form.Name, Markdown = Template.BuiltIn(TemplateKind.Standard).Markdown, ChangedAt = clock.Now });
            db.Record(null, user, "template.changed", clock.Now, new { form.Name });
            await db.SaveChangesAsync(ct);
        }
        return TypedResults.Redirect($"/settings/templates/{form.Name}");
    }

    /// <summary>Takes back what was changed here: the template that Debrief brings holds again; one of our own is gone.</summary>
    private static async Task<RedirectHttpResult> Remove(string name, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.DocumentTemplates.SingleOrDefaultAsync(found => found.Name == name, ct) is { } own)
        {
            db.DocumentTemplates.Remove(own);
            db.Record(null, user, "template.removed", clock.Now, new { name });
            await db.SaveChangesAsync(ct);
        }
        return TypedResults.Redirect("/settings/templates");
    }
}

public sealed record TemplateForm([Required(ErrorMessage = "A template needs its headings."), StringLength(DocumentTemplate.MarkdownLimit)] string Markdown)
{
    /// <summary>Absent while the template is still the one that Debrief brings.</summary>
    public uint? Version { get; init; }
}

public sealed record NewTemplateForm([Required, RegularExpression("[a-z][a-z0-9-]{1,38}", ErrorMessage = "Lower-case letters, digits and dashes.")] string Name);
