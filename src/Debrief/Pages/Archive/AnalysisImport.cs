using System.Globalization;
using System.Text.RegularExpressions;
using Debrief.Drafting;
using Debrief.Features.Analysis;
using Debrief.Features.Incidents;
using Debrief.Features.Settings;
using Debrief.Features.Timeline;

namespace Debrief.Pages.Archive;

/// <summary>The analysis of a file, into the incident that was made of it. What a file says wrongly is noted and left out; the rest comes in.</summary>
internal sealed partial class AnalysisImport(ArchiveWriting into, FileAnalysis file, List<string> notes)
{
    private readonly DebriefDb db = into.Db;
    private Dictionary<string, TimelineEvent> events = [];

    /// <summary>After the events are there. Rows that have a place of their own are saved one by one, because the order of saving gives it.</summary>
    public async Task RunAsync(Incident incident, CancellationToken ct)
    {
        if (file == FileAnalysis.None) return;

        events = await db.TimelineEvents.Of(incident).ToDictionaryAsync(found => found.PublicId, ct);
        foreach (var held in file.Held) await KeepAsync(new HeldLayer { IncidentId = incident.Id, Text = Text(held.Text), LayerId = (await LayerAsync(held.Layer, ct))?.Id }, ct);
        foreach (var belief in file.Beliefs)
        {
            var row = new Belief { IncidentId = incident.Id, Believed = Text(belief.Believed), Was = Text(belief.Was), Why = Text(belief.Why), WhoKnew = Text(belief.WhoKnew) };
            row.EventId = Named(belief.Event)?.Id;
            await KeepAsync(row, ct);
        }
        foreach (var hypothesis in file.Hypotheses) await AddHypothesisAsync(incident, hypothesis, ct);
        await AddFactorsAsync(incident, ct);
        await AddStepsAsync(incident, ct);
        AddAnswers(incident);
        foreach (var decision in file.Decisions.DistinctBy(decision => decision.Event)) AddDecision(decision);
        await db.SaveChangesAsync(ct);
    }

    private async Task AddFactorsAsync(Incident incident, CancellationToken ct)
    {
        var taken = new HashSet<int>();
        foreach (var told in file.Factors)
        {
            var number = Name().Match(told.Name) is { Success: true } name ? int.Parse(name.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0;
            if (number == 0 || !taken.Add(number))
            {
                number = taken.DefaultIfEmpty().Max() + 1;
                taken.Add(number);
                notes.Add($"factors: “{Storable.Text(told.Name, 40)}” is no name of its own such as F3; it is F{number} here.");
            }
            var factor = new ContributingFactor { IncidentId = incident.Id, Number = number, Text = Text(told.Text), Elsewhere = Text(told.Elsewhere), NoActionReason = Text(told.NoAction), AddedAt = into.Now };
            (factor.Condition, factor.Hurt) = (Word<ConditionKind>(told.Condition, "condition"), Word<HurtPart>(told.Hurt, "hurt"));
            (factor.CategoryId, factor.LayerId) = ((await CategoryAsync(told.Category, ct))?.Id, (await LayerAsync(told.Layer, ct))?.Id);
            factor.Events.AddRange(told.Events.Select(Named).OfType<TimelineEvent>().Distinct());
            await KeepAsync(factor, ct);
        }
    }

    private async Task AddHypothesisAsync(Incident incident, FileHypothesis told, CancellationToken ct)
    {
        var hypothesis = new Hypothesis { IncidentId = incident.Id, Text = Text(told.Text) };
        await KeepAsync(hypothesis, ct);
        foreach (var (text, supports) in told.For.Select(text => (text, true)).Concat(told.Against.Select(text => (text, false))))
            await KeepAsync(new HypothesisEvidence { HypothesisId = hypothesis.Id, Supports = supports, Text = Text(text) }, ct);
        if (hypothesis.Decide(Word<HypothesisState>(told.State, "state") ?? HypothesisState.Open) is { } refusal) notes.Add($"hypotheses: {refusal.Reason}");
    }

    /// <summary>A step stands below one that came before it in the file, so none can explain itself.</summary>
    private async Task AddStepsAsync(Incident incident, CancellationToken ct)
    {
        var steps = new List<WhyNode>();
        foreach (var told in file.Steps)
        {
            var step = new WhyNode { IncidentId = incident.Id, Text = Text(told.Text, WhyNode.TextLimit), Question = Text(told.Question, WhyNode.TextLimit) };
            if (told.Under is { } under)
            {
                if (under < 1 || under > steps.Count) notes.Add($"steps: {under} is no step before “{Storable.Text(told.Text, 60)}”; it stands on its own here.");
                else step.MoveUnder(steps[under - 1], steps);
            }
            steps.Add(step);
            await KeepAsync(step, ct);
        }
    }

    private void AddAnswers(Incident incident)
    {
        foreach (var told in file.Answers.DistinctBy(answer => answer.Question))
        {
            if (GuidingQuestions.Of(told.Question) is null) notes.Add($"answers: “{Storable.Text(told.Question, 40)}” is none of the sixteen questions.");
            else db.QuestionAnswers.Add(new() { IncidentId = incident.Id, Question = told.Question, State = Word<AnswerState>(told.State, "state") ?? AnswerState.Answered, Text = Text(told.Text, QuestionAnswer.TextLimit) });
        }
    }

    private void AddDecision(FileDecision told)
    {
        if (Named(told.Event) is not { } found) return;

        db.DecisionPoints.Add(new()
        {
            EventId = found.Id, Known = Text(told.Known, DecisionPoint.TextLimit), Hypotheses = Text(told.Hypotheses, DecisionPoint.TextLimit), Reasonable = Text(told.Reasonable, DecisionPoint.TextLimit),
            FirstStory = Text(told.FirstStory, DecisionPoint.TextLimit), SecondStory = Text(told.SecondStory, DecisionPoint.TextLimit),
        });
    }

    private async Task KeepAsync(object row, CancellationToken ct)
    {
        db.Add(row);
        await db.SaveChangesAsync(ct);
    }

    private TimelineEvent? Named(string? id)
    {
        if (id is null) return null;
        if (events.TryGetValue(id, out var found)) return found;
        notes.Add($"{Storable.Text(id, 40)} is none of the events in this file.");
        return null;
    }

    private Task<DefenceLayer?> LayerAsync(string? name, CancellationToken ct) => db.LayerNamedAsync(Storable.Text(name ?? "", Service.NameLimit), ct);

    private async Task<FactorCategory?> CategoryAsync(string? name, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(name)) return null;

        var wanted = Storable.Text(name.Trim(), Service.NameLimit);
        return await db.FactorCategories.FirstOrDefaultAsync(known => known.Name.ToLower() == wanted.ToLower(), ct) ?? db.FactorCategories.Add(new() { Name = wanted, Remedy = "" }).Entity;
    }

    private static string Text(string? text, int limit = ContributingFactor.TextLimit) => Storable.Text(text ?? "", limit);

    private T? Word<T>(string? word, string what) where T : struct, Enum
    {
        if (word is null) return null;
        if (Enum.TryParse<T>(word, ignoreCase: true, out var value) && Enum.IsDefined(value)) return value;
        notes.Add($"{what}: “{Storable.Text(word, 80)}” is none that Debrief knows.");
        return null;
    }

    [GeneratedRegex(@"^F([1-9]\d{0,5})\z")]
    private static partial Regex Name();
}
