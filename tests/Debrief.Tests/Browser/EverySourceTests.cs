using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.Playwright;

namespace Debrief.Tests.Browsing;

/// <summary>From every source, what is ugliest goes the whole way: brought in, looked at, picked, drafted, published, read. What it says stays text everywhere.</summary>
[Collection(nameof(Site))]
public sealed class EverySourceTests(Site site)
{
    private const int Picks = 4;

    public static TheoryData<string> Ours { get; } = ["slack-export.zip", "slack-export", "slack-channel.json", "pagerduty.jsonl", "alertmanager.jsonl", "grafana.jsonl", "github.jsonl", "cloudevents.json", "statuspage.json", "notes.txt", "notes.md", "notes.csv"];

    [Theory, MemberData(nameof(Ours))]
    public async Task What_we_wrote_to_hurt_is_read_and_published_as_text(string file)
    {
        var (events, warning) = file switch
        {
            "slack-export.zip" or "slack-export" => (7, "The file ends in the middle of this record."),
            "slack-channel.json" => (3, "This record has no time (ts) and was left out."),
            "pagerduty.jsonl" => (3, "This is broken JSON"),
            "alertmanager.jsonl" => (3, "The time “the day before yesterday” cannot be read."),
            "grafana.jsonl" => (2, null),
            "github.jsonl" => (6, null),
            "cloudevents.json" => (3, "The time “2026-05-12T24:99:00Z” cannot be read."),
            "statuspage.json" => (3, null),
            "notes.txt" => (5, "02:30"),
            "notes.md" => (2, "later"),
            _ => (3, "The time “nonsense” cannot be read; the row was left out."),
        };
        var path = Path.Combine(Repository.Root, "tests/Debrief.Tests/Browser/Ugly", Path.GetFileNameWithoutExtension(file) == "slack-export" ? "slack-export" : file);
        if (!file.EndsWith(".zip", StringComparison.Ordinal))
        {
            await GoTheWholeWay(file, new Brought(path, events, warning));
            return;
        }
        var zip = Path.Combine(Directory.CreateTempSubdirectory("debrief-test-").FullName, file);
        await ZipFile.CreateFromDirectoryAsync(path, zip, TestContext.Current.CancellationToken);
        await GoTheWholeWay(file, new Brought(zip, events, warning));
        Directory.Delete(Path.GetDirectoryName(zip)!, recursive: true);
    }

    public static TheoryData<string, string[]> Real { get; } = new()
    {
        { "Slack in 2015", ["slack/houstondatavis-2015-2016-export.zip"] },
        { "Slack in 2026", ["slack/rcwg-dev-export.zip"] },
        { "Slack by another exporter", ["slack/slackdump-source_export.zip"] },
        { "Slack unzipped", ["slack/rcwg-dev-export.sample/"] },
        { "Slack piece by piece", ["slack/api/conversations.history.json", "slack/polly.json", "slack/events/message_changed.json"] },
        { "PagerDuty by its API", ["pagerduty/ocean-incident-a.json", "pagerduty/rest-incident-log_entries.json", "pagerduty/rest-incident-notes.json"] },
        { "PagerDuty by webhook", ["pagerduty/docs-incident.annotated.json", "pagerduty/docs-incident.priority_updated.json", "pagerduty/zulip-trigger_v2.json", "pagerduty/docs-service.updated.json"] },
        { "Alertmanager", ["alertmanager/am-bot-firing-with-future-endsAt.json", "alertmanager/am-executor-alert_payload.json", "alertmanager/msteams-prom_post_request.json", "alertmanager/zulip-single_alert.json"] },
        { "Grafana", ["grafana/zulip-alert_multiple_v8.json", "grafana/zulip-alert_values_v11.json", "grafana/zulip-no_data_alert_v7.json"] },
        { "GitHub's deploys", ["github/octokit-deployment-payload.json", "github/octokit-deployment_status-payload.json", "github/octokit-release-published.json", "github/octokit-workflow_run-completed.json"] },
        { "GitHub's changes", ["github/zulip-pull_request__merged.json", "github/zulip-push__multiple_committers.json", "github/octokit-push-with-new-branch.json", "github/octokit-pull_request-closed.json"] },
        { "CloudEvents", ["cloudevents/json-format-07.json", "cloudevents/http-binding-01.txt", "cloudevents/http-binding-03.txt"] },
        { "Statuspage by its API", ["statuspage/api-v2-incidents.json", "statuspage/zulip-component_status_update.json"] },
        { "Statuspage by its feed", ["statuspage/github-history.atom"] },
        { "Slack's own status page", ["statuspage/slack-status-history-dev.json"] },
        { "Somebody's notes", ["timelines/dash-times.txt", "timelines/gitlab-2017-notes.txt"] },
        { "Somebody's tables", ["timelines/mybinder-style.csv", "timelines/downtime_windows.csv"] },
    };

