using Debrief.Drafting;
using Debrief.Features.Incidents;
using Debrief.Features.Publishing;
using Debrief.Features.Timeline;
using Debrief.Features.Writeups;
using Debrief.Sources;

namespace Debrief.Pages.Reading;

/// <summary>A published post-mortem as one Markdown file, with everything structured in its front matter.</summary>
internal static class Exporting
{
    public static async Task<PostmortemFile> ExportAsync(this DebriefDb db, Incident incident, Publication publication, CancellationToken ct)
    {
        var writeup = await db.Writeups.AsNoTracking().Include(found => found.Author).OfAsync(incident, ct);
        var events = await db.PickedEvents(incident).AsNoTracking().ToListAsync(ct);
        var facts = incident.DraftFacts(TimeZoneInfo.Utc);
        return new()
        {
            Title = publication.Title,
            Text = publication.Text,
            Number = incident.Name,
            Kind = incident.Kind.ToString(),
            Severity = facts.Severity,
            Template = writeup?.Template,
            Lead = facts.Lead,
            Services = facts.Services,
            Categories = [.. incident.Categories.Select(category => category.Name)],
            Authors = writeup?.Author is { } author ? [author.Name] : [],
            Responders = [.. incident.Responders.Select(responder => new FileResponder(responder.Person.Name, responder.Role is { Length: > 0 } role ? role : null))],
            CreatedAt = incident.CreatedAt,
            PublishedAt = publication.PublishedAt,
            Milestones = [.. Enum.GetValues<MilestoneKind>().Where(kind => incident.At(kind) is not null).Select(kind => new FileMilestone(kind, incident.At(kind)!.Value))],
            Impact = facts.Impact,
            Events = [.. events.Select(found => new FileEvent(found.PublicId, found.At, found.Precision, found.Until, found.OriginalTime, found.Kind, found.Text, found.ActorName, found.Source))],
        };
    }
}
