using Microsoft.EntityFrameworkCore.Metadata;

namespace Debrief.Features.Settings;

/// <summary>
/// Two rows turn out to be one person. Whatever names the one names the other since: every reference that the model has to a person is followed,
/// so a feature that is written tomorrow takes part without knowing of this.
/// </summary>
internal static class PersonMerge
{
    private const int Offered = 200;

    extension(DebriefDb db)
    {
        /// <summary>Both rows, held until the transaction ends; always in the same order, so that two merges wait for each other instead of blocking each other.</summary>
        public Task<List<Person>> LockPeopleAsync(Guid one, Guid other, CancellationToken ct) =>
            db.People.FromSql($"select *, xmin from people where id in ({one}, {other}) order by id for update").ToListAsync(ct);

        /// <summary>Everybody else who could be meant, the most alike by name first.</summary>
        public Task<List<Person>> MostAlikeAsync(Person person, CancellationToken ct) => db.People.AsNoTracking()
            .Where(other => other.Id != person.Id && other.MergedIntoId == null)
            .OrderByDescending(other => EF.Functions.TrigramsSimilarity(other.Name, person.Name)).ThenBy(other => other.Name).ThenBy(other => other.Id)
            .Take(Offered).ToListAsync(ct);

        /// <summary>Call within the transaction that merges them.</summary>
        public async Task RenamePersonEverywhereAsync(Person from, Person into, CancellationToken ct)
        {
            foreach (var reference in db.Model.FindEntityType(typeof(Person))!.GetReferencingForeignKeys())
            {
                foreach (var sql in Moving(reference)) await db.Database.ExecuteSqlRawAsync(sql, [from.Id, into.Id], ct);
            }
        }
    }

    private static IEnumerable<string> Moving(IForeignKey reference)
    {
        var (entity, property) = (reference.DeclaringEntityType, reference.Properties.Single());
        var (table, column) = (entity.GetTableName(), property.GetColumnName());
        if (entity.FindPrimaryKey() is { } key && key.Properties.Contains(property))
        {
            // Both were named in the same place: one of the two entries is enough.
            var same = string.Concat(key.Properties.Where(other => other != property).Select(other => $" and twin.{other.GetColumnName()} = {table}.{other.GetColumnName()}"));
            yield return $"delete from {table} where {column} = {{0}} and exists (select 1 from {table} as twin where twin.{column} = {{1}}{same})";
        }
        yield return $"update {table} set {column} = {{1}} where {column} = {{0}}";
    }
}
