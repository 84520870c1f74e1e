using Debrief.Features.Incidents;
using Debrief.Sources;

namespace Debrief.Features.Timeline;

/// <summary>What a feature above does itself, because its texts are kept in a form that a look at the columns does not see through. In the same transaction; returns in how many places the text stood.</summary>
internal delegate Task<int> EraseText(DebriefDb db, Guid incidentId, string text, CancellationToken ct);

/// <summary>Takes a text out of everything that hangs on an incident: the bytes of its evidence, its texts, its history, what search knows of it.</summary>
internal static class Erasure
{
    extension(DebriefDb db)
    {
        /// <returns>In how many places it stood.</returns>
        public async Task<(int Places, Refusal? Refusal)> EraseAsync(Incident incident, string text, IEnumerable<EraseText> others, CurrentUser user, DateTimeOffset now, CancellationToken ct)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var uploads = await db.Uploads.FromSql($"select *, xmin from uploads where incident_id = {incident.Id} order by id for update").ToListAsync(ct);
            foreach (var upload in uploads)
            {
                if (upload.IsWaitingForWorker) return (0, new UploadInTheWay(upload.Name));
                if (!upload.IsArchive && await db.IsPackedAsync(upload, ct)) return (0, new UploadPacked(upload.Name));
            }

            var places = 0;
            var forms = new ErasedBytes(text);
            foreach (var upload in uploads) places += await db.EraseBytesAsync(upload, forms, ct);
            foreach (var erase in others) places += await erase(db, incident.Id, text, ct);
            places += await db.EraseTextAsync<Incident>(incident.Id, text, ct);
            await db.EraseKeysAsync(incident, text, ct);
            db.ChangeTracker.Clear();
            // The text itself must never stand here.
            db.Record(incident.Id, user, "timeline.text_erased", now, new { Characters = text.Length, Places = places });
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);

            // The rows as they were before are dead now; this lets the server reuse where they stood at once, instead of some day.
            await db.Database.ExecuteSqlAsync($"vacuum upload_chunks, timeline_events, evidence, uploads, activity", ct);
            return (places, null);
        }

        private async Task<int> EraseBytesAsync(Upload upload, ErasedBytes forms, CancellationToken ct)
        {
            var pieces = await db.UploadChunks.Where(piece => piece.UploadId == upload.Id).OrderBy(piece => piece.Entry).ThenBy(piece => piece.Index).Select(piece => new { piece.Entry, piece.Index }).ToListAsync(ct);
            var (places, before) = (0, (Piece?)null);
            foreach (var place in pieces)
            {
                var row = await db.UploadChunks.AsNoTracking().SingleAsync(piece => piece.UploadId == upload.Id && piece.Entry == place.Entry && piece.Index == place.Index, ct);
                var piece = new Piece(row, row.Content());
                piece.Found += forms.Erase(piece.Content);
                if (before is not null && before.Row.Entry == row.Entry) piece.Found += EraseAcross(before, piece, forms);
                if (before is not null) places += await db.KeepAsync(before, ct);
                before = piece;
            }
            return places + (before is null ? 0 : await db.KeepAsync(before, ct));
        }

        private async Task<int> KeepAsync(Piece piece, CancellationToken ct)
        {
            if (piece.IsChanged || piece.Found > 0)
            {
                var bytes = UploadChunk.Pack(piece.Content);
                await db.UploadChunks.Where(row => row.UploadId == piece.Row.UploadId && row.Entry == piece.Row.Entry && row.Index == piece.Row.Index)
                    .ExecuteUpdateAsync(change => change.SetProperty(row => row.Bytes, bytes), ct);
            }
            return piece.Found;
        }

        /// <summary>Keys are only an index for later imports; one that tells the text is dropped.</summary>
        private Task<int> EraseKeysAsync(Incident incident, string text, CancellationToken ct)
        {
            var normal = AlertKey.Normalise(text);
            return db.EventKeys.Where(key => key.IncidentId == incident.Id && (key.Key.Contains(text) || (normal.Length > 3 && key.Key.Contains(normal)))).ExecuteDeleteAsync(ct);
        }

        private async Task<bool> IsPackedAsync(Upload upload, CancellationToken ct) =>
            await db.UploadChunks.AsNoTracking().SingleOrDefaultAsync(piece => piece.UploadId == upload.Id && piece.Entry == "" && piece.Index == 0, ct) is { } first
            && first.Content() is [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..];
    }

    /// <summary>What lies over the border of two pieces.</summary>
    private static int EraseAcross(Piece before, Piece after, ErasedBytes forms)
    {
        var (head, tail) = (Math.Min(forms.Longest - 1, before.Content.Length), Math.Min(forms.Longest - 1, after.Content.Length));
        var border = new byte[head + tail];
        before.Content.AsSpan(^head..).CopyTo(border);
        after.Content.AsSpan(0, tail).CopyTo(border.AsSpan(head));
        var found = forms.Erase(border);
        if (found == 0) return 0;
        border.AsSpan(0, head).CopyTo(before.Content.AsSpan(^head..));
        border.AsSpan(head).CopyTo(after.Content);
        before.IsChanged = after.IsChanged = true;
        return found;
    }

    private sealed class Piece(UploadChunk row, byte[] content)
    {
        public UploadChunk Row => row;
        public byte[] Content => content;
        public int Found { get; set; }
        public bool IsChanged { get; set; }
    }
}

public sealed record UploadInTheWay(string Name) : Refusal($"“{Name}” is being worked on. Wait until it is done, then erase; otherwise the text could come in again behind it.");
public sealed record UploadPacked(string Name) : Refusal($"“{Name}” is a packed archive that could not be read, so nobody can look inside. Remove it from the imports first.");
