using System.ComponentModel.DataAnnotations;
using Debrief.Features.Settings;
using Debrief.Features.Timeline;

namespace Debrief.Pages.People;

/// <summary>Who is meant by a name in a source. What was imported under it follows, on every timeline.</summary>
internal static class PersonAliases
{
    public static void MapPersonAliases(this IEndpointRouteBuilder routes)
    {
        var aliases = routes.MapGroup($"{PeopleEndpoints.Path}/{{id:guid}}/aliases").RequireAuthorization(Rights.Administer);
        aliases.MapPost("/", Add);
        aliases.MapPost("/move", Move);
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Add(
        Guid id, [FromForm] AliasForm form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.People.AnyAsync(it => it.Id == id && it.MergedIntoId == null, ct)) return TypedResults.NotFound();

        var alias = db.PersonAliases.Add(new() { PersonId = id, Source = form.Source.Trim().ToLowerInvariant(), ExternalId = form.ExternalId.Trim(), Name = form.ExternalId.Trim() }).Entity;
        db.Record(null, user, "person.alias_added", clock.Now, new { id, alias.Source, alias.ExternalId });
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.SaveChangesAsync(ct);
        await db.RenameActorAsync(alias, was: null, ct);
        await transaction.CommitAsync(ct);

        return http.Done(PersonEndpoints.PathOf(id), $"“{alias.ExternalId}” in {alias.Source} is this person from now on.");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Move(
        Guid id, [FromForm] AliasMoveForm form, HttpContext http, CurrentUser user, DebriefDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.PersonAliases.SingleOrDefaultAsync(it => it.PersonId == id && it.Source == form.Source && it.ExternalId == form.ExternalId, ct) is not { } alias) return TypedResults.NotFound();
        if (await db.People.SingleOrDefaultAsync(it => it.Id == form.To && it.MergedIntoId == null, ct) is not { } other) return TypedResults.NotFound();

        alias.PersonId = other.Id;
        db.Record(null, user, "person.alias_moved", clock.Now, new { from = id, to = other.Id, alias.Source, alias.ExternalId });
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.SaveChangesAsync(ct);
        await db.RenameActorAsync(alias, was: id, ct);
        await transaction.CommitAsync(ct);

        return http.Done(PersonEndpoints.PathOf(id), $"“{alias.Name}” in {alias.Source} is {other.Name} from now on.");
    }
}

public sealed record AliasForm([Required, StringLength(40)] string Source, [Required, StringLength(200)] string ExternalId);

public sealed record AliasMoveForm([Required] string Source, [Required] string ExternalId, Guid To);
