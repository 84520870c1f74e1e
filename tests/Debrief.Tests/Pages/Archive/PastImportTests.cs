using System.Text;
using Debrief.Features.Incidents;
using Debrief.Features.Library;
using Debrief.Features.Timeline;
using Debrief.Tests.Features.Timeline;

namespace Debrief.Tests.Pages.Archive;

public sealed class PastImportTests(App app)
{
    private static string Past(string title = "Queue stood still") => $"""
        # {title} {Guid.NewGuid():N} (2024-02-28)

        **Severity:** SEV-3
        **Services:** `mail-worker`

        ## Summary

        Mail waited for an hour.

        ## Timeline (all times in UTC)

        - 10:00 Queue grows
        - 10:20 Alert: queue age above 15 min (noor)
        - 11:02 Worker restarted, queue drains

        ## Root cause

        The worker held a lock.

        ## What went well

        No mail was lost.

        ## Action items

        | Action | Owner | Due | Status |
        |---|---|---|---|
        | Alert on lock age | Noor Haddad | 2024-03-15 | Done |
        | Bound the lock | Ivo | 2024-03-20 | |

        ## Thanks

        To the night shift.
        """;

    [Fact]
    public async Task A_post_mortem_from_elsewhere_becomes_an_incident_of_its_day_with_its_text_and_its_timeline()
    {
        var noor = await app.SignedIn("Noor Haddad");

        var result = await noor.Import(("2024-02-28-queue.md", Past()));

        Assert.Equal(["Imported"], result.Outcomes());
        Assert.Equal(["Wed 28 Feb 2024", "SEV3", "mail-worker", "Summary, Timeline, Contributing factors, What went well, Actions", "3 events"], result.Texts(".brought dd"));
        Assert.Equal(["Alert on lock age Noor Haddad, due 15 Mar 2024, done", "Bound the lock Ivo, due 20 Mar 2024, open"], result.Texts(".brought details:first-of-type li"));
        Assert.Contains("a heading that names no part: Thanks", string.Join('\n', result.Texts(".brought li")), StringComparison.Ordinal);
        var incident = await Incident(result);
        Assert.Equal((IncidentKind.Outage, Severity.Sev3, new DateTimeOffset(2024, 2, 28, 12, 0, 0, TimeSpan.Zero)), (incident.Kind, incident.Severity, incident.OccurredAt));
        var article = await noor.Open($"/postmortems/{incident.Number}");
        Assert.Contains("The worker held a lock.", article.Text(".text"), StringComparison.Ordinal);
        Assert.Contains("Published Wed 28 Feb 2024", article.Text(".head"), StringComparison.Ordinal);
        Assert.Equal(3, article.Texts(".side li").Length);
        Assert.Equal(["postmortem.imported by Noor Haddad"], await app.ActivityOf(incident.Id));
    }

    [Fact]
    public async Task Every_event_leads_back_to_its_line_of_the_file()
    {
        var noor = await app.SignedIn();
        var result = await noor.Import(("queue.md", Past()));
        var incident = await Incident(result);

        var id = await app.With(db => db.TimelineEvents.Of(incident).Where(found => found.Text.StartsWith("Alert")).Select(found => found.PublicId).SingleAsync());

        var record = await (await noor.Open($"{incident.Path}/timeline/events/{id}")).Follow(".records a");
        Assert.Contains("- 10:20 Alert: queue age above 15 min (noor)", record.Body, StringComparison.Ordinal);
        Assert.Contains("with 3 events on its timeline", (await (await noor.Open($"{incident.Path}/imports")).Follow(".uploads a")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_can_be_had_as_it_came()
    {
        var (noor, past) = (await app.SignedIn(), Past().ReplaceLineEndings("\r\n"));

        var result = await noor.Import(("queue.md", past));

        Assert.Equal(past, await noor.Http.GetStringAsync(new Uri(result.Attribute(".brought p.small a[href^='/library/import/']", "href")!, UriKind.Relative)));
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedIn()).Open($"{result.Path}/0")).Status);
    }

