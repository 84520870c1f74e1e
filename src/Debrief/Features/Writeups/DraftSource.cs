using Debrief.Drafting;
using Debrief.Features.Analysis;
using Debrief.Features.Incidents;
using Debrief.Features.Timeline;
using Debrief.Sources;
using Drafted = Debrief.Drafting.FigureState;

namespace Debrief.Features.Writeups;

/// <summary>What the drafting library is told about an incident.</summary>
internal static class DraftSource
{
    extension(DebriefDb db)
    {
        public async Task<string> DraftAsync(Incident incident, Template template, TimeZoneInfo zone, CancellationToken ct)
        {
            var facts = incident.DraftFacts(zone) with
            {
                Factors = [.. (await db.ContributingFactors.AsNoTracking().Of(incident).InOrder.ToListAsync(ct)).Select(factor => $"{factor.Name} {factor.Text}")],
                Held = await db.HeldLayers.Of(incident).Select(held => held.Text).ToListAsync(ct),
            };
            return Draft.Write(template, facts, await db.DraftEventsAsync(incident, ct));
        }
    }

    public static DraftFacts DraftFacts(this Incident incident, TimeZoneInfo zone) => new()
    {
        Title = incident.Title,
        Kind = incident.Kind switch { IncidentKind.Security => "security incident", IncidentKind.Data => "data incident", _ => incident.Kind.Word.ToLowerInvariant() },
        IsNearMiss = incident.Kind == IncidentKind.NearMiss,
        Severity = incident.Severity?.ToString().ToUpperInvariant(),
        Services = [.. incident.Services.Select(service => service.Name)],
        Impact = [.. incident.Impact.Figures.Where(row => row.Figure.State != Incidents.FigureState.NotRecorded).Select(row => new ImpactFigure(row.Name, State(row.Figure.State), row.Figure.In(row.Unit)))],
        Milestones = [.. Enum.GetValues<MilestoneKind>().Where(kind => incident.At(kind) is not null).Select(kind => new MilestoneFact(kind, incident.At(kind)!.Value))],
        Lead = incident.Lead?.Name,
        Responders = [.. incident.Responders.Select(responder => responder.Person.Name)],
        Zone = zone,
    };

    private static Drafted State(Incidents.FigureState state) => state switch
    {
        Incidents.FigureState.Known => Drafted.Known,
        Incidents.FigureState.None => Drafted.None,
        Incidents.FigureState.NotApplicable => Drafted.NotApplicable,
        _ => Drafted.Unknown,
    };
}
