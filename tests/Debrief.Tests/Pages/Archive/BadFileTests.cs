using System.Text;
using Debrief.Drafting;
using Debrief.Pages.Archive;
using Debrief.Tests.Features.Timeline;

namespace Debrief.Tests.Pages.Archive;

public sealed class BadFileTests(App app)
{
    private const string Own = """
        ---
        debrief: 1
        title: "Checkout \"slow\""
        kind: Outage
        severity: SEV2
        services: [checkout]
        created_at: 2026-05-12T13:08:00Z
        responders:
          - name: Mara
            role: Lead
        milestones:
          - kind: detected
            at: 2026-05-12T13:19:00Z
            precision: minute
        impact:
          - name: People affected
            state: known
            value: "about 3,407"
        events:
          - id: aaaaaaaaaaaaa
            at: 2026-05-12T13:19:00Z
            precision: minute
            kind: alert
            text: "CheckoutSuccessLow\u00e9"
        ---

        ## Summary

        Slow.
        """;

    [Fact]
    public async Task A_broken_file_stops_nothing_and_is_told_with_its_reason()
    {
        var noor = await app.SignedIn();
        var good = "# Good one (2024-02-28)\n\n## Summary\n\nIt was.\n\n" + Guid.NewGuid();

        var result = await noor.Import(
        [
            ("own-broken.md", Encoding.UTF8.GetBytes(Own.Replace("precision: minute", "precision: [", StringComparison.Ordinal))),
            ("own-word.md", Encoding.UTF8.GetBytes(Own.Replace("kind: detected", "kind: noticed", StringComparison.Ordinal))),
            ("picture.md", [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0xFF]),
            ("empty.md", []),
            ("deep.md", Encoding.UTF8.GetBytes("# Deep (2024-02-28)\n\n" + new string('>', 5_000) + " a")),
            ("long.md", Encoding.UTF8.GetBytes("# Long (2024-02-28)\n\n" + new string('x', 1_100_000))),
            ("broken.zip", [0x50, 0x4B, 3, 4, 1, 2, 3]),
            ("good.md", Encoding.UTF8.GetBytes(good)),
        ]);

        Assert.Equal(["Unreadable", "Unreadable", "Unreadable", "LeftAlone", "Unreadable", "Unreadable", "Unreadable", "Imported"], result.Outcomes());
        foreach (var why in new[] { "Line 1", "noticed", "Nothing here knows what this is", "It is empty", "nested too deeply", "1,000,000 characters", "This ZIP is damaged" }) Assert.Contains(why, result.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("more than this version can take", result.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Texts_that_are_not_UTF_8_are_read_and_the_guess_is_said()
    {
        var noor = await app.SignedIn();
        var text = $"# Störung {Guid.NewGuid():N} (2024-02-28)\n\n## Summary\n\nDas Gerät stand.\n";

        var result = await noor.Import([("utf16.md", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)]), ("western.md", Encoding.Latin1.GetBytes(text.Replace("stand", "ruhte", StringComparison.Ordinal)))]);

        Assert.Equal(["Imported", "Imported"], result.Outcomes());
        Assert.All(result.Texts(".brought h2"), title => Assert.Contains("Störung", title, StringComparison.Ordinal));
        Assert.Single(result.Texts(".brought li"), note => note.Contains("Windows-1252", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Script_in_a_file_stays_text()
    {
        var noor = await app.SignedIn();
        var hostile = $"""
            # <script>alert('title')</script> {Guid.NewGuid():N} (2024-02-28)

            **Services:** <img src=x onerror=alert(1)>

            ## Timeline

            - 10:00 <script>alert('event')</script>

            ## Summary

            <script>alert('text')</script> [here](javascript:alert(2)) ![](//evil.example/x.png) <a href="javascript:alert(3)" onclick="x()">b</a>

            <iframe src="https://evil.example"></iframe>
            """;

        var result = await noor.Import(("<script>alert('name')</script>.md", hostile));
        var article = await noor.Open($"/postmortems/{result.FirstNumber()}");

        foreach (var page in new[] { result, article, await noor.Open("/library"), await noor.Open($"/incidents/{result.FirstNumber()}/timeline") })
        {
            Assert.DoesNotContain("<script>alert", page.Body, StringComparison.OrdinalIgnoreCase);
            Assert.False(page.Has("[onerror], [onclick], iframe, [href^='javascript:'], [src*='evil.example']"));
        }
        Assert.Contains("<script>alert('text')</script>", article.Text(".text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_a_batch_may_hold_is_refused_as_a_whole()
    {
        var noor = await app.SignedIn();
        var zip = Bringing.Zip([.. Enumerable.Range(0, Brought.FileLimit + 1).Select(number => ($"{number}.md", "# A (2024-02-28)"))]);

        var result = await noor.Import([("all.zip", zip)]);

        Assert.Equal(HttpStatusCode.Conflict, result.Status);
        Assert.Contains("bring it in parts", result.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await noor.Import([("a.md", "x"u8.ToArray())], zone: "Nowhere/At_all")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await noor.Import([])).Status);
    }

    [Fact]
    public void Any_damage_to_a_file_is_read_or_refused_in_words()
    {
        var random = new Random(7);
        var outcomes = new HashSet<ArchiveOutcome>();
        for (var round = 0; round < 3_000; round++)
        {
            var (read, outcome, why) = ReadFile.Of("a.md", Damaged(random), new Dictionary<string, Part?>());

            outcomes.Add(outcome);
            Assert.True(read is not null || why.Length > 0);
        }
        Assert.Contains(ArchiveOutcome.Ready, outcomes);
        Assert.Contains(ArchiveOutcome.Unreadable, outcomes);
    }

    [Fact]
    public async Task Whatever_can_be_read_can_be_stored()
    {
        var random = new Random(11);
        var noor = await app.SignedIn();
        var files = Enumerable.Range(0, 60).Select(number => ($"{number}.md", Damaged(random))).ToArray();

        var result = await noor.Import([.. files, ("nul.md", Encoding.UTF8.GetBytes(Own.Replace("\\u00e9", "\\0\\uD800", StringComparison.Ordinal).Replace("Mara", "\"Ma\\0ra\"", StringComparison.Ordinal)))]);

        Assert.Equal(61, result.Outcomes().Length);
        Assert.DoesNotContain("more than this version can take", result.Body, StringComparison.Ordinal);
    }

    private static byte[] Damaged(Random random)
    {
        var bytes = Encoding.UTF8.GetBytes(Own).ToList();
        for (var cut = random.Next(1, 6); cut > 0 && bytes.Count > 0; cut--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0: bytes[at] = (byte)random.Next(1, 256); break;
                case 1: bytes.RemoveAt(at); break;
                case 2: bytes.RemoveRange(at, Math.Min(random.Next(40), bytes.Count - at)); break;
                default: bytes.Insert(at, (byte)"\n\"[]{}:-#&*!|>%@`0"[random.Next(18)]); break;
            }
        }
        return [.. bytes];
    }
}