    [Theory, MemberData(nameof(Real))]
    public async Task The_ugliest_that_tools_really_sent_is_read_as_its_manifest_says(string name, string[] files)
    {
        var manifest = new Dictionary<string, JsonElement>();
        await foreach (var line in File.ReadLinesAsync(SharedFiles.Payload("manifest.jsonl"), TestContext.Current.CancellationToken))
        {
            var described = JsonElement.Parse(line);
            manifest[described.GetProperty("file").GetString()!] = described.GetProperty("must");
        }

        await GoTheWholeWay(name, [.. files.Select(file => file.EndsWith('/')
            ? new Brought(Path.GetDirectoryName(SharedFiles.Payload(file + "users.json"))!, manifest.Where(line => line.Key.StartsWith(file, StringComparison.Ordinal)).Sum(line => Messages(line.Value)))
            : new Brought(SharedFiles.Payload(file), Events(manifest[file])))]);
    }

    private static int Messages(JsonElement must) => must.TryGetProperty("total_messages", out var count) ? count.GetInt32() : 0;

    /// <summary>What a line of the manifest promises, in whichever words it does.</summary>
    private static int Events(JsonElement must)
    {
        // The specification shows these without their bodies.
        if (must.TryGetProperty("mode", out var mode)) return mode.GetString()!.StartsWith("binary", StringComparison.Ordinal) ? 1 : 0;
        foreach (var name in new[] { "events", "total_messages", "messages", "alerts", "updates_total", "notes_total", "rows", "log_entries", "notes" })
        {
            if (must.TryGetProperty(name, out var count) && count.ValueKind == JsonValueKind.Number) return count.GetInt32();
        }
        // One webhook or one object of an API: its line tells what it is, and names no number.
        return 1;
    }

    [Fact]
    public async Task A_folder_that_is_dropped_arrives_with_its_paths_and_what_is_too_large_is_not_even_sent()
    {
        var page = await site.Page();
        await page.NewIncident("Mail waited", "Sev4");
        var folder = Path.Combine(Repository.Root, "tests/Debrief.Tests/Browser/Ugly/slack-export");

        await page.Drop([.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => new FilePayload
        {
            Name = $"acme export/{Path.GetRelativePath(folder, file)}", MimeType = "application/json", Buffer = File.ReadAllBytes(file),
        })]);

        await page.LookedInto();
        await Assertions.Expect(page.Locator("#upload h2")).ToHaveTextAsync("acme export");
        await Assertions.Expect(page.GetByText("#inc-mail")).ToBeVisibleAsync();

