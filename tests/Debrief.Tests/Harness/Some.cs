using Debrief.Features.Incidents;
using Debrief.Sources;

namespace Debrief.Tests.Harness;

internal static class Some
{
    public static readonly DateTimeOffset Noon = new(2026, 5, 12, 12, 0, 0, TimeSpan.Zero);

    /// <summary>An outage of 47 minutes, led by that person.</summary>
    public static Incident Incident(Person lead, string title = "Card payments stalled", IncidentKind kind = IncidentKind.Outage)
    {
        var incident = Debrief.Features.Incidents.Incident.New(title, kind, Noon);
        incident.LeadId = lead.Id;
        incident.Responders.Add(new() { IncidentId = incident.Id, PersonId = lead.Id, Role = "Lead" });
        foreach (var (milestone, minutes) in new[] { (MilestoneKind.ImpactStarted, 0), (MilestoneKind.Detected, 11), (MilestoneKind.Mitigated, 47), (MilestoneKind.Resolved, 90) })
        {
            incident.SetMilestone(milestone, Noon.AddMinutes(minutes), TimeSpan.FromHours(48));
        }
        return incident;
    }

    /// <summary>A text that may be published: five parts, no open question.</summary>
    public const string FinishedText = """
        ## Summary and impact <!-- part: summary impact -->

        For 47 minutes 39% of card payments failed after a retry change filled the connection pool. 3,407 customers were affected; nobody was charged twice.

        ## What happened <!-- part: story -->

        Reads were sent four times while each held a connection.

        ## Timeline <!-- part: timeline -->

        - 12:00 payments fail
        - 12:47 rolled back

        ## Contributing factors <!-- part: factors -->

        - A missing metric was drawn as zero.

        ## What went well <!-- part: went-well -->

        Idempotency keys turned 212 repeated charges into none.

        ## Actions <!-- part: actions -->

        - Robin adds an alert for pool wait above 2 s by 26 May.

        ## Lessons <!-- part: lessons -->

        - Zero can mean that nothing is there.
        - A restart hides the evidence.
        """;
}
