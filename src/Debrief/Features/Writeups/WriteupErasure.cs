using Debrief.Collab;

namespace Debrief.Features.Writeups;

/// <summary>A text that was typed letter by letter stands in no line of the log, and yet in every version between. It is found by writing the text once more.</summary>
internal static class WriteupErasure
{
    private const char Mask = '█';

    public static async Task<int> EraseAsync(DebriefDb db, Guid incidentId, string text, CancellationToken ct)
    {
        // Held until the end, so that nobody appends to what is being rewritten.
        if (await db.Writeups.FromSql($"select * from writeups where incident_id = {incidentId} for update").AsNoTracking().SingleOrDefaultAsync(ct) is not { } writeup) return 0;

        var changes = db.DocumentChanges.Where(change => change.WriteupId == writeup.Id);
        var log = await changes.OrderBy(change => change.Version).Select(change => change.Change).ToListAsync(ct);
        var (erased, now) = LogErasure.Erase([.. log.Select(ChangeSet.Parse)], text, Mask);
        if (erased.Count == 0) return 0;

        foreach (var (place, change) in erased)
        {
            var json = change.ToJson();
            await changes.Where(row => row.Version == place + 1).ExecuteUpdateAsync(row => row.SetProperty(found => found.Change, json), ct);
        }
        await db.Writeups.Where(found => found.Id == writeup.Id).ExecuteUpdateAsync(row => row.SetProperty(found => found.Text, now).SetProperty(found => found.Erasures, found => found.Erasures + 1), ct);
        return erased.Count;
    }
}