        await page.Follow("Everything brought in, and more to bring");
        await page.Locator("drop-zone").EvaluateAsync("zone => zone.dataset.limit = '1000'");
        await page.Locator("#f-Files").SetInputFilesAsync(new FilePayload { Name = "large.json", MimeType = "application/json", Buffer = new byte[1001] });
        await Assertions.Expect(page.Locator("[data-problem]")).ToContainTextAsync("“large.json” is larger than");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".uploads li")).ToHaveCountAsync(1);
    }

    private sealed record Brought(string Path, int Events, string? Warning = null)
    {
        public string Name => System.IO.Path.GetFileName(Path);
    }

    private async Task GoTheWholeWay(string name, params Brought[] files)
    {
        var page = await site.Page();
        var said = page.Listen();
        var title = $"All of {name}";
        var incident = await page.NewIncident(title, "Sev3");

        await Bring(page, incident, files);
        var told = await Pick(page, incident);
        await page.Locator("li.event a.change").First.ClickAsync();
        await page.Locator(".records a").First.ClickAsync();
        await Assertions.Expect(page.Locator(".record")).ToBeVisibleAsync();
        await NothingRuns(page);

        await Write(page, incident);
        await page.WaitForURLAsync("**/postmortems/*");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(title);
        await NothingRuns(page);
        var side = await page.Locator(".side li").AllInnerTextsAsync();
        Assert.Equal(told.Count, side.Count);
        foreach (var (picked, shown) in told.Zip(side)) Assert.Contains(OneLine(picked) is { Length: > 60 } text ? text[..60] : OneLine(picked), OneLine(shown), StringComparison.Ordinal);
        Seeing.Nothing(said);
        await page.Context.CloseAsync();
    }

    private static async Task Bring(IPage page, string incident, Brought[] files)
    {
        await page.GotoAsync($"{incident}/imports");
        var isFolder = Directory.Exists(files[0].Path);
        await page.Locator(isFolder ? "#f-Folder" : "#f-Files").SetInputFilesAsync([.. files.Select(file => file.Path)]);
        if (files.Length == 1) await page.WaitForURLAsync("**/imports/*");
        else await Assertions.Expect(page.Locator(".uploads li")).ToHaveCountAsync(files.Length);
        foreach (var file in files)
        {
            await page.GotoAsync($"{incident}/imports");
            await page.Locator(".uploads").GetByRole(AriaRole.Link, new() { Name = file.Name, Exact = true }).ClickAsync();
            await page.LookedInto();
            var address = page.Url;
            if (await page.Locator("#f-Zone").CountAsync() > 0) await page.Locator("#f-Zone").FillAsync("Europe/Berlin");
            if (await page.Locator("#f-Date").CountAsync() > 0) await page.Locator("#f-Date").FillAsync("2026-05-12");
            await page.LoadChosen();

            await page.GotoAsync(address);
            var outcome = OneLine(await page.Locator("#upload").InnerTextAsync());
            Assert.Contains(file.Events switch { 0 => "Nothing lies in what you chose.", 1 => "1 event came in.", _ => $"{file.Events.ToString("N0", CultureInfo.InvariantCulture)} events came in." }, outcome, StringComparison.Ordinal);
            if (file.Warning is not null) Assert.Contains(file.Warning, outcome, StringComparison.Ordinal);
            await NothingRuns(page);
        }
    }

    /// <returns>What the timeline says since.</returns>
    private static async Task<IReadOnlyList<string>> Pick(IPage page, string incident)
    {
        await page.GotoAsync($"{incident}/timeline");
        var rows = Math.Min(Picks, await page.Locator("label.evidence").CountAsync());
        for (var picked = 1; picked <= rows; picked++)
        {
            await page.Keyboard.PressAsync("j");
            await page.Keyboard.PressAsync("x");
            await Assertions.Expect(page.Locator("#evidence-count")).ToContainTextAsync($"{picked} of ");
        }
        await Assertions.Expect(page.Locator(".timeline li.event")).ToHaveCountAsync(rows);
        await page.ReloadAsync();
        await NothingRuns(page);
        return await page.Locator(".timeline li.event .told").AllInnerTextsAsync();
    }

    private static async Task Write(IPage page, string incident)
    {
        await page.GotoAsync($"{incident}/writeup");
        await page.GetByLabel("Quick").CheckAsync();
        await page.Press("Write the draft");
        await page.Answer("Which conditions came together here", "Nobody had tried it.");
        await page.Answer("What held, that you would want to hold again?", "The export was kept.");
        await page.Answer("What will be different next time, whose work is it", "- Tom tries it every week, from 1 June.");
        await page.Saved();
        await NothingRuns(page);
        await page.GotoAsync($"{incident}/publish");
        await page.Press("Publish");
    }

    /// <summary>No foreign markup became markup, wherever it was shown.</summary>
    private static async Task NothingRuns(IPage page) => Seeing.Nothing(await page.EvaluateAsync<string[]>(
        """
        () => [
          ...(window.pwned ? ["A script ran."] : []),
          ...[...document.querySelectorAll('[onerror], iframe, img[src="x"], img[src*="evil"], a[href^="javascript:" i]')].map((found) => found.outerHTML),
        ]
        """));

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
