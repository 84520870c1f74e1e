using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Tests.Payloads;

/// <summary>What the manifest asks of alerts, deploys and clusters.</summary>
internal static class ToolChecks
{
    public static void Opsgenie(JsonElement must, Reading reading)
    {
        if (must.Text("kind") is { } kind)
        {
            Assert.Equal(OpsgenieKind(kind), reading.Only.Kind);
            Assert.Contains(must.Text("alert")!, reading.Only.Evidence[0].Id, StringComparison.Ordinal);
            if (Stamp.Of(must.Text("event_time")).At is { } at) Assert.Equal(at, reading.Only.At);
            else Assert.StartsWith("time of arrival", reading.Only.OriginalTime, StringComparison.Ordinal);
            return;
        }
        if (must.Text("id") is { } id) Assert.All(reading.Events, found => Assert.Contains(id, found.Evidence[0].Id, StringComparison.Ordinal));
        if (must.Text("created") is { } created) Assert.Equal(Stamp.Of(created).At, reading.Events.Single(found => found.Kind == EventKind.Alert).At);
        if (must.Text("entries") is { } entries) Assert.Equal(entries, $"{reading.Events.Count}");
        if (must.Text("first") is { } first) Assert.Equal(Stamp.Of(first).At, reading.Events.Min(found => (DateTimeOffset?)found.At));
        if (must.Text("last") is { } last) Assert.Equal(Stamp.Of(last).At, reading.Events.Max(found => (DateTimeOffset?)found.At));
    }

    private static EventKind OpsgenieKind(string action) => action switch
    {
        "Create" => EventKind.Alert,
        "Acknowledge" => EventKind.Ack,
        "Close" => EventKind.AlertResolved,
        "Escalate" => EventKind.Escalation,
        "AddNote" or "AssignOwnership" => EventKind.Note,
        _ => EventKind.Other,
    };

    public static void Datadog(JsonElement must, Reading reading)
    {
        if (must.Text("kind") == "alert fired") Assert.Equal(EventKind.Alert, reading.Only.Kind);
        if (must.Items("times").Any()) Assert.Equal(must.Items("times").Select(time => Stamp.Of(time.GetString()).At), reading.Events.Select(found => (DateTimeOffset?)found.At));
        Assert.All(reading.Events, found => Assert.DoesNotContain("%%%", found.Text, StringComparison.Ordinal));
        Assert.All(reading.Events, found => Assert.DoesNotContain("@webhook", found.Text, StringComparison.Ordinal));
        Assert.Equal(reading.Events.Count, reading.Events.Select(found => found.Id).Distinct().Count());
    }

    public static void Sentry(JsonElement must, Reading reading)
    {
        if (must.Text("title") is { } title) Assert.Contains(title, reading.Only.Text, StringComparison.Ordinal);
        if (must.Text("issue") is { } issue) Assert.Contains(issue, reading.Only.Evidence[0].Id, StringComparison.Ordinal);
        if (must.Text("action") == "resolved") Assert.Equal(EventKind.AlertResolved, reading.Only.Kind);
    }

    public static void GitLab(JsonElement must, Reading reading)
    {
        if (reading.Events.Count == 0)
        {
            Assert.Single(reading.Skips);
            return;
        }
        if (must.Text("project") is { } project) Assert.Contains(project, reading.Only.Text, StringComparison.Ordinal);
        foreach (var part in new[] { "env", "title", "tag" }.Select(name => must.Text(name)).OfType<string>()) Assert.Contains(part, reading.Only.Text, StringComparison.Ordinal);
        if (must.Text("after") is { } after) Assert.Contains(after, reading.Only.Evidence[0].Id, StringComparison.Ordinal);
        if (must.Text("sha") is { } sha) Assert.Contains(sha[..7], reading.Only.Text, StringComparison.Ordinal);
        if (must.Text("total_commits_count") is { } count && count != "1") Assert.Contains($"{count} commits", reading.Only.Text, StringComparison.Ordinal);
        if (must.Text("kind") is { } kind) Assert.Equal(kind is "deploy success" or "release create" ? EventKind.Deploy : kind == "mr merge" ? EventKind.ConfigChange : EventKind.Other, reading.Only.Kind);
    }

    public static void Cluster(JsonElement must, Reading reading)
    {
        if ((must.Text("items") ?? must.Text("rows")) is { } items) Assert.Equal(items, $"{reading.Events.Count}");
        if (must.Text("warnings") is { } warnings) Assert.Equal(warnings, $"{reading.Events.Count(found => found.Text.Contains(" (warning): ", StringComparison.Ordinal))}");
        if (must.Text("first") is { } first) Assert.Equal(Stamp.Of(first).At, reading.Events.Min(found => (DateTimeOffset?)found.At));
        if (must.Text("last") is { } last) Assert.Equal(Stamp.Of(last).At, reading.Events.Max(found => found.Until ?? found.At));
        if (must.Text("kind") == "deploy finished") Assert.Equal((EventKind.Deploy, true), (reading.Only.Kind, reading.Only.Text.Contains(must.Text("result")!, StringComparison.Ordinal)));
    }
}
