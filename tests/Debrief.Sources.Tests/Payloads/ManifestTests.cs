using System.Text.Json;
using Debrief.Sources.Payloads;
using Debrief.Sources.Tests.Harness;

namespace Debrief.Sources.Tests.Payloads;

/// <summary>Every real payload is read as its line in the manifest says.</summary>
public sealed class ManifestTests
{
    private static readonly DateTimeOffset Arrival = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("pagerduty", 18)]
    [InlineData("alertmanager", 5)]
    [InlineData("grafana", 6)]
    [InlineData("github", 11)]
    [InlineData("cloudevents", 7)]
    [InlineData("statuspage", 5)]
    [InlineData("opsgenie", 11)]
    [InlineData("datadog", 4)]
    [InlineData("sentry", 6)]
    [InlineData("gitlab", 10)]
    [InlineData("argocd", 3)]
    [InlineData("kubernetes", 4)]
    [InlineData("mattermost", 3)]
    [InlineData("teams", 3)]
    [InlineData("discord", 3)]
    public void Every_payload_is_read_as_the_manifest_says(string folder, int files)
    {
        var lines = SharedData.Manifest($"{folder}/").ToList();
        Assert.Equal(files, lines.Count);
        foreach (var (file, must) in lines)
        {
            var bytes = File.ReadAllBytes(SharedData.Payload(file));
            try
            {
                if (must.Has("cases") || must.Has("verify")) CheckVector(folder, bytes);
                else if (!file.EndsWith(".md", StringComparison.Ordinal)) Check(folder, must, Reading.Of(bytes, new() { ReceivedAt = Arrival }));
            }
            catch (Exception e) when (e is Xunit.Sdk.XunitException or SourceException)
            {
                Assert.Fail($"{file}: {e.Message}");
            }
        }
    }

    private static void Check(string folder, JsonElement must, Reading reading)
    {
        Assert.Equal(folder, reading.Reader?.Name);
        Assert.All(reading.Events, found => Assert.Equal(folder, found.Evidence[0].Source));
        if (must.At("events").ValueKind == JsonValueKind.Number) Assert.Equal(must.GetProperty("events").GetInt32(), reading.Events.Count);
        if (must.Text("at") is { } at && reading.Events.Count == 1) Assert.Equal(Stamp.Of(at).At, reading.Only.At);
        if (must.Text("actor") is { } actor && reading.Events.Count == 1) Assert.Equal(actor, reading.Only.Actor?.Name);
        if (must.Text("title") is { } title && must.Has("X-GitHub-Event") && reading.Events.Count == 1) Assert.Contains(title, reading.Only.Text, StringComparison.Ordinal);
        switch (folder)
        {
            case "pagerduty": CheckPagerDuty(must, reading); break;
            case "alertmanager" or "grafana": CheckAlerts(must, reading); break;
            case "github": CheckGitHub(must, reading); break;
            case "cloudevents": CheckCloudEvents(must, reading); break;
            case "statuspage": CheckStatuspage(must, reading); break;
            case "opsgenie": ToolChecks.Opsgenie(must, reading); break;
            case "datadog": ToolChecks.Datadog(must, reading); break;
            case "sentry": ToolChecks.Sentry(must, reading); break;
            case "gitlab": ToolChecks.GitLab(must, reading); break;
            case "argocd" or "kubernetes": ToolChecks.Cluster(must, reading); break;
            default: ChatChecks.Check(must, reading); break;
        }
    }

    private static void CheckPagerDuty(JsonElement must, Reading reading)
    {
        if (must.Text("kind") is { } kind && reading.Events.Count == 1) Assert.Equal(PagerDutyKind(kind), reading.Only.Kind);
        if (must.Text("incident") is { } incident && !incident.Contains(' ', StringComparison.Ordinal)) Assert.All(reading.Events, found => Assert.Contains(found.SameAs, key => key.Contains($"/{incident}:", StringComparison.Ordinal)));
        if (must.Text("created") is { } created) Assert.Equal(Stamp.Of(created).At, reading.Events.Single(found => found.Kind == EventKind.Alert).At);
        if (must.Text("resolved") is { } resolved) Assert.Equal(Stamp.Of(resolved).At, reading.Events.Single(found => found.Kind == EventKind.AlertResolved).At);
        if (must.Text("status") == "triggered") Assert.Single(reading.Events);
        if (must.Text("notes") is not null) Assert.Equal(must.GetProperty("notes").GetInt32(), reading.Events.Count(found => found.Kind == EventKind.Note));
        if (must.At("log_entries").ValueKind == JsonValueKind.Number) Assert.Equal(must.GetProperty("log_entries").GetInt32(), reading.Events.Count);
        foreach (var (entry, found) in must.Items("log_entries").Zip(reading.Events)) Assert.Equal(Stamp.Of(entry[1].GetString()).At, found.At);
    }

    private static EventKind PagerDutyKind(string kind) => kind["incident.".Length..] switch
    {
        "trigger" or "triggered" => EventKind.Alert,
        "acknowledge" or "acknowledged" => EventKind.Ack,
        "responder.added" => EventKind.Escalation,
        _ => EventKind.Note,
    };

    private static void CheckAlerts(JsonElement must, Reading reading)
    {
        if (must.IsTrue("legacy"))
        {
            Assert.Contains(must.Text("ruleName")!, reading.Only.Text, StringComparison.Ordinal);
            Assert.Equal(must.Text("state") == "ok" ? EventKind.AlertResolved : EventKind.Alert, reading.Only.Kind);
            Assert.Equal((Arrival, "time of arrival 2026-01-01T00:00:00Z"), (reading.Only.At, reading.Only.OriginalTime));
            return;
        }
        Assert.Equal(must.GetProperty("alerts").GetInt32(), reading.Events.Count);
        foreach (var (alert, found) in must.Items("per_alert").Zip(reading.Events))
        {
            Assert.Contains($"`{alert.Text("name")}`", found.Text, StringComparison.Ordinal);
            var resolved = alert.Text("status") == "resolved";
            Assert.Equal(resolved ? EventKind.AlertResolved : EventKind.Alert, found.Kind);
            Assert.Equal(resolved ? Arrival : Stamp.Of(alert.Text("startsAt")).At, found.At);
            Assert.Equal(resolved ? "time of arrival 2026-01-01T00:00:00Z" : alert.Text("startsAt"), found.OriginalTime);
            if (alert.Text("fingerprint") is { Length: 16 } fingerprint) Assert.StartsWith(fingerprint, found.Evidence[0].Id, StringComparison.Ordinal);
        }
        Assert.Equal(reading.Events.Count, reading.Events.Select(found => found.Id).Distinct().Count());
    }

    private static void CheckGitHub(JsonElement must, Reading reading)
    {
        if (reading.Events.Count == 0)
        {
            Assert.Single(reading.Skips);
            return;
        }
        var (kind, word) = must.Text("kind") switch
        {
            "deploy started" => (EventKind.Deploy, "started"),
            "deploy success" => (EventKind.Deploy, "succeeded"),
            "release published" => (EventKind.Deploy, must.Text("tag")!),
            "workflow success" => (EventKind.Other, "succeeded"),
            "merged" => (EventKind.ConfigChange, "Merged"),
            "push" when must.Text("ref") == "refs/heads/master" => (EventKind.ConfigChange, "Pushed"),
            _ => (EventKind.Other, must.Text("commits")!),
        };
        Assert.Equal(kind, reading.Only.Kind);
        Assert.Contains(word, reading.Only.Text, StringComparison.Ordinal);
        Assert.Contains(must.Text("repo")!, reading.Only.Text, StringComparison.Ordinal);
        if (must.Text("env") is { } environment) Assert.Contains(environment, reading.Only.Text, StringComparison.Ordinal);
        if (must.Text("sha") is { } sha) Assert.Contains(sha[..7], reading.Only.Text, StringComparison.Ordinal);
    }

    private static void CheckCloudEvents(JsonElement must, Reading reading)
    {
        if (must.Text("mode") is { } mode)
        {
            // The examples of the specification leave the body out: only a binary message can still be read.
            if (mode.StartsWith("binary", StringComparison.Ordinal)) Assert.Equal("/mycontext/subcontext#1234-1234-1234", reading.Only.Evidence[0].Id);
            else Assert.Contains(mode, Assert.Single(reading.Warnings).Message, StringComparison.Ordinal);
            return;
        }
        Assert.Equal(must.Items("ids").Select(id => id.GetString()), reading.Events.Select(found => found.Evidence[0].Id.Split('#')[1]));
        Assert.Equal(must.Items("times").Select(time => Stamp.Of(time.GetString()).At), reading.Events.Select(found => (DateTimeOffset?)found.At));
        Assert.All(must.Items("types").Zip(reading.Events), pair => Assert.Contains(pair.First.GetString()!, pair.Second.Text, StringComparison.Ordinal));
    }

    private static void CheckStatuspage(JsonElement must, Reading reading)
    {
        if ((must.Text("updates_total") ?? must.Text("notes_total")) is { } total) Assert.Equal(total, $"{reading.Events.Count}");
        if (must.Text("first_entry") is { } first) Assert.Contains(first, reading.Events[0].Text, StringComparison.Ordinal);
        if (must.Text("last_entry") is { } last) Assert.Contains(last, reading.Events[^1].Text, StringComparison.Ordinal);
        foreach (var incident in must.Items("per_incident"))
        {
            var id = incident.Text("id")!;
            var said = reading.Events.Where(found => found.Evidence[0].Id.StartsWith($"{id}-", StringComparison.Ordinal) || found.Evidence[0].Id.StartsWith($"{id}/", StringComparison.Ordinal)).ToList();
            Assert.Equal(incident.Text("updates") ?? incident.Text("notes"), $"{said.Count}");
            Assert.Equal(said.OrderBy(found => found.At), said);
            Assert.All(said, found => Assert.Contains(incident.Text("title")!, found.Text, StringComparison.Ordinal));
            if (incident.Text("started") is { } started) Assert.Equal(Stamp.Of(started).At, said[0].At);
            if (incident.Text("resolved") is { } resolved) Assert.Equal(Stamp.Of(resolved).At, said.Last(found => found.Kind == EventKind.Resolution).At);
            if (incident.Text("first_note") is { } firstNote) Assert.Equal((firstNote, Stamp.Of(firstNote).At), (said[0].OriginalTime, (DateTimeOffset?)said[0].At));
            if (incident.Text("last_note") is { } lastNote) Assert.Equal(lastNote, said[^1].OriginalTime);
        }
        foreach (var (update, found) in must.Items("updates").Zip(reading.Events))
        {
            Assert.Contains(update[0].GetString()!, found.Text, StringComparison.Ordinal);
            Assert.Equal(Stamp.Of(update[1].GetString()).At, found.At);
        }
    }

    /// <summary>Signature vectors are no exports, but hold real bodies; each of those must be read when it comes as a webhook.</summary>
    private static void CheckVector(string folder, byte[] bytes)
    {
        var vector = JsonElement.Parse(bytes);
        var bodies = vector.Items("cases").Select(item => item.Text("body")!).Append(vector.Text("body")).OfType<string>().Where(body => body.StartsWith('{')).ToList();
        Assert.NotEmpty(bodies);
        Assert.All(bodies, body =>
        {
            var reading = Reading.Of(JsonSerializer.Serialize(new { headers = new { Accept = "*/*" }, body }));
            Assert.Equal(folder, reading.Only.Evidence[0].Source);
        });
    }
}
