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

        /// <summary>Who saved when, newest first; saves of one person within ten minutes are one line that stands for the last of them.</summary>
        public async Task<IReadOnlyList<SaveLine>> SavesAsync(Writeup writeup, CancellationToken ct)
        {
            var people = db.People;
            var saves = await db.DocumentChanges.AsNoTracking().Where(change => change.WriteupId == writeup.Id).OrderByDescending(change => change.Version).Take(5_000)
                .Join(people, change => change.ById, person => person.Id, (change, person) => new SaveLine(change.Version, change.At, person.Name, 1)).ToListAsync(ct);

            List<SaveLine> lines = [];
            foreach (var save in saves.OrderByDescending(save => save.Version))
            {
                if (lines is [.., var last] && last.By == save.By && last.At - save.At < TimeSpan.FromMinutes(10)) lines[^1] = last with { Saves = last.Saves + 1 };
                else lines.Add(save);
            }
            return lines;
        }
    }

    private static bool IsTaken(DbUpdateException problem) => problem.InnerException is Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.UniqueViolation };
}

/// <param name="Saves">How many saves the line stands for.</param>
public sealed record SaveLine(int Version, DateTimeOffset At, string By, int Saves);