    [Fact]
    public async Task The_day_stays_when_milestones_are_saved_empty()
    {
        var noor = await app.SignedIn();
        var incident = await Incident(await noor.Import(("queue.md", Past())));

        await (await noor.Open($"{incident.Path}/facts")).Submit("#milestones-form");

        Assert.Equal(incident.OccurredAt, (await app.With(db => db.AllIncidents.SingleAsync(found => found.Id == incident.Id))).OccurredAt);
    }

    [Fact]
    public async Task It_exports_as_a_file_of_Debrief_and_its_day_and_text_come_back_from_that()
    {
        var noor = await app.SignedIn();
        var incident = await Incident(await noor.Import(("queue.md", Past())));
        var exported = await noor.Export(incident.Number);
        await app.With(db => db.AllIncidents.Where(found => found.Id == incident.Id).ExecuteDeleteAsync());

        await noor.Import(("again.md", exported));

        Assert.Contains("\noccurred_at: 2024-02-28T12:00:00Z\n", exported, StringComparison.Ordinal);
        Assert.Equal(exported, await noor.Export(incident.Number));
    }

    [Fact]
    public async Task A_ZIP_of_a_folder_is_read_and_what_is_no_post_mortem_in_it_is_left_alone()
    {
        var noor = await app.SignedIn();
        var zip = Bringing.Zip(("pm/2024/queue.md", Past()), ("pm/README.md", "# How we write\n\nShort."), ("pm/template.md", "# Post-mortem template\n\n## Summary\n\n..."), ("pm/graph.png", "x"), ("../../etc/evil.md", Past()));

        var result = await noor.Import([("pm.zip", zip)]);

        Assert.Equal(["Imported", "LeftAlone", "LeftAlone"], result.Outcomes().Order());
        Assert.Contains("1 file that is no document stayed outside.", result.Body, StringComparison.Ordinal);
        Assert.Contains("climbs out of the archive", result.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_can_be_pasted()
    {
        var noor = await app.SignedIn();

        Assert.Equal(["Imported"], (await noor.Import([], pasted: Past("Pasted"))).Outcomes());
    }

    [Fact]
    public async Task Restricted_at_first_they_are_there_for_nobody_else_and_the_same_file_does_not_betray_them()
    {
        var (noor, ivo, past) = (await app.SignedIn("Noor Haddad"), await app.SignedIn("Ivo Horvat"), Past());

        var result = await noor.Import([("queue.md", Encoding.UTF8.GetBytes(past))], restrict: true);

        Assert.Equal(HttpStatusCode.OK, (await noor.Open($"/postmortems/{result.FirstNumber()}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ivo.Open($"/postmortems/{result.FirstNumber()}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ivo.Open(result.Path)).Status);
        Assert.Equal(["Imported"], (await ivo.Import(("queue.md", past))).Outcomes());
    }

    [Fact]
    public async Task Two_people_who_bring_the_same_file_at_once_make_one_post_mortem()
    {
        var past = Past();
        var (noor, ivo) = (await app.SignedIn("Noor Haddad"), await app.SignedIn("Ivo Horvat"));

        var results = await Task.WhenAll(noor.Import(("queue.md", past)), ivo.Import(("queue.md", past)));

        Assert.Equal(["HereAlready", "Imported"], results.SelectMany(result => result.Outcomes()).Order());
        Assert.Equal(results[0].FirstNumber(), results[1].FirstNumber());
    }

    [Fact]
    public async Task What_was_imported_is_found_in_the_library()
    {
        var noor = await app.SignedIn();
        var word = $"xylo{Guid.NewGuid():N}"[..16];
        await noor.Import(("queue.md", Past(word)));

        await app.With(async db => { while (await LibraryProjection.CatchUpAsync(db, CancellationToken.None)) { } });

        Assert.Contains(word, (await noor.Open($"/library?q={word}")).Text("#results"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_bring_nothing_and_see_no_button()
    {
        var rita = await app.SignedIn("Rita Reader", Role.Reader);

        Assert.Equal(HttpStatusCode.Forbidden, (await rita.Open("/library/import")).Status);
        Assert.False((await rita.Open("/library")).Has("a[href='/library/import']"));
        Assert.True((await (await app.SignedIn()).Open("/library")).Has("a[href='/library/import']"));
    }

    private Task<Incident> Incident(Page result)
    {
        var number = result.FirstNumber();
        return app.With(db => db.AllIncidents.SingleAsync(found => found.Number == number));
    }
}
