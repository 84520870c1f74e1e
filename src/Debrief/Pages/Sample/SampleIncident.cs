using Debrief.Features.ActionItems;
using Debrief.Features.Incidents;
using Debrief.Features.Publishing;
using Debrief.Features.Settings;
using Debrief.Features.Timeline;
using Debrief.Features.Writeups;
using Debrief.Sources;

namespace Debrief.Pages.Sample;

/// <summary>One believable incident for a first look, brought in through the same doors as a real one. Only where <c>DEBRIEF_SAMPLE=1</c>, only into an empty database, and removable as a whole.</summary>
internal static class SampleIncident
{
    private static readonly (MilestoneKind Kind, double Minute)[] Milestones =
        [(MilestoneKind.ImpactStarted, 0), (MilestoneKind.Detected, 11), (MilestoneKind.Acknowledged, 14), (MilestoneKind.Understood, 35), (MilestoneKind.Mitigated, 47), (MilestoneKind.Resolved, 90)];

    /// <summary>Lines of the chat that are only talk.</summary>
    private static readonly string[] LeftAside = ["looking at traces", "thank you all", "joining.", "has joined"];

    public static async Task SeedSampleAsync(this WebApplication app)
    {
        if (app.Configuration["DEBRIEF_SAMPLE"] != "1") return;

        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DebriefDb>();
        if (await db.AllIncidents.AnyAsync() || await db.Activity.AnyAsync(entry => entry.Event == "sample.removed")) return;

        await SeedAsync(db, app.Services.GetRequiredService<ImportWorker>(), app.Services.GetRequiredService<TimeProvider>(), CancellationToken.None);
    }

    public static async Task<Incident> SeedAsync(DebriefDb db, ImportWorker worker, TimeProvider clock, CancellationToken ct)
    {
        var story = new SampleStory(new(clock.Today.AddDays(-2), new(13, 8), TimeSpan.Zero));
        var people = SampleStory.People.ToDictionary(person => person.Id, person => new Person { Name = person.Name });
        var mara = people["U01MARA"];
        var user = new CurrentUser(mara.Id, mara.Name, Role.Member);

        var incident = Incident.New("Card payments stalled for 47 minutes after a retry change filled the ledger’s connection pool", IncidentKind.Outage, clock.Now, sample: true);
        (incident.Severity, incident.LeadId) = (Severity.Sev2, mara.Id);
        incident.Impact = new()
        {
            Users = new(FigureState.Known, 3407), Revenue = new(FigureState.Known, 41_300), Currency = "EUR", SlaBreachMinutes = new(FigureState.Known, 47),
            CustomerFacing = new(FigureState.Known, 53), DataIntegrity = new(FigureState.None), DataLoss = new(FigureState.None),
        };
        incident.Replace([new() { Name = "payments-api" }, new() { Name = "ledger-db" }], [new() { Name = "Resource ran out" }]);
        foreach (var (id, _, role) in SampleStory.People) incident.Responders.Add(new() { IncidentId = incident.Id, PersonId = people[id].Id, Role = role });
        db.AddRange(people.Values);
        db.AddRange(people.Select(person => new PersonAlias { PersonId = person.Value.Id, Source = "slack", ExternalId = person.Key, Name = person.Value.Name }));
        db.AllIncidents.Add(incident);
        db.Record(incident.Id, user, "incident.created", clock.Now, new { incident.Title, incident.Kind });
        await db.SaveChangesAsync(ct);

        await ImportAsync(db, worker, incident, user, story, clock, ct);
        await PickAsync(db, incident, user, story, clock, ct);
        await WriteAsync(db, incident, user, clock, ct);
        await SampleAnalysis.FindOutAsync(db, incident, user, clock.Now, ct);
        db.AllActionItems.AddRange(SampleActions.Of(incident, people, clock.Now));
        await db.SaveChangesAsync(ct);
        return incident;
    }

    private static async Task ImportAsync(DebriefDb db, ImportWorker worker, Incident incident, CurrentUser user, SampleStory story, TimeProvider clock, CancellationToken ct)
    {
        foreach (var (file, bytes) in story.Files)
        {
            await using var part = new[] { new UploadPart(file, new MemoryStream(bytes)) }.ToAsyncEnumerable().GetAsyncEnumerator(ct);
            await part.MoveNextAsync();
            var received = await db.ReceiveAsync(incident, user, part, new(bytes.Length, bytes.Length), clock, ct);
            if (received.Kept is not [var upload]) throw new InvalidOperationException($"The sample's {file} was refused: {received.Refusal!.Reason}");

            await WorkedOnAsync(db, worker, upload, ct);
            upload.Choose(new([], null, null, null, null));
            await db.SaveChangesAsync(ct);
            await WorkedOnAsync(db, worker, upload, ct);
        }
        db.ChangeTracker.Clear();
    }

    /// <summary>Whoever works on it: this call, or the worker of a node that already runs.</summary>
    private static async Task WorkedOnAsync(DebriefDb db, ImportWorker worker, Upload upload, CancellationToken ct)
    {
        do
        {
            if (!await worker.WorkOnceAsync(ct)) await Task.Delay(TimeSpan.FromMilliseconds(50), ct);
            await db.Entry(upload).ReloadAsync(ct);
        }
        while (upload.IsWaitingForWorker);
    }

    private static async Task PickAsync(DebriefDb db, Incident incident, CurrentUser user, SampleStory story, TimeProvider clock, CancellationToken ct)
    {
        var saved = await db.AllIncidents.SingleAsync(found => found.Id == incident.Id, ct);
        var events = await db.TimelineEvents.Of(saved).InOrder.ToListAsync(ct);
        foreach (var found in events.Where(found => found.Proposed && !Array.Exists(LeftAside, words => found.Text.Contains(words, StringComparison.Ordinal)))) found.Pick(user.PersonId, clock.Now);

        var proposed = await db.Milestones.Of(saved).ToListAsync(ct);
        foreach (var (kind, minute) in Milestones)
        {
            saved.SetMilestone(kind, story.At(minute), new Policies().ReviewWithin);
            proposed.Find(milestone => milestone.Kind == kind)?.Accept(user.PersonId, clock.Now);
        }
        await db.SaveChangesAsync(ct);
    }

    private static async Task WriteAsync(DebriefDb db, Incident incident, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var saved = await db.AllIncidents.SingleAsync(found => found.Id == incident.Id, ct);
        using var reader = new StreamReader(typeof(SampleIncident).Assembly.GetManifestResourceStream("sample-writeup.md")!);
        var writeup = new Writeup { IncidentId = saved.Id, Template = "standard", AuthorId = user.PersonId, StartedAt = clock.Now };
        db.Writeups.Add(writeup);
        db.DocumentChanges.Add(writeup.Save(0, await reader.ReadToEndAsync(ct), user.PersonId, clock.Now)!);
        db.Publications.Add(new()
        {
            IncidentId = saved.Id, WriteupId = writeup.Id, Number = 1, Version = writeup.Version, Title = saved.Title, Text = Drafting.Questions.WithoutQuestions(writeup.Text), PublishedAt = clock.Now, PublishedById = user.PersonId,
        });
        saved.Reviewed(clock.Now);
        db.Record(saved.Id, user, "postmortem.published", clock.Now, new { Number = 1, writeup.Version });
        await db.SaveChangesAsync(ct);
    }
}
