using Debrief.Features.Incidents;
using Debrief.Features.Timeline;
using Debrief.Sources;

namespace Debrief.Tests.Features.Timeline;

public sealed class TimelinePageTests(App app)
{
    private async Task<(Incident Incident, Browser Browser)> WithEvidence()
    {
        var (incident, browser) = (await app.Save(Incident.New("Checkout stalled", IncidentKind.Outage, SlackFixture.Start)), await app.SignedIn());
        await app.BringAndLoad(browser, incident, "export.zip", SlackFixture.Export(), new { Channels = "inc-checkout" });
        return (incident, browser);
    }

    [Fact]
    public async Task An_incident_without_evidence_offers_to_bring_some()
    {
        var incident = await app.Save(Incident.New("Checkout stalled", IncidentKind.Outage, SlackFixture.Start));

        Assert.True((await (await app.SignedIn()).Open($"{incident.Path}/timeline")).Has("#drop input[type=file]"));
        Assert.False((await (await app.SignedIn("Rita", Role.Reader)).Open($"{incident.Path}/timeline")).Has("#drop"));
    }

    [Theory]
    [InlineData("rolled", 1)]
    [InlineData("ANA", 3)]
    [InlineData("roll back r318", 1)]
    [InlineData("13:10-13:20", 3)]
    [InlineData("13:10–13:20 ben", 2)]
    [InlineData("100%", 0)]
    [InlineData("'; drop table timeline_events; --", 0)]
    public async Task Evidence_is_found_by_words_by_people_and_by_hours(string typed, int lines)
    {
        var (incident, browser) = await WithEvidence();

        var page = await browser.Open($"{incident.Path}/timeline?q={Uri.EscapeDataString(typed)}");

        Assert.Equal(lines, page.Texts(".evidence").Length);
        Assert.Equal(typed, page.Attribute("#eq", "value"));
    }

