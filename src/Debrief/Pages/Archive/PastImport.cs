using Debrief.Drafting;
using Debrief.Features.Incidents;
using Debrief.Features.Settings;
using Debrief.Features.Timeline;
using Debrief.Sources;
using Debrief.Sources.Containers;

namespace Debrief.Pages.Archive;

/// <summary>A post-mortem that people wrote elsewhere: an outage on its day, with its text as it stands, published as of then.</summary>
internal sealed class PastImport(ArchiveWriting into, PastPostmortem past, ReadFile read)
{
    private const int Shown = 200;
    private readonly List<string> notes = [.. read.Notes];

    public async Task<(Incident Incident, Recognised Recognised)> RunAsync(CancellationToken ct)
    {
        var (started, ended) = (ArchiveWriting.Plausible(past.StartedAt, "Start", notes), ArchiveWriting.Plausible(past.EndedAt, "End", notes));
        var incident = Incident.New(read.Title, IncidentKind.Outage, into.Now, occurredAt: started ?? ReadFile.Noon(past.OccurredOn));
        incident.Severity = ReadSeverity();
        incident.Replace(await into.Db.ServicesNamed(past.Services.Take(Shown).Select(name => Storable.Text(name)), ct), await into.Db.CategoriesNamed(past.Categories.Take(Shown).Select(name => Storable.Text(name)), ct));
        if ((into.Wish.Restriction ?? (past.IsRestricted ? "Restricted where it came from." : null)) is { } reason) incident.Restrict(reason, [into.User.PersonId]);
        if (started is not null) incident.SetMilestone(MilestoneKind.ImpactStarted, started, new Policies().ReviewWithin);
        if (ended is not null) incident.SetMilestone(MilestoneKind.Resolved, ended, new Policies().ReviewWithin);
        if (past.OccurredOn is null && started is null) notes.Add("It names no day, so it stands among those of today. Set its beginning under Facts.");

        await into.BeginAsync(incident, ct);
        var events = await AddEventsAsync(ct);
        if (events > 0) await into.Db.ProposeAsync(incident.Id, ct);
        into.Publish(incident, "standard", author: null, Text(), PublishedAt(incident, ended), corrections: []);
        var found = read.Recognise();
        return (incident, found with
        {
            OccurredAt = past.OccurredOn is null && started is null ? null : incident.OccurredAt,
            Services = [.. incident.Services.Select(service => service.Name)],
            Categories = [.. incident.Categories.Select(category => category.Name)],
            Events = events,
            Notes = notes,
        });
    }

    /// <summary>The timeline is read from the file itself, or from what it was as Markdown, so that every event leads back to its line.</summary>
    private async Task<int> AddEventsAsync(CancellationToken ct)
    {
        if (!past.Parts.Any(part => part.Parts.Contains(Part.Timeline))) return 0;

        using var source = new BareSource(into.File.Name, into.Told.Length, () => new MemoryStream(into.Told, writable: false), into.ToldEntry);
        var timeline = SourceReading.Read([source], new() { Zone = into.Wish.Zone, Date = past.OccurredOn }, ct: ct);
        var warnings = timeline.Warnings.Take(Shown).Select(ImportInspection.AsStored).ToList();
        notes.AddRange(warnings.Select(warning => $"Timeline{(warning.Record is { } record ? $", {record}" : "")}: {warning.Message}"));
        await into.AddEventsAsync(timeline.Events, warnings, ct);
        return timeline.Events.Count;
    }

    private Severity? ReadSeverity()
    {
        if (past.Severity is null) return null;
        if (Enum.TryParse<Severity>(past.Severity, ignoreCase: true, out var severity) && Enum.IsDefined(severity)) return severity;
        notes.Add($"Severity “{Clean(past.Severity)}” is none of SEV1 to SEV4, so it is not set.");
        return null;
    }

    /// <summary>A title too long for lists stays whole in the text.</summary>
    private string Text() => past.Title.Trim().Length > Incident.TitleLimit ? $"# {past.Title.Trim()}\n\n{past.Text}" : past.Text;

    private DateTimeOffset PublishedAt(Incident incident, DateTimeOffset? ended)
    {
        var at = ended > incident.OccurredAt ? ended.Value : incident.OccurredAt;
        return at < into.Now ? at : into.Now;
    }

    private static string? Clean(string? text) => text is null ? null : Storable.Text(text, 80);
}
