using Debrief.Features.Analysis;
using Debrief.Features.Incidents;
using Debrief.Features.Settings;
using Debrief.Features.Timeline;
using Debrief.Sources;

namespace Debrief.Tests.Features.Analysis;

public sealed class FactorTests(App app)
{
    private async Task<(Incident Incident, Page Page)> Open(Incident? incident = null)
    {
        incident ??= await app.Save(Some.Incident(await app.Someone()));
        return (incident, await (await app.SignedIn()).Open($"{incident.Path}/analysis"));
    }

    [Fact]
    public async Task A_factor_begins_with_one_field()
    {
        var (incident, page) = await Open();

        var answer = await page.Submit("#add-factor", new { Text = "  The load test answers every read in 40 ms. " });

        Assert.Equal(["The load test answers every read in 40 ms."], answer.Texts(".factor-card h3"));
        Assert.Equal("F1", answer.Text(".factor-card .no"));
        Assert.Contains("analysis.factor_added by Robin Reyes", await app.ActivityOf(incident.Id));
    }

    [Fact]
    public async Task An_empty_factor_is_refused()
    {
        var (_, page) = await Open();

        var answer = await page.Submit("#add-factor", new { Text = "  " });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("Which condition?", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marks_and_signs_are_kept_as_they_are_and_a_text_that_is_too_long_is_refused()
    {
        var (_, page) = await Open();

        var odd = await page.Submit("#add-factor", new { Text = "zero drawn as “zero” 🦉 <b>" });
        var tooLong = await page.Submit("#add-factor", new { Text = new string('x', ContributingFactor.TextLimit + 1) });

        Assert.Equal(["zero drawn as “zero” 🦉 <b>"], odd.Texts(".factor-card h3"));
        Assert.Equal(HttpStatusCode.BadRequest, tooLong.Status);
    }

    [Fact]
    public async Task Everything_else_is_said_later_and_a_layer_nobody_named_before_is_made()
    {
        var (incident, page) = await Open();
        var told = await Event(incident, EventKind.Deploy, "checkout 4.2 to production");
        var category = await app.With(db => db.FactorCategories.SingleAsync(found => found.Name == "Testing"));
        var layer = $"Load test {Guid.NewGuid():N}";
        var form = await (await page.Submit("#add-factor", new { Text = "Nobody tried a slow read" })).Follow(".factor-card a.btn");

        var answer = await form.Submit("#factor", new { Category = category.Id, Condition = "Unmeasured", Hurt = "Containment", Layer = layer, Elsewhere = "payouts", Events = new[] { told.PublicId } });

        Assert.Contains(layer, answer.Text(".factor-card"), StringComparison.Ordinal);
        Assert.Contains("hurt containment", answer.Text(".factor-card"), StringComparison.Ordinal);
        Assert.Contains("shown by 1 event", answer.Text(".factor-card"), StringComparison.Ordinal);
        Assert.Contains(category.Remedy, answer.Text("#coverage .remedy"), StringComparison.Ordinal);
        Assert.Equal("One layer had a hole; nothing behind it held", answer.Text("#h-layers"));
        Assert.True(await app.With(db => db.DefenceLayers.AnyAsync(known => known.Name == layer)));
    }

    [Fact]
    public async Task A_factor_born_from_an_event_is_shown_by_it()
    {
        var (incident, page) = await Open();
        var told = await Event(incident, EventKind.Alert, "PoolWait");
        var at = await page.Browser.Open($"{incident.Path}/timeline/events/{told.PublicId}");

        var answer = await at.Submit("#new-factor", new { Text = "Pool wait lost its name" });

        Assert.Contains("shown by 1 event", answer.Text(".factor-card"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sentence_of_the_text_becomes_a_factor_while_its_author_stays_in_the_text()
    {
        var (incident, page) = await Open();
        await app.Save(new Debrief.Features.Writeups.Writeup { IncidentId = incident.Id, Template = "standard", StartedAt = Some.Noon });
        var text = await page.Browser.Open($"{incident.Path}/writeup");

        var answer = await text.Submit("#make-factor", new { Text = "The panel draws a missing metric as zero." });

        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        Assert.Contains("F1 is in the analysis.", answer.Header("HX-Trigger"), StringComparison.Ordinal);
        Assert.Equal(["The panel draws a missing metric as zero."], (await page.Browser.Open(page.Path)).Texts(".factor-card h3"));
    }

    [Fact]
    public async Task Publishing_says_what_the_analysis_leaves_open_and_does_not_wait_for_it()
    {
        var (incident, page) = await Open();
        var writeup = new Debrief.Features.Writeups.Writeup { IncidentId = incident.Id, Template = "standard", StartedAt = Some.Noon };
        var change = writeup.Save(0, Some.FinishedText, incident.LeadId!.Value, Some.Noon)!;
        await app.Save(writeup);
        await app.Save(change);
        var before = await page.Browser.Open($"{incident.Path}/publish");

        await page.Submit("#add-factor", new { Text = "The panel draws a missing metric as zero." });
        var after = await page.Browser.Open($"{incident.Path}/publish");

        Assert.False(before.Has("#open-ends"));
        Assert.Contains("What else had to be true?", after.Texts("#open-ends li"));
        Assert.Equal($"/postmortems/{incident.Number}", (await after.Submit("#publish")).Path);
    }

    [Fact]
    public async Task Of_two_who_change_one_factor_the_second_is_told_and_overwrites_nothing()
    {
        var (_, page) = await Open();
        var list = await page.Submit("#add-factor", new { Text = "One pool for two" });
        var (first, second) = (await list.Follow(".factor-card a.btn"), await list.Follow(".factor-card a.btn"));
        await first.Submit("#factor", new { Text = "Payouts and payments draw on one pool" });

        var answer = await second.Submit("#factor", new { Text = "Another text" });

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("Payouts and payments draw on one pool", (await page.Browser.Open(list.Path)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_people_who_add_a_factor_at_once_each_get_a_number_of_their_own()
    {
        var (incident, page) = await Open();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(each => page.Submit("#add-factor", new { Text = $"Condition {each}" })));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(Enumerable.Range(1, 10), await app.With(db => db.ContributingFactors.Of(incident).InOrder.Select(factor => factor.Number).ToListAsync()));
    }

    [Fact]
    public async Task What_is_taken_away_comes_back_and_its_number_is_given_to_no_other()
    {
        var (_, page) = await Open();
        var added = await page.Submit("#add-factor", new { Text = "First" });
        var path = added.Attribute(".factor-card .take-away", "action")!;

        var gone = await added.Submit(".factor-card .take-away");
        var next = await gone.Submit("#add-factor", new { Text = "Second" });
        var back = await next.Submit("#add-held", at: $"{path}/removal", fields: new { Text = "x" });

        Assert.False(gone.Has(".factor-card"));
        Assert.Equal(["F2"], next.Texts(".factor-card .no"));
        Assert.Equal(["First", "Second"], back.Texts(".factor-card h3"));
    }

    [Fact]
    public async Task Another_incidents_factor_is_not_found()
    {
        var (_, page) = await Open();
        var added = await page.Submit("#add-factor", new { Text = "First" });
        var id = added.Attribute(".factor-card", "id")!["r-".Length..];
        var (other, _) = await Open();

        Assert.Equal(HttpStatusCode.NotFound, (await page.Browser.Open($"{other.Path}/analysis/factors/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await added.Submit(".take-away", at: $"{other.Path}/analysis/factors/{id}/removal")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await added.Follow(".factor-card a.btn")).Submit("#factor", at: $"{other.Path}/analysis/factors/{id}")).Status);
    }

    [Fact]
    public async Task An_event_of_another_incident_shows_nothing_here()
    {
        var (_, page) = await Open();
        var (other, _) = await Open();
        var foreign = await Event(other, EventKind.Alert, "Elsewhere");
        var form = await (await page.Submit("#add-factor", new { Text = "One" })).Follow(".factor-card a.btn");

        var answer = await page.Browser.Http.PostAsync(new Uri(form.Attribute("#factor", "action")!, UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = form.Attribute("#factor input[name=__RequestVerificationToken]", "value")!, ["Version"] = form.Attribute("#factor input[name=Version]", "value")!, ["Text"] = "One", ["Events"] = foreign.PublicId,
        }), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("shown by", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restricted_analysis_is_not_there_for_others()
    {
        var (robin, incident) = (await app.Someone(), Some.Incident(await app.Someone()));
        incident.Restrict("The hole is open until Friday.", [robin.Id]);
        await app.Save(incident);
        var (_, own) = (incident, await app.SignedInAs(robin).Open($"{incident.Path}/analysis"));
        await own.Submit("#add-factor", new { Text = "A secret hole" });
        var other = await app.SignedIn("Omar Other");

        Assert.Equal(HttpStatusCode.OK, own.Status);
        Assert.All(await Task.WhenAll(other.Open($"{incident.Path}/analysis"), other.Open($"{incident.Path}/analysis/layers.svg")), answer => Assert.Equal(HttpStatusCode.NotFound, answer.Status));
        Assert.Equal(HttpStatusCode.NotFound, (await (await Open()).Page.Submit("#add-factor", new { Text = "x" }, at: $"{incident.Path}/analysis/factors")).Status);
    }

    [Fact]
    public async Task A_reader_sees_it_and_cannot_write()
    {
        var (incident, page) = await Open();
        await page.Submit("#add-factor", new { Text = "Seen by all" });

        var reading = await (await app.SignedIn("Rita Reader", Role.Reader)).Open($"{incident.Path}/analysis");

        Assert.Contains("Seen by all", reading.Text(".factor-card"), StringComparison.Ordinal);
        Assert.False(reading.Has(".an form"));
    }

    [Fact]
    public async Task The_coach_asks_beside_a_factor_and_blocks_nothing()
    {
        var (_, page) = await Open();

        var answer = await page.Submit("#add-factor", new { Text = "Human error: Dave should have known better." });

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.NotEmpty(answer.Texts(".factor-card .finding .q"));
    }

    [Fact]
    public async Task A_factor_that_begins_like_an_order_is_not_read_as_an_action()
    {
        var (_, page) = await Open();

        Assert.Empty((await page.Submit("#add-factor", new { Text = "Review saw three changed lines. Nothing showed that one read could hold a connection for 20 seconds." })).Texts(".factor-card .finding"));
    }

    [Fact]
    public async Task A_factor_with_neither_action_nor_reason_is_lit_until_somebody_writes_why_not()
    {
        var (_, page) = await Open();
        var bare = await page.Submit("#add-factor", new { Text = "The vendor has one region" });

        var answer = await bare.Submit("#coverage form", new { Reason = "We accept it: a second region costs more than an hour a year." });

        Assert.True(bare.Has("#coverage tr.bare"));
        Assert.False(answer.Has("#coverage tr.bare"));
        Assert.Contains("costs more than an hour", answer.Text("#coverage"), StringComparison.Ordinal);
    }

    private Task<TimelineEvent> Event(Incident incident, EventKind kind, string text)
    {
        var told = new TimelineEvent { IncidentId = incident.Id, PublicId = $"e{Guid.NewGuid():N}"[..13], At = Some.Noon, OriginalTime = "12:00", Kind = kind, Text = text, Source = "slack", AddedAt = Some.Noon };
        told.Pick(incident.LeadId!.Value, Some.Noon);
        return app.Save(told);
    }
}
