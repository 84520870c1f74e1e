using Debrief.Data;
using Debrief.Features.Analysis;
using Debrief.Features.Incidents;
using Debrief.Features.Settings;
using Debrief.Features.Timeline;
using Debrief.Sources;
using Microsoft.EntityFrameworkCore;

namespace Debrief.Bench.Pages;

/// <summary>One incident of which more was found than anyone should have to read: factors with evidence, layers, beliefs, a tree, all questions answered.</summary>
internal static class Analysing
{
    private static readonly EventKind[] Kinds = [EventKind.Alert, EventKind.Deploy, EventKind.Decision, EventKind.Action, EventKind.Hypothesis, EventKind.Mitigation];

    public static async Task<int> FillAsync(Func<DebriefDb> open, Stock stock, int factors, int events)
    {
        await using var db = open();
        var began = new DateTimeOffset(2026, 5, 12, 12, 0, 0, TimeSpan.Zero);
        var incident = Incident.New("Much was found", IncidentKind.Outage, began);
        foreach (var (kind, minutes) in new[] { (MilestoneKind.ImpactStarted, 0), (MilestoneKind.Detected, 40), (MilestoneKind.Understood, 200), (MilestoneKind.Mitigated, 260), (MilestoneKind.Resolved, 320) })
            incident.SetMilestone(kind, began.AddMinutes(minutes), TimeSpan.FromHours(48));
        db.Add(incident);
        var (layers, categories) = (await db.DefenceLayers.InOrder.ToListAsync(), await db.FactorCategories.ToListAsync());
        var told = Enumerable.Range(0, events).Select(number => new TimelineEvent
        {
            IncidentId = incident.Id, PublicId = $"bench{number}", At = began.AddMinutes(number), OriginalTime = "", Kind = Kinds[number % Kinds.Length], Text = stock.Sentence(), Source = "slack", AddedAt = began,
        }).ToList();
        foreach (var each in told) each.Pick(Guid.Empty, began);
        foreach (var each in told) db.Entry(each).Property(found => found.PickedById).CurrentValue = null;
        db.AddRange(told);
        foreach (var each in told.Where(each => each.Kind == EventKind.Decision)) db.Add(new DecisionPoint { EventId = each.Id, Known = stock.Sentence(), SecondStory = each.At.Minute % 2 == 0 ? stock.Sentence() : "" });
        for (var number = 0; number < factors; number++)
        {
            var factor = new ContributingFactor { IncidentId = incident.Id, Number = number + 1, Text = stock.Sentence(), AddedAt = began, CategoryId = categories[number % categories.Count].Id, LayerId = layers[number % (layers.Count - 2)].Id, Hurt = (HurtPart)(number % 5) };
            factor.Events.AddRange(told.Skip(number * 5).Take(4));
            db.Add(factor);
        }
        db.AddRange(layers.TakeLast(2).Select(layer => new HeldLayer { IncidentId = incident.Id, Text = stock.Sentence(), LayerId = layer.Id }));
        db.AddRange(Enumerable.Range(0, 12).Select(_ => new Belief { IncidentId = incident.Id, Believed = stock.Sentence(), Was = stock.Sentence(), Why = stock.Sentence() }));
        db.AddRange(Enumerable.Range(0, 8).Select(_ => new Hypothesis { IncidentId = incident.Id, Text = stock.Sentence() }));
        db.AddRange(Debrief.Drafting.GuidingQuestions.All.Select(question => new QuestionAnswer { IncidentId = incident.Id, Question = question.Key, State = AnswerState.Answered, Text = stock.Sentence() }));
        var steps = new List<WhyNode>();
        for (var number = 0; number < 20; number++)
        {
            var step = new WhyNode { IncidentId = incident.Id, Text = stock.Sentence(), Question = "What made that possible?" };
            step.MoveUnder(number == 0 ? null : steps[(number - 1) / 2], steps);
            steps.Add(step);
        }
        db.AddRange(steps);
        await db.SaveChangesAsync();
        return incident.Number;
    }
}
