using Debrief.Sources;
using Debrief.Ui;

namespace Debrief.Features.Incidents;

/// <summary>The stretches of the response between its milestones.</summary>
internal static class IncidentPhases
{
    extension(Incident incident)
    {
        public IReadOnlyList<PhaseMark> Marks =>
            [.. Enum.GetValues<MilestoneKind>().Select(kind => (kind, at: incident.At(kind))).Where(mark => mark.at is not null).Select(mark => new PhaseMark(mark.kind.Word, mark.at!.Value))];

        /// <summary>Only phases whose both ends are known, and in order.</summary>
        public IReadOnlyList<PhaseSpan> Spans
        {
            get
            {
                List<PhaseSpan> spans = [];
                var knew = incident.UnderstoodAt ?? incident.MitigatedAt;
                Add("unseen", "Unseen", incident.ImpactStartedAt, incident.DetectedAt);
                Add("diagnosing", "Diagnosing", incident.DetectedAt, knew);
                Add("mitigating", "Mitigating", incident.UnderstoodAt, incident.MitigatedAt);
                Add("recovering", "Recovering", incident.MitigatedAt, incident.ResolvedAt);
                return spans;

                void Add(string kind, string name, DateTimeOffset? from, DateTimeOffset? to)
                {
                    if (from is { } start && to - start is { } length && length > TimeSpan.Zero) spans.Add(new(kind, name, start, length));
                }
            }
        }

        /// <summary>The phase an instant falls into: before, unseen, diagnosing, mitigating or recovering.</summary>
        public string PhaseAt(DateTimeOffset at) =>
            at >= incident.MitigatedAt ? "recovering"
            : at >= incident.UnderstoodAt ? "mitigating"
            : at >= incident.DetectedAt ? "diagnosing"
            : at >= incident.ImpactStartedAt ? "unseen"
            : incident.ImpactStartedAt is null && incident.DetectedAt is null ? "diagnosing" : "before";
    }
}
