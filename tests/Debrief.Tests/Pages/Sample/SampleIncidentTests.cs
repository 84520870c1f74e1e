using Debrief.Features.Incidents;
using Debrief.Features.Timeline;
using Debrief.Pages.Sample;

namespace Debrief.Tests.Pages.Sample;

public sealed class SampleIncidentTests(App app)
{
    [Fact]
    public async Task The_sample_comes_through_the_same_doors_as_a_real_incident_and_leaves_without_a_trace()
    {
        var incident = await app.With(db => SampleIncident.SeedAsync(db, app.Services.GetRequiredService<ImportWorker>(), TimeProvider.System, default));
        var administrator = await app.SignedIn("Ada Admin", Role.Administrator);

        var timeline = await administrator.Open($"{incident.Path}/timeline");
        Assert.Contains("480 of 480", timeline.Body, StringComparison.Ordinal);
        var article = await administrator.Open($"/postmortems/{incident.Number}");
        Assert.Contains("Idempotency keys", article.Text(".text"), StringComparison.Ordinal);
        Assert.True(await app.With(db => db.TimelineEvents.AnyAsync(found => found.IncidentId == incident.Id && found.Kind == Debrief.Sources.EventKind.Decision)));
        Assert.Equal(3, await app.With(db => db.Uploads.CountAsync(upload => upload.IncidentId == incident.Id && upload.State == UploadState.Done)));

        Assert.Equal(3, (await administrator.Open($"{incident.Path}/actions")).Texts(".action-row").Length);

        await (await administrator.Open($"{incident.Path}/facts")).Submit("#remove-sample");

        Assert.Equal(HttpStatusCode.NotFound, (await administrator.Open($"/postmortems/{incident.Number}")).Status);
        Assert.False(await app.With(db => db.AllIncidents.AnyAsync(found => found.IsSample)));
        Assert.False(await app.With(db => db.People.AnyAsync(person => person.Name == "Mara Lindqvist")));
        Assert.False(await app.With(db => db.UploadChunks.AnyAsync(chunk => !db.Set<Upload>().Any(upload => upload.Id == chunk.UploadId))));
    }
}
