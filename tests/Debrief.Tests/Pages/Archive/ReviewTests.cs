using System.Text;
using Debrief.Drafting;
using Debrief.Features.Incidents;
using Debrief.Features.Timeline;
using Debrief.Pages.Archive;
using Debrief.Tests.Features.Timeline;

namespace Debrief.Tests.Pages.Archive;

public sealed class ReviewTests(App app)
{
    /// <summary>A heading of its own, so that what is remembered of it meets no other test.</summary>
    private static (string Heading, (string, string)[] Files) Batch(int count)
    {
        var heading = $"How {Guid.NewGuid():N} ended";
        return (heading, [.. Enumerable.Range(1, count).Select(day => ($"2024-02-{day:00}.md", $"# Queue {Guid.NewGuid():N} (2024-02-{day:00})\n\n## Summary\n\nIt stood.\n\n## 4. {heading}:\n\n- [ ] Bound the lock\n- [x] Alert on age\n"))]);
    }

    [Fact]
    public async Task Nothing_is_in_the_library_before_the_person_has_looked()
    {
        var noor = await app.SignedIn();
        var (_, files) = Batch(2);

        var review = await noor.Bring(files);

        Assert.Equal("2 post-mortems ready to import", review.Text("h1"));
        Assert.Equal(["Ready", "Ready"], review.Outcomes());
        Assert.False(await app.With(db => db.ArchiveFiles.AnyAsync(file => file.BatchId == BatchOf(review) && file.IncidentId != null)));
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedIn()).Open(review.Path)).Status);
    }

    [Fact]
    public async Task One_correction_of_a_heading_holds_for_the_whole_batch_and_for_the_next()
    {
        var noor = await app.SignedIn();
        var (heading, files) = Batch(3);
        var review = await noor.Bring(files);
        var row = review.Texts("#headings tbody tr").Single(text => text.Contains(heading, StringComparison.Ordinal));
        Assert.Contains(" 3 ", $" {row.ReplaceLineEndings(" ")} ", StringComparison.Ordinal);

        var again = await noor.Wait(await Correct(review, heading, "actions"));
        var done = await noor.Approve(again);
        var next = await noor.Bring(Batch(1).Files.Select(file => (file.Item1, file.Item2.Replace("It stood.", $"It stood.\n\n## {heading}\n\n- Third\n", StringComparison.Ordinal))).ToArray());

        Assert.Equal(["Imported", "Imported", "Imported"], done.Outcomes());
        Assert.Equal(3, done.Texts(".brought dd").Count(text => text == "Summary, Actions"));
        Assert.Contains("<!-- part: actions -->", await noor.Export(done.FirstNumber()), StringComparison.Ordinal);
        Assert.Contains("Summary, Actions", next.Texts(".brought dd"));
        Assert.Contains("Said by a person", next.Text("#headings"), StringComparison.Ordinal);
        Assert.Contains(await app.With(db => db.Activity.Where(entry => entry.Event == "archive.headings_corrected").Select(entry => entry.Actor).ToListAsync()), actor => actor == "Robin Reyes");
    }

    [Fact]
    public async Task What_was_said_of_a_heading_can_be_forgotten()
    {
        var noor = await app.SignedIn();
        var (heading, files) = Batch(1);
        var review = await noor.Wait(await Correct(await noor.Bring(files), heading, "lessons"));

        review = await noor.Wait(await Correct(review, heading, ReviewEndpoints.ByItself));

        Assert.DoesNotContain("Said by a person", review.Texts("#headings tbody tr").Single(text => text.Contains(heading, StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("Summary", review.Texts(".brought dd"));
    }

    [Fact]
    public async Task A_batch_that_a_killed_server_left_goes_on_where_it_was_and_doubles_nothing()
    {
        var noor = await app.SignedIn();
        var (_, files) = Batch(4);
        var review = await noor.Bring(files);
        var id = BatchOf(review);
        // As a server that died leaves it: two files in, the lease of a dead worker run out.
        var done = await noor.Approve(review);
        await app.With(db => db.ArchiveFiles.Where(file => file.BatchId == id && file.Position >= 2).ExecuteUpdateAsync(change => change.SetProperty(file => file.Outcome, ArchiveOutcome.Ready).SetProperty(file => file.IncidentId, (Guid?)null)));
        await app.With(db => db.Database.ExecuteSqlAsync($"update archive_batches set state = 'Importing', leased_by = {Guid.NewGuid()}, leased_until = now() - interval '1 second', attempts = 1 where id = {id}"));

        await app.With(db => db.WakeArchiveAsync(TestContext.Current.CancellationToken));
        done = await noor.Wait(await noor.Open(done.Path));

        Assert.Equal(4, done.Outcomes().Length);
        Assert.Equal(2, done.Outcomes().Count(outcome => outcome == "Imported"));
    }

    [Fact]
    public async Task The_same_batch_again_brings_nothing_and_says_so_before_anything_is_done()
    {
        var noor = await app.SignedIn();
        var (_, files) = Batch(3);
        await noor.Approve(await noor.Bring(files));

        var again = await noor.Bring(files);

        Assert.Equal(["HereAlready", "HereAlready", "HereAlready"], again.Outcomes());
        Assert.Equal("Nothing new was imported", again.Text("h1"));
        Assert.False(again.Has("#approval"));
    }

    [Fact]
    public async Task A_batch_can_be_discarded_but_not_while_it_is_worked_on_or_done()
    {
        var noor = await app.SignedIn();
        var review = await noor.Bring(Batch(1).Files);
        var done = await noor.Approve(await noor.Bring(Batch(1).Files));

        await review.Submit("#removal");

        Assert.Equal(HttpStatusCode.NotFound, (await noor.Open(review.Path)).Status);
        Assert.False(done.Has("#removal"));
        Assert.False(await app.With(db => db.ArchiveFiles.AnyAsync(file => file.BatchId == BatchOf(done) && file.Content != null)));
    }

    [Fact]
    public async Task Exports_of_other_tools_come_in_and_every_event_leads_back_to_a_line()
    {
        var noor = await app.SignedIn();
        var id = Guid.NewGuid().ToString("N");
        var notion = Bringing.Zip(($"Export-1/Queue {id} 152bb52ee2b58053ad50ffb72303b147.md", $"# Queue {id}\n\nDate: February 28, 2024\n\n## Timeline\n\n- 10:00 UTC Queue grows\n"), ($"Export-1/All {id}.csv", "a,b"));
        var html = $"<html><body><h1>Login {id} 2024-02-29</h1><h2>Timeline</h2><table><tr><th>Time (UTC)</th><th>What</th></tr><tr><td>10:00</td><td>Nobody signs in</td></tr></table></body></html>";

        var done = await noor.Import([("notion.zip", ZipOf(("Export-1-Part-1.zip", notion))), ("login.html", Encoding.UTF8.GetBytes(html)), ("what.json", "{\"a\": 1}"u8.ToArray())]);

        Assert.Equal(["Imported", "Imported", "Unreadable"], done.Outcomes());
        Assert.Equal(2, done.Texts(".brought dd").Count(text => text == "1 event"));
        Assert.Contains("Notion", done.Texts(".brought dd"));
        var incident = await app.With(db => db.AllIncidents.SingleAsync(found => found.Title.StartsWith($"Login {id}")));
        var seen = await app.With(db => db.TimelineEvents.Of(incident).Select(found => found.PublicId).SingleAsync());
        var record = await (await noor.Open($"{incident.Path}/timeline/events/{seen}")).Follow(".records a");
        Assert.Contains("| 10:00 | Nobody signs in |", record.Body, StringComparison.Ordinal);
        Assert.Equal(html, await noor.Http.GetStringAsync(new Uri(done.Attributes(".brought p.small a[href^='/library/import/']", "href")[1], UriKind.Relative)));
    }

    private static Task<Page> Correct(Page review, string heading, string part) =>
        review.Submit("#headings", new { Heading = new[] { PastHeading.KeyOf(heading) }, Part = new[] { part } });

    private static byte[] ZipOf((string Name, byte[] Content) entry)
    {
        using var packed = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(packed, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            using var content = zip.CreateEntry(entry.Name).Open();
            content.Write(entry.Content);
        }
        return packed.ToArray();
    }

    private static Guid BatchOf(Page page) => Guid.Parse(page.Path[(page.Path.LastIndexOf('/') + 1)..]);
}
