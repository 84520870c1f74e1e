using Debrief.Features.Analysis;
using Debrief.Features.Incidents;
using Debrief.Features.Publishing;
using Debrief.Features.Timeline;
using Debrief.Jobs;
using Debrief.Ui;

namespace Debrief.Features.Library;

/// <summary>Follows the activity log and keeps the library's entries as the features below now stand. One node at a time; the others wait their turn.</summary>
internal sealed class LibraryProjection(IServiceScopeFactory scopes, TimeProvider clock, ILogger<LibraryProjection> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => LoopAsync(stoppingToken).UntilStopped(stoppingToken);

    private async Task LoopAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                while (await CatchUpAsync(scope.ServiceProvider.GetRequiredService<DebriefDb>(), stoppingToken)) { }
            }
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(problem, "The library could not follow the activity log; it tries again.");
            }
            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Reads one batch of the log. Returns whether there may be more.</summary>
    public static async Task<bool> CatchUpAsync(DebriefDb db, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var cursor = await db.LibraryCursors.FromSql($"select * from library_cursor for update").SingleAsync(ct);
        var batch = await db.SettledActivity.Where(entry => entry.Id > cursor.ActivityId).OrderBy(entry => entry.Id).Take(500)
            .Select(entry => new { entry.Id, entry.IncidentId }).ToListAsync(ct);
        if (batch.Count == 0) return false;

        foreach (var incident in batch.Select(entry => entry.IncidentId).OfType<Guid>().Distinct()) await RefreshAsync(db, incident, ct);
        cursor.ActivityId = batch[^1].Id;
        await db.SaveChangesAsync(ct);
        await db.Database.ExecuteSqlAsync($"refresh materialized view library_words", ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private static async Task RefreshAsync(DebriefDb db, Guid incidentId, CancellationToken ct)
    {
        var incident = await db.AllIncidents.AsNoTracking().Include(found => found.Services).SingleOrDefaultAsync(found => found.Id == incidentId, ct);
        var publication = incident is null ? null : await db.Publications.AsNoTracking().Of(incident).CurrentAsync(ct);
        var entry = await db.LibraryEntries.SingleOrDefaultAsync(found => found.IncidentId == incidentId, ct);
        if (incident is null || publication is null)
        {
            if (entry is not null) db.LibraryEntries.Remove(entry);
            return;
        }

        entry ??= db.LibraryEntries.Add(new() { IncidentId = incidentId, Title = "", Text = "", Timeline = "", Analysis = "", Services = "", PublishedAt = publication.PublishedAt }).Entity;
        entry.Title = publication.Title;
        entry.Text = MarkdownHtml.Plain(publication.Text);
        entry.Timeline = string.Join("\n", await db.PickedEvents(incident).Select(found => found.Text).ToListAsync(ct));
        entry.Analysis = await db.AnalysisTextAsync(incident, ct);
        entry.Services = string.Join(", ", incident.Services.Select(service => service.Name));
        entry.PublishedAt = publication.PublishedAt;
    }
}
