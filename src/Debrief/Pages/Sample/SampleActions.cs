using Debrief.Features.ActionItems;
using Debrief.Features.Incidents;

namespace Debrief.Pages.Sample;

/// <summary>What the sample's write-up promises, as it may stand two days later: one done and unseen, one half way, one just begun.</summary>
internal static class SampleActions
{
    public static IEnumerable<ActionItem> Of(Incident incident, IReadOnlyDictionary<string, Person> people, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var alert = Action(incident, 1, ActionKind.Detect, "Add an alert for pool wait above 2 s, and for the metric being absent", people["U01JONA"], today.AddDays(7), now);
        Condition(alert, "A drill with a blocked pool pages the on-call within three minutes", people["U01JONA"], now);
        alert.Finish(now);
        alert.PlanVerification("Block the pool in the game day and wait for the page", people["U01PRIY"].Id, today.AddDays(9));

        var retries = Action(incident, 2, ActionKind.Prevent, "Limit retries in the ledger client to 10% of requests", people["U01PRIY"], today.AddDays(14), now);
        Condition(retries, "Budget and jitter are in the ledger client’s release", people["U01PRIY"], now);
        Condition(retries, "The load test with 900 ms reads keeps the pool under 70%");
        retries.Start();

        var runbook = Action(incident, 3, ActionKind.Respond, "Change the runbook so that it asks the pooler before any restart", people["U01MARA"], today.AddDays(7), now);
        Condition(runbook, "Someone who was not there follows it in a drill");
        return [alert, retries, runbook];
    }

    private static ActionItem Action(Incident incident, int rank, ActionKind kind, string text, Person owner, DateOnly due, DateTimeOffset now)
    {
        var item = new ActionItem { IncidentId = incident.Id, Rank = rank, Kind = kind, Text = text, CreatedAt = now };
        item.Promise(owner, due, DateOnly.FromDateTime(now.UtcDateTime));
        return item;
    }

    private static void Condition(ActionItem item, string text, Person? metBy = null, DateTimeOffset now = default)
    {
        item.AddCriterion(text);
        if (metBy is not null) item.Criteria[^1].Meet(metBy.Id, now);
    }
}
