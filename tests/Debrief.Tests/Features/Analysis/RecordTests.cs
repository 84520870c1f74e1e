using Debrief.Features.Analysis;
using Debrief.Features.Incidents;
using Debrief.Features.Timeline;
using Debrief.Sources;

namespace Debrief.Tests.Features.Analysis;

/// <summary>Beliefs, hypotheses, the sixteen questions, decision points.</summary>
public sealed class RecordTests(App app)
{
    private async Task<(Incident Incident, Page Page)> Open()
    {
        var incident = await app.Save(Some.Incident(await app.Someone()));
        return (incident, await (await app.SignedIn()).Open($"{incident.Path}/analysis"));
    }

    [Fact]
    public async Task A_belief_begins_with_what_was_believed_and_then_says_what_was()
    {
        var (_, page) = await Open();

        var added = await page.Submit("#add-belief", new { Believed = "Nothing reaches the ledger" });
        var said = await added.Submit(".belief form.form", new { Was = "All 480 connections were in use", Why = "The panel drew no data as zero.", WhoKnew = "Aiko" });

        Assert.Equal("Nothing reaches the ledger", said.Text(".belief .was"));
        Assert.Equal("All 480 connections were in use", said.Text(".belief .is"));
        Assert.Contains("Who knew: Aiko", said.Text(".belief"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hypothesis_without_evidence_is_marked_and_cannot_be_decided()
    {
        var (_, page) = await Open();
        var bare = await page.Submit("#add-hypothesis", new { Text = "Payouts share the pool too" });

        var evident = await bare.Submit("#hypotheses form.evidence", new { Text = "Same DSN in both charts", Supports = "true" });
        var decided = await evident.Submit("#hypotheses form.state-Supported");

        Assert.Contains("No evidence yet", bare.Text("#hypotheses"), StringComparison.Ordinal);
        Assert.False(bare.Has("#hypotheses form.state-Supported"));
        Assert.Contains("For Same DSN in both charts", evident.Text("#hypotheses"), StringComparison.Ordinal);
        Assert.Contains("Supported", decided.Text("#hypotheses .badge"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hypothesis_is_refused_a_state_that_nothing_speaks_for()
    {
        var (incident, page) = await Open();
        var evident = await (await page.Submit("#add-hypothesis", new { Text = "Payouts share the pool too" })).Submit("#hypotheses form.evidence", new { Text = "Same DSN", Supports = "true" });
        var bare = await evident.Submit("#hypotheses .evidence-lines .take-away");

        var refused = await evident.Submit("#hypotheses form.state-Refuted");

        Assert.Contains("No evidence yet", bare.Text("#hypotheses"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(HypothesisState.Open, await app.With(db => db.Hypotheses.Of(incident).Select(found => found.State).SingleAsync()));
    }

    [Theory, InlineData(IncidentKind.Outage), InlineData(IncidentKind.NearMiss), InlineData(IncidentKind.Security)]
    public async Task The_sixteen_questions_are_asked_after_every_kind_of_incident(IncidentKind kind)
    {
        var incident = await app.Save(Some.Incident(await app.Someone(), kind: kind));

        var page = await (await app.SignedIn()).Open($"{incident.Path}/analysis");

        Assert.Equal(16, page.Texts("#questions .question > summary").Length);
        Assert.Contains("16 questions open", page.Text("#questions"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_line_of_an_answer_becomes_a_record_once()
    {
        var (incident, page) = await Open();

        var first = await page.Submit("#q-conditions-4 form.answer", new { Text = "Nobody measured pool wait\n- Nobody measured hold time" });
        await first.Submit("#q-conditions-4 form.answer", new { Text = "Nobody measured pool wait\nNobody measured hold time\nNor retries" });

        Assert.Equal(["Nobody measured pool wait", "Nobody measured hold time", "Nor retries"], await app.With(db => db.ContributingFactors.Of(incident).InOrder.Select(factor => factor.Text).ToListAsync()));
        Assert.All(await app.With(db => db.ContributingFactors.Of(incident).ToListAsync()), factor => Assert.Equal(ConditionKind.Unmeasured, factor.Condition));
        Assert.Contains("15 questions open", (await page.Browser.Open(page.Path)).Text("#questions"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_is_waived_only_with_a_reason_and_can_be_opened_again()
    {
        var (_, page) = await Open();

        var refused = await page.Submit("#q-systemic-2 form.waiver", new { Reason = " " });
        var waived = await page.Submit("#q-systemic-2 form.waiver", new { Reason = "This is the first incident of this service." });
        var open = await waived.Submit("#q-systemic-2 form.reopen");

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Waived: This is the first incident", waived.Text("#q-systemic-2"), StringComparison.Ordinal);
        Assert.Contains("16 questions open", open.Text("#questions"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_answer_one_question_the_second_is_told()
    {
        var (_, page) = await Open();
        var answered = await page.Submit("#q-surprise-1 form.answer", new { Text = "It recovered by itself" });
        await answered.Submit("#q-surprise-1 form.answer", new { Text = "It recovered by itself, twice" });

        Assert.Equal(HttpStatusCode.Conflict, (await answered.Submit("#q-surprise-1 form.answer", new { Text = "Nothing" })).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await page.Submit("#q-surprise-1 form.answer", new { Text = "Nothing" })).Status);
    }

    [Fact]
    public async Task A_question_that_does_not_exist_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, (await (await Open()).Page.Submit("#q-surprise-1 form.answer", new { Text = "x" }, at: (await Open()).Incident.Path + "/analysis/questions/surprise-9")).Status);

    [Fact]
    public async Task A_decision_point_stands_on_the_timeline_where_it_happened()
    {
        var (incident, page) = await Open();
        var told = await Event(incident, EventKind.Decision, "Restart the pods");
        var at = await page.Browser.Open($"{incident.Path}/timeline/events/{told.PublicId}");

        var first = await at.Submit("#decision-point", new { Known = "CPU idle\nPool panel at zero", Hypotheses = "Stale connections" });
        var again = await (await page.Browser.Open($"{incident.Path}/timeline/events/{told.PublicId}")).Submit("#decision-point", new { SecondStory = "In February a restart had helped." });

        Assert.Contains("From inside, T+18", first.Text(".decision-point"), StringComparison.Ordinal);
        Assert.Contains("no second story yet", first.Text(".decision-point"), StringComparison.Ordinal);
        Assert.Equal(["CPU idle", "Pool panel at zero"], first.Texts(".decision-point li"));
        Assert.Contains("In February a restart had helped.", again.Text(".decision-point .second"), StringComparison.Ordinal);
        Assert.DoesNotContain("no second story yet", again.Text(".decision-point"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_analysis_says_how_many_key_events_lack_the_second_story()
    {
        var (incident, page) = await Open();
        var told = await Event(incident, EventKind.Decision, "Restart the pods");
        await Event(incident, EventKind.Mitigation, "Rolled back");
        await app.Save(new DecisionPoint { EventId = told.Id, SecondStory = "It had helped before." });

        Assert.Contains("1 of 2 key events lack the second story", (await page.Browser.Open(page.Path)).Text("#open"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_point_of_which_nothing_is_left_is_gone()
    {
        var (incident, page) = await Open();
        var told = await Event(incident, EventKind.Decision, "Restart the pods");
        await app.Save(new DecisionPoint { EventId = told.Id, Known = "CPU idle" });
        var at = await page.Browser.Open($"{incident.Path}/timeline/events/{told.PublicId}");

        Assert.False((await at.Submit("#decision-point", new { Known = "" })).Has(".decision-point"));
    }

    private Task<TimelineEvent> Event(Incident incident, EventKind kind, string text)
    {
        var told = new TimelineEvent { IncidentId = incident.Id, PublicId = $"e{Guid.NewGuid():N}"[..13], At = Some.Noon.AddMinutes(18), OriginalTime = "12:18", Kind = kind, Text = text, Source = "slack", AddedAt = Some.Noon };
        told.Pick(incident.LeadId!.Value, Some.Noon);
        return app.Save(told);
    }
}