    [Fact]
    public async Task A_long_channel_is_read_to_its_end_window_by_window()
    {
        var (incident, browser) = (await app.Save(Incident.New("A long night", IncidentKind.Outage, SlackFixture.Start)), await app.SignedIn());
        var messages = Enumerable.Range(0, 200).Select(number => $$"""{"type":"message","user":"U1","text":"line {{number}}","ts":"{{1778590800 + number}}.000100"}""");
        await app.BringAndLoad(browser, incident, "night.zip", Bringing.Zip(("users.json", """[{"id":"U1","name":"ana"}]"""), ("channels.json", """[{"id":"C1","name":"night"}]"""), ("night/2026-05-12.json", $"[{string.Join(',', messages)}]")));

        var seen = new List<string>();
        for (var next = $"{incident.Path}/timeline"; next is not null;)
        {
            var window = await browser.Open(next);
            seen.AddRange(window.Texts(".evidence p"));
            next = window.Has(".more-rows") ? window.Attribute(".more-rows", "href") : null;
        }

        Assert.Equal(200, seen.Distinct().Count());
        Assert.Contains("line 199", seen[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?show=nonsense&since=yesterday&from=x&to=y&shown=-5&noise=maybe")]
    [InlineData("?shown=99999999999&q=%00%ED%A0%80")]
    public async Task An_address_that_means_nothing_filters_nothing_and_breaks_nothing(string query)
    {
        var (incident, browser) = await WithEvidence();

        Assert.Equal(HttpStatusCode.OK, (await browser.Open($"{incident.Path}/timeline{query}")).Status);
    }

    [Fact]
    public async Task Key_events_are_picked_in_one_go_and_taken_back_in_one()
    {
        var (incident, browser) = await WithEvidence();

        var page = await (await browser.Open($"{incident.Path}/timeline")).Submit("#pick-telling");

        var picked = await app.With(db => db.TimelineEvents.Where(@event => @event.IncidentId == incident.Id).Picked.ToListAsync());
        Assert.True(picked.Count > 2);
        Assert.DoesNotContain(picked, @event => @event.Kind == EventKind.Message);
        var undo = picked[0].PickedAt!.Value.ToUnixTimeMilliseconds();
        await page.Submit("#picks", at: $"{incident.Path}/timeline/picks/{undo}/removal");
        Assert.Equal(0, await app.With(db => db.TimelineEvents.Where(@event => @event.IncidentId == incident.Id).Picked.CountAsync()));
    }

    [Fact]
    public async Task What_arrives_after_picking_is_offered_and_not_forced()
    {
        var (incident, browser) = await WithEvidence();
        await (await browser.Open($"{incident.Path}/timeline")).Submit("#pick-telling");
        var picked = (await browser.Open($"{incident.Path}/timeline")).Texts(".timeline .event").Length;

        await app.BringAndLoad(browser, incident, "later.zip", SlackFixture.Export("inc-checkout", (75, "UANA", "one more thing"), (76, "UBEN", "and another")), new { Channels = "inc-checkout" });

        var page = await browser.Open($"{incident.Path}/timeline");
        Assert.Equal(picked, page.Texts(".timeline .event").Length);
        Assert.Contains("2 new events since", page.Text("#spine .note"), StringComparison.Ordinal);
        Assert.Equal(2, (await page.Follow("#spine .note a")).Texts(".evidence").Length);
    }

    [Fact]
    public async Task A_timeline_that_begins_with_the_impact_asks_for_what_was_before_and_an_earlier_event_answers()
    {
        var (incident, browser) = await WithEvidence();
        var page = await (await browser.Open($"{incident.Path}/timeline")).Submit("#accept-all");
        Assert.Contains("before the impact", page.Text("#asks"), StringComparison.Ordinal);

        await (await browser.Open($"{incident.Path}/timeline/events/new")).Submit("#new-event", new { When = "13:00", Text = "r318 was deployed", Kind = "Deploy" });

        page = await browser.Open($"{incident.Path}/timeline");
        Assert.DoesNotContain("before the impact", page.Has("#asks") ? page.Text("#asks") : "", StringComparison.Ordinal);
        Assert.StartsWith("Before", page.Texts(".phase h3")[0], StringComparison.Ordinal);
        Assert.StartsWith("T−", page.Texts(".timeline .off")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_stretch_of_silence_counts_as_long_by_the_length_of_the_incident()
    {
        var start = SlackFixture.Start;
        var incident = Incident.New("x", IncidentKind.Outage, start);
        incident.SetMilestone(MilestoneKind.ImpactStarted, start, TimeSpan.Zero);
        incident.SetMilestone(MilestoneKind.Mitigated, start.AddMinutes(47), TimeSpan.Zero);
        TimelineEvent[] events = [At(0), At(3), At(10), At(12), At(40), At(47), At(120)];

        var gaps = Gap.Between(incident, events);

        Assert.Equal([(3, 10), (12, 40), (40, 47)], gaps.Select(gap => ((int)(gap.From - start).TotalMinutes, (int)(gap.To - start).TotalMinutes)));

        TimelineEvent At(int minute) => new()
        {
            IncidentId = incident.Id, PublicId = $"{minute}", At = start.AddMinutes(minute), OriginalTime = "", Kind = EventKind.Note, Text = "x", Source = "slack", AddedAt = start,
        };
    }

    [Fact]
    public async Task Chat_and_notes_that_differ_are_shown_side_by_side_until_somebody_settles_it()
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("DEBRIEF_SHARED") ?? Path.Combine(Repository.Root, "..", "shared"), "data", "payloads", "scenarios", "gitlab-2017-01-31");
        Assert.SkipUnless(Directory.Exists(folder), "There is no shared scenario here.");
        var (incident, browser) = (await app.Save(Incident.New("GitLab.com database outage", IncidentKind.Data, SlackFixture.Start)), await app.SignedIn());
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => Path.GetFileName(file) != "expected.json").Order())
        {
            var upload = await app.Bring(browser, incident, Path.GetFileName(file), await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
            Assert.True(upload.State == UploadState.Waiting, upload.Problem);
            var loaded = await app.Load(browser, incident, upload, upload.Found!.AsksZone ? new { Zone = "UTC" } : null);
            Assert.True(loaded.State == UploadState.Done, loaded.Problem);
        }

        var page = await browser.Open($"{incident.Path}/timeline");

        Assert.Contains(page.Texts(".conflict .sides"), sides => sides.Contains("23:27", StringComparison.Ordinal) && sides.Contains("23:30", StringComparison.Ordinal));
        var before = page.Texts(".conflict").Length;
        page = await page.Submit(".conflict form");
        Assert.Equal(before - 1, page.Texts(".conflict").Length);
    }
}
