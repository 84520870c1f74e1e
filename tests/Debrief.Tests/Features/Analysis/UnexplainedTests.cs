using Debrief.Features.Analysis;
using Debrief.Features.Incidents;
using Debrief.Features.Settings;
using Debrief.Features.Timeline;
using Debrief.Sources;

namespace Debrief.Tests.Features.Analysis;

/// <summary>What the story leaves unexplained.</summary>
public sealed class UnexplainedTests
{
    private static readonly Incident Incident = Some.Incident(new Person { Name = "Robin" });
    private static readonly DefenceLayer Review = new() { Name = "Review", Position = 1 }, Alert = new() { Name = "Alert", Position = 2 };

    private static AnalysisView View(ContributingFactor[] factors, TimelineEvent[]? events = null, HeldLayer[]? held = null, bool vendor = false, int keyEvents = 0) => new(
        Incident, new(Guid.NewGuid(), "Robin", Role.Member), factors, held ?? [], [], [], new Dictionary<string, QuestionAnswer>(), new([]), [Review, Alert], events ?? [],
        vendor ? factors.Select(factor => factor.Id).ToHashSet() : new HashSet<Guid>(), keyEvents, 0, new Dictionary<Guid, uint>(), new Dictionary<string, uint>());

    private static ContributingFactor Factor(int number, HurtPart? hurt = null, DefenceLayer? layer = null, params TimelineEvent[] events)
    {
        var factor = new ContributingFactor { IncidentId = Incident.Id, Number = number, Text = $"Condition {number}", AddedAt = Some.Noon, Hurt = hurt, LayerId = layer?.Id };
        factor.Events.AddRange(events);
        return factor;
    }

    private static TimelineEvent Event(EventKind kind, string text = "checkout 4.2") => new() { IncidentId = Incident.Id, PublicId = "e1", At = Some.Noon, OriginalTime = "", Kind = kind, Text = text, Source = "slack", AddedAt = Some.Noon };

    private static string Said(AnalysisView view) => string.Join("\n", Unexplained.Of(view).Select(end => $"{end.Text} {end.Detail}"));

    [Fact]
    public void One_factor_is_asked_for_others() => Assert.Contains("What else had to be true?", Said(View([Factor(1)])), StringComparison.Ordinal);

    [Fact]
    public void Two_factors_are_not() => Assert.DoesNotContain("What else had to be true?", Said(View([Factor(1), Factor(2)])), StringComparison.Ordinal);

    [Fact]
    public void Only_a_third_party_is_asked_what_was_ours()
    {
        Assert.Contains("What did we agree to", Said(View([Factor(1), Factor(2)], vendor: true)), StringComparison.Ordinal);
        Assert.DoesNotContain("What did we agree to", Said(View([Factor(1), Factor(2)])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_turning_point_that_no_factor_explains_is_named_and_talk_is_not()
    {
        var (deploy, talk) = (Event(EventKind.Deploy), Event(EventKind.Hypothesis, "Is it the pool?"));

        Assert.Contains("One turning point belongs to no factor “checkout 4.2”", Said(View([Factor(1)], [deploy, talk])), StringComparison.Ordinal);
        Assert.DoesNotContain("turning point", Said(View([Factor(1, events: deploy)], [deploy, talk])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_factor_that_no_event_shows_is_named()
    {
        var deploy = Event(EventKind.Deploy);

        Assert.Contains("Which events show F2?", Said(View([Factor(1, events: deploy), Factor(2)], [deploy])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_slow_phase_that_no_factor_explains_is_named()
    {
        // 11 min unseen, 36 min diagnosing, 43 min recovering.
        Assert.Contains("What made it take 36 min to understand?", Said(View([Factor(1)])), StringComparison.Ordinal);
        Assert.DoesNotContain("to understand", Said(View([Factor(1, HurtPart.Diagnosis)])), StringComparison.Ordinal);
        Assert.DoesNotContain("being seen", Said(View([Factor(1)])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_nobody_spoke_about_is_named_once_somebody_spoke_of_layers()
    {
        Assert.DoesNotContain("Nobody has spoken", Said(View([Factor(1)])), StringComparison.Ordinal);
        Assert.Contains("Nobody has spoken about Alert", Said(View([Factor(1, layer: Review)])), StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody has spoken", Said(View([Factor(1, layer: Review)], held: [new() { IncidentId = Incident.Id, Text = "It rang", LayerId = Alert.Id }])), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_asked_while_nothing_was_found_but_the_slow_phases() =>
        Assert.All(Unexplained.Of(View([], [Event(EventKind.Deploy)])), end => Assert.Contains("no factor hurt", end.Detail, StringComparison.Ordinal));
}
