using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Sentry;

/// <summary>An issue: many errors that are one. Its end is the end of an alert, whoever declared it.</summary>
internal static class Issue
{
    public static bool Is(JsonElement issue) => issue.Has("shortId") && issue.Has("firstSeen") && issue.Has("title");

    /// <summary>From the API's list: when it was first seen.</summary>
    public static Finding Listed(JsonElement issue) => First(issue) with { Record = issue };

    public static Finding Changed(Delivery delivery)
    {
        var issue = delivery.Data.At("issue");
        if (delivery.Action == "created") return First(issue) with { Actor = delivery.Actor };

        var (kind, text) = Words(delivery, issue);
        // Without the header nothing says when it was done: the last error seen stands nearest.
        var at = delivery.SentAt.Or(Stamp.Of(issue.At("lastSeen")));
        return new Happening($"{Id(issue)}/{delivery.Action}/{at.Original}", at, kind, text)
        {
            Precision = delivery.SentAt.At is null ? TimePrecision.Approximate : TimePrecision.Second,
            Actor = delivery.Actor,
            Url = Url(issue),
            SameAs = kind is EventKind.Alert or EventKind.AlertResolved && AlertKey.Of(issue.Text("title") ?? "", kind == EventKind.Alert) is { } key ? [key] : [],
        };
    }

    private static Happening First(JsonElement issue) => new($"{Id(issue)}/created", Stamp.Of(issue.At("firstSeen")), EventKind.Alert, $"{Name(issue)} seen for the first time")
    {
        Url = Url(issue),
        SameAs = AlertKey.Of(issue.Text("title") ?? "", firing: true) is { } key ? [key] : [],
    };

    private static (EventKind, string) Words(Delivery delivery, JsonElement issue) => delivery.Action switch
    {
        "resolved" => (EventKind.AlertResolved, delivery.IsByPerson ? $"Resolved {Name(issue)}" : $"{Name(issue)} resolved by itself"),
        "assigned" => (EventKind.Note, $"{Name(issue)} assigned{(Assignee(delivery, issue) is { } name ? $" to {name}" : "")}"),
        "unresolved" when issue.Text("substatus") is "regressed" or "escalating" => (EventKind.Alert, $"{Name(issue)} is {issue.Text("substatus")}"),
        "unresolved" => (EventKind.Note, $"{Name(issue)} is open again"),
        "archived" or "ignored" => (EventKind.Note, $"{Name(issue)} {delivery.Action}{(issue.Text("substatus") is { } how ? $" ({how.Replace('_', ' ')})" : "")}"),
        var other => (EventKind.Other, $"{Name(issue)}: {other}"),
    };

    private static string? Assignee(Delivery delivery, JsonElement issue) => delivery.Data.Text("assignee", "name") ?? issue.Text("assignedTo", "name");

    private static string Name(JsonElement issue) => $"Sentry {issue.Text("shortId") ?? "issue"} “{issue.Text("title") ?? "untitled"}”";

    private static string Id(JsonElement issue) => $"issue/{issue.Text("id") ?? issue.Text("shortId")}";

    private static string? Url(JsonElement issue) => issue.Text("permalink") ?? issue.Text("web_url");
}
