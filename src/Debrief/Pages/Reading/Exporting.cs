using Debrief.Drafting;
using Debrief.Features.Incidents;
using Debrief.Features.Publishing;
using Debrief.Features.Timeline;
using Debrief.Features.Writeups;
using Debrief.Pages.Archive;
using Debrief.Sources;

namespace Debrief.Pages.Reading;

/// <summary>A published post-mortem as one Markdown file, with everything structured in its front matter.</summary>
internal static class Exporting
{
    public static async Task<PostmortemFile> ExportAsync(this DebriefDb db, Incident incident, Publication publication, CancellationToken ct)
    {
        var writeup = await db.Writeups.AsNoTracking().Include(found => found.Author).OfAsync(incident, ct);
        var picked = db.PickedEvents(incident).AsNoTracking();
        var events = await picked.ToListAsync(ct);
        var links = (await db.Evidence.Where(evidence => evidence.Url != null && picked.Any(found => found.Id == evidence.EventId)).OrderBy(evidence => evidence.Id)
            .Select(evidence => new { evidence.EventId, evidence.Url }).ToListAsync(ct)).ToLookup(evidence => evidence.EventId, evidence => evidence.Url);
        var accepted = await db.Milestones.AsNoTracking().Of(incident).Where(milestone => milestone.State == MilestoneState.Accepted).ToListAsync(ct);
        var corrections = await db.Publications.Of(incident).Where(earlier => earlier.Correction != null && earlier.WithdrawnAt == null).OrderBy(earlier => earlier.Number)
            .Select(earlier => new FileCorrection(earlier.PublishedAt, earlier.Correction!)).ToListAsync(ct);
        return new()
        {
            Title = publication.Title,
            Text = publication.Text,
            Number = incident.Name,
            Kind = incident.Kind.ToString(),
            Severity = incident.Severity?.ToString().ToUpperInvariant(),
            Template = writeup?.Template,
            Restriction = incident.RestrictionReason,
            Lead = incident.Lead?.Name,
            Services = [.. incident.Services.Select(service => service.Name).Order(StringComparer.Ordinal)],
            Categories = [.. incident.Categories.Select(category => category.Name).Order(StringComparer.Ordinal)],
            Authors = writeup?.Author is { } author ? [author.Name] : [],
            Responders =
            [
                .. incident.Responders.OrderBy(responder => responder.Person.Name, StringComparer.Ordinal).ThenBy(responder => responder.Role, StringComparer.Ordinal)
                    .Select(responder => new FileResponder(responder.Person.Name, responder.Role is { Length: > 0 } role ? role : null)),
            ],
            OccurredAt = incident.SaidToOccurAt,
            CreatedAt = incident.CreatedAt,
            PublishedAt = publication.PublishedAt,
            Corrections = corrections,
            Milestones = [.. Enum.GetValues<MilestoneKind>().Where(kind => incident.At(kind) is not null).Select(kind => MilestoneOf(incident, kind, accepted, events))],
            Impact = ImpactFigures.Write(incident.Impact),
            ImpactNote = incident.Impact.Note is { Length: > 0 } note ? note : null,
            Analysis = await db.ExportAnalysisAsync(incident, events, ct),
            Events =
            [
                .. events.Select(found => new FileEvent(
                    found.PublicId, found.At, found.Precision, found.Until, found.OriginalTime is { Length: > 0 } original ? original : null, found.Kind, found.Text, found.ActorName, found.Source, links[found.Id].FirstOrDefault())),
            ],
        };
    }

    /// <summary>With the event that a person accepted for it, while the two still agree.</summary>
    private static FileMilestone MilestoneOf(Incident incident, MilestoneKind kind, List<Milestone> accepted, List<TimelineEvent> events)
    {
        var at = incident.At(kind)!.Value;
        var shown = accepted.Find(milestone => milestone.Kind == kind && milestone.At == at) is { } milestone ? events.Find(found => found.Id == milestone.EventId) : null;
        return shown is null ? new(kind, at) : new(kind, at, shown.Precision, shown.PublicId);
    }
}
