using System.Text;
using Debrief.Features.Incidents;
using Npgsql;

namespace Debrief.Features.Timeline;

/// <summary>The record an event came from, byte for byte.</summary>
internal static class RecordEndpoints
{
    /// <summary>What a page shows of one record; the download has all of it.</summary>
    private const int Shown = 256 << 10;

    public static void MapRecords(this IEndpointRouteBuilder routes)
    {
        var records = routes.MapGroup("/incidents/{number:int}/timeline/events/{event}/evidence/{id:guid}");
        records.MapGet("/", Show);
        records.MapGet("/bytes", Download);
    }

    private static async Task<Results<RazorComponentResult<RecordPage>, NotFound>> Show(
        int number, string @event, Guid id, CurrentUser user, DebriefDb db, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).AsNoTracking().Include(found => found.Services).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.EvidenceOf(incident).SingleOrDefaultAsync(record => record.Id == id, ct) is not { } record) return TypedResults.NotFound();

        var bytes = await database.BytesAsync(record, Shown, ct);
        return RecordPage.Render(incident, record, @event, Readable(bytes), bytes.Length < record.Length, clock.Now);
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> Download(
        int number, Guid id, CurrentUser user, DebriefDb db, NpgsqlDataSource database, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).AsNoTracking().FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.EvidenceOf(incident).SingleOrDefaultAsync(record => record.Id == id, ct) is not { } record) return TypedResults.NotFound();

        return TypedResults.File(await database.BytesAsync(record, int.MaxValue, ct), "application/octet-stream", $"{incident.Name}-record-{record.Id:N}.bin");
    }

    private static IQueryable<Evidence> EvidenceOf(this DebriefDb db, Incident incident)
    {
        var events = db.TimelineEvents;
        return db.Evidence.AsNoTracking().Where(record => events.Any(@event => @event.Id == record.EventId && @event.IncidentId == incident.Id));
    }

    private static async Task<byte[]> BytesAsync(this NpgsqlDataSource database, Evidence record, int most, CancellationToken ct)
    {
        var length = Math.Min(record.Length, most);
        await using var stream = new ChunkStream(database, record.UploadId, record.Entry, record.Offset + length) { Position = record.Offset };
        var bytes = new byte[length];
        await Task.Run(() => stream.ReadExactly(bytes), ct);
        return bytes;
    }

    /// <summary>As text: what is no UTF-8 shows as the replacement character, and NUL as its picture. The bytes themselves are in the download.</summary>
    private static string Readable(byte[] bytes)
    {
        var text = bytes switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes),
            _ => Encoding.UTF8.GetString(bytes),
        };
        return text.Replace('\0', '\u2400');
    }
}
