using Debrief.Features.ActionItems;
using Debrief.Features.Incidents;
using Debrief.Features.Publishing;

namespace Debrief.Pages.Actions;

/// <summary>The last five post-mortems, asked what became of them.</summary>
public sealed record Audit(IReadOnlyList<AuditRow> Rows)
{
    public int? Closed => Share(Rows.Sum(row => row.ClosedCount), Rows.Sum(row => row.Actions));
    public int? Verified => Share(Rows.Sum(row => row.VerifiedCount), Rows.Sum(row => row.Actions));
    public int? OpenInOrder => Share(Rows.Sum(row => row.InOrderCount), Rows.Sum(row => row.OpenCount));

    /// <summary>Whole percent; null of nothing.</summary>
    internal static int? Share(int part, int whole) => whole == 0 ? null : (int)Math.Floor(100.0 * part / whole);
}

/// <param name="ClosedCount">Done, verified, or abandoned with a reason.</param>
/// <param name="InOrderCount">Open with an owner, a definition of done and a day that has not passed.</param>
public sealed record AuditRow(string Incident, string Path, string Title, DateTimeOffset PublishedAt, int Actions, int ClosedCount, int VerifiedCount, int OpenCount, int InOrderCount)
{
    public int? Closed => Audit.Share(ClosedCount, Actions);
    public int? Verified => Audit.Share(VerifiedCount, Actions);
    public int? OpenInOrder => Audit.Share(InOrderCount, OpenCount);
}

internal static class AuditQuery
{
    public const int Last = 5;

    public static async Task<Audit> AuditAsync(this DebriefDb db, CurrentUser user, DateOnly today, CancellationToken ct)
    {
        var publications = db.Publications.AsNoTracking();
        var current = publications.Where(publication => publication.WithdrawnAt == null && !publications.Any(newer => newer.IncidentId == publication.IncidentId && newer.Number > publication.Number));
        var published = await db.IncidentsSeenBy(user).AsNoTracking()
            .Join(current, incident => incident.Id, publication => publication.IncidentId, (incident, publication) => new
            {
                Incident = incident, publication.Title, First = publications.Where(earlier => earlier.IncidentId == incident.Id).Min(earlier => earlier.PublishedAt),
            })
            .OrderByDescending(row => row.First).ThenByDescending(row => row.Incident.Number).Take(Last).ToListAsync(ct);
        var ids = published.ConvertAll(row => row.Incident.Id);
        var actions = (await db.ActionItemsSeenBy(user).AsNoTracking().Where(item => ids.Contains(item.IncidentId)).Include(item => item.Criteria).ToListAsync(ct)).ToLookup(item => item.IncidentId);
        return new([.. published.Select(row => Row(row.Incident, row.Title, row.First, [.. actions[row.Incident.Id]], today))]);
    }

    private static AuditRow Row(Incident incident, string title, DateTimeOffset at, List<ActionItem> items, DateOnly today) => new(
        incident.Name, incident.Path, title, at, items.Count, items.Count(item => !item.IsOpen), items.Count(item => item.State == ActionState.Verified), items.Count(item => item.IsOpen),
        items.Count(item => item.IsOpen && item.OwnerId is not null && item.Criteria.Count > 0 && item.DueOn >= today));
}
