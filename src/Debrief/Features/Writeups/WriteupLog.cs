using Debrief.Collab;
using Debrief.Features.Incidents;

namespace Debrief.Features.Writeups;

/// <summary>Saving to, and reading back from, a text's log of changes.</summary>
internal static class WriteupLog
{
    extension(DebriefDb db)
    {
        /// <summary>Appends a save. Null when it is in (or nothing had changed); otherwise the text that was saved first, by whom.</summary>
        public async Task<StaleResponse?> SaveTextAsync(Writeup writeup, int baseVersion, string text, CurrentUser user, DateTimeOffset now, CancellationToken ct)
        {
            if (baseVersion == writeup.Version || Writeup.Storable(text) == writeup.Text)
            {
                if (writeup.Save(baseVersion, text, user.PersonId, now) is not { } change) return null;

                db.DocumentChanges.Add(change);
                try
                {
                    await db.SaveChangesAsync(ct);
                    return null;
                }
                catch (DbUpdateException problem) when (problem is DbUpdateConcurrencyException || IsTaken(problem))
                {
                    db.ChangeTracker.Clear();
                }
            }
            var newest = await db.Writeups.AsNoTracking().Include(found => found.SavedBy).SingleAsync(found => found.Id == writeup.Id, ct);
            return new(newest.Version, newest.Text, newest.SavedBy?.Name ?? "someone else");
        }

        /// <summary>The text as it stood after so many changes, made from the log alone.</summary>
        public async Task<string> TextAtAsync(Writeup writeup, int version, CancellationToken ct)
        {
            var text = "";
            var changes = db.DocumentChanges.AsNoTracking().Where(change => change.WriteupId == writeup.Id && change.Version <= version).OrderBy(change => change.Version).Select(change => change.Change);
            await foreach (var change in changes.AsAsyncEnumerable().WithCancellation(ct)) text = ChangeSet.Parse(change).Apply(text);
            return text;
        }

        /// <summary>Who wrote when, newest first. While people write there are many changes a second; a line stands for ten minutes, and for the text at their end.</summary>
        public async Task<IReadOnlyList<SaveLine>> SavesAsync(Writeup writeup, CancellationToken ct) => await db.Database.SqlQuery<SaveLine>($"""
            select max(change.version) as version, max(change.at) as at, string_agg(distinct person.name, ', ') as by, count(*)::integer as saves
            from document_changes change join people person on person.id = change.by_id
            where change.writeup_id = {writeup.Id}
            group by date_bin('10 minutes', change.at, 'epoch')
            order by 1 desc
            """).ToListAsync(ct);
    }

    private static bool IsTaken(DbUpdateException problem) => problem.InnerException is Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.UniqueViolation };
}

/// <param name="By">Everybody who wrote in that time.</param>
/// <param name="Saves">How many changes the line stands for.</param>
public sealed record SaveLine(int Version, DateTimeOffset At, string By, int Saves);
