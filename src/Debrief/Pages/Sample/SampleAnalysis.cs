using Debrief.Features.Analysis;
using Debrief.Features.Incidents;
using Debrief.Features.Settings;
using Debrief.Features.Timeline;

namespace Debrief.Pages.Sample;

/// <summary>What the people of the sample found out. Only layers and categories that every Debrief begins with, so that the sample leaves without a trace.</summary>
internal static class SampleAnalysis
{
    private static readonly (string Text, string Layer, string Category, ConditionKind Condition, HurtPart Hurt, string Shown)[] Factors =
    [
        ("Review saw three changed lines. Nothing showed that one read could now hold a connection for 20 seconds.", "Review", "Process", ConditionKind.Process, HurtPart.Prevention, "r318 sends a ledger read"),
        ("The load test answers every ledger read in 40 ms, so repeating a read has never been tried under delay.", "Test", "Testing", ConditionKind.Technical, HurtPart.Prevention, "r318 sends a ledger read"),
        ("A canary of one pod in 24 cannot fill a pool that all pods share. It passes for any change of this kind.", "Gradual rollout", "Testing", ConditionKind.Technical, HurtPart.Prevention, "canary gate passed"),
        ("Payouts and payments draw on one pool of 480 connections, so one can starve the other.", "Limits", "Architecture", ConditionKind.Technical, HurtPart.Containment, "payouts paused"),
        ("Pool wait lost its name the week before. Its panel draws “no data” as zero and no alert covers it.", "Alert", "Detection", ConditionKind.Unmeasured, HurtPart.Diagnosis, "480 of 480"),
        ("The runbook begins with a restart, which clears the evidence and can look like a cure.", "Runbook", "Knowledge", ConditionKind.Knowledge, HurtPart.Diagnosis, "decision: restart"),
    ];

    private static readonly (string Question, string Text, int Under)[] Steps =
    [
        ("", "The pool stayed full for 41 minutes", -1), ("What held the connections?", "Reads that had given up on their caller kept theirs", 0),
        ("What made that possible?", "Retries have no budget, and cancelling does not reach the ledger", 1), ("How did that become normal?", "Reads always took 40 ms, so nobody paid for it", 2),
        ("What kept us from seeing it?", "The panel showed zero", 0), ("What made zero believable?", "CPU was idle, and February looked the same", 4),
    ];

    public static async Task FindOutAsync(DebriefDb db, Incident incident, CurrentUser user, DateTimeOffset now, CancellationToken ct)
    {
        var (layers, categories) = (await db.DefenceLayers.ToDictionaryAsync(layer => layer.Name, layer => layer.Id, ct), await db.FactorCategories.ToDictionaryAsync(category => category.Name, category => category.Id, ct));
        var events = await db.PickedEvents(incident).ToListAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        foreach (var (text, layer, category, condition, hurt, shown) in Factors)
        {
            var factor = await db.AddFactorAsync(incident, text, user, now, ct);
            (factor.LayerId, factor.CategoryId, factor.Condition, factor.Hurt) = (Of(layers, layer), Of(categories, category), condition, hurt);
            factor.Events.AddRange(events.Where(found => found.Text.Contains(shown, StringComparison.Ordinal)));
        }
        db.HeldLayers.Add(new() { IncidentId = incident.Id, Text = "Idempotency keys turned 212 repeated charges into none.", LayerId = Of(layers, "Recovery") });
        var belief = db.AddBelief(incident, "Nothing reaches the ledger", user, now);
        (belief.Was, belief.Why, belief.WhoKnew) = ("All 480 connections were in use", "The panel drew “no data” as zero.", "Aiko Tanaka knew of the rename; nobody had asked who reads that panel.");
        await db.SaveChangesAsync(ct);
        var harmless = db.AddBelief(incident, "A restart does no harm", user, now);
        (harmless.Was, harmless.Why) = ("It empties the pool, then fills it at once", "In February it had cured dead connections in four minutes.");
        if (events.Find(found => found.Text.StartsWith("decision: restart", StringComparison.OrdinalIgnoreCase)) is { } restart)
        {
            db.DecisionPoints.Add(new()
            {
                EventId = restart.Id, Known = "Database CPU at 31%, connections panel at zero\nr318 had passed the canary 20 minutes before", Hypotheses = "Dead connections, as in February\nSomething in r318",
                Reasonable = "A restart takes 4 minutes and a rollback 11, which would also take back the card-data fix.", FirstStory = "The team restarted the pods instead of rolling back.",
                SecondStory = "Every instrument they had said that nothing reached the ledger, and the last time it looked so, a restart was the cure.",
            });
        }
        await GrowTreeAsync(db, incident, ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task GrowTreeAsync(DebriefDb db, Incident incident, CancellationToken ct)
    {
        var grown = new List<WhyNode>();
        foreach (var (question, text, under) in Steps)
        {
            var step = new WhyNode { IncidentId = incident.Id, Question = question, Text = text };
            step.MoveUnder(under < 0 ? null : grown[under], grown);
            grown.Add(step);
            db.WhyNodes.Add(step);
            await db.SaveChangesAsync(ct);
        }
    }

    /// <summary>An administrator may have renamed it.</summary>
    private static Guid? Of(Dictionary<string, Guid> names, string name) => names.TryGetValue(name, out var id) ? id : null;
}
