using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.ArgoCd;

/// <summary>An application as <c>argocd app get -o json</c> and the cluster show it: the last ten deploys, what is going on, and how it does.</summary>
internal static class Application
{
    public static bool Is(JsonElement app) =>
        app.Text("metadata", "name") is not null && (app.Text("kind") == "Application" && app.Text("apiVersion")?.StartsWith("argoproj.io/", StringComparison.Ordinal) != false && app.Has("status")
            || app.HasArrayAt("status", "history") || app.Has("status", "operationState", "phase"));

    public static IEnumerable<Finding> Read(JsonElement app)
    {
        var name = app.Text("metadata", "name")!;
        var id = app.Text("metadata", "uid") ?? name;
        foreach (var entry in app.Items("status", "history")) yield return Deployed(entry, name, id);
        if (Operation(app.At("status", "operationState"), name, id) is { } operation) yield return operation;
        if (app.Text("status", "health", "status") is "Degraded" or "Missing" && Stamp.Of(app.At("status", "health", "lastTransitionTime")) is { At: not null } since)
            yield return new Happening($"{id}/health/{since.Original}", since, EventKind.Alert, $"Argo CD: {name} is {app.Text("status", "health", "status")}{Note(app.Text("status", "health", "message"))}") { Record = app.At("status", "health") };
        if (!app.Items("status", "history").Any() && !app.Has("status", "operationState")) yield return new Skip($"{id}/status", "an application that was never deployed");
    }

    private static Happening Deployed(JsonElement entry, string name, string id)
    {
        var revision = Revision(entry);
        return new($"{id}/history/{entry.Text("id")}/{revision}", Stamp.Of(entry.At("deployedAt")).Or(Stamp.Of(entry.At("deployStartedAt"))), EventKind.Deploy, $"Argo CD deployed {name} ({Short(revision)}){From(entry)}")
        {
            Actor = Actor(entry.At("initiatedBy")),
            SameAs = [$"argocd:{name}@{revision}/{Stamp.Of(entry.At("deployedAt")).Seconds}"],
            Record = entry,
        };
    }

    /// <summary>What succeeded stands in the history; what runs or failed stands only here.</summary>
    private static Happening? Operation(JsonElement state, string name, string id)
    {
        var revision = state.Text("syncResult", "revision") ?? Revision(state.At("operation", "sync"));
        var (started, finished) = (Stamp.Of(state.At("startedAt")), Stamp.Of(state.At("finishedAt")));
        return state.Text("phase") switch
        {
            "Running" => Told("started", started, "is being synced"),
            "Failed" or "Error" => Told("failed", finished.Or(started), "failed to sync"),
            "Terminating" => Told("terminating", started, "sync is being stopped"),
            _ => null,
        };

        Happening Told(string step, Stamp at, string how) =>
            new($"{id}/operation/{started.Original}/{step}", at, EventKind.Deploy, $"Argo CD: {name} ({Short(revision)}) {how}{Note(state.Text("message"))}") { Actor = Actor(state.At("operation", "initiatedBy")), Record = state };
    }

    /// <summary>Applications of several sources have as many revisions.</summary>
    private static string Revision(JsonElement entry) => entry.Text("revision") ?? string.Join("+", entry.Items("revisions").Select(revision => Short(revision.Text() ?? "")));

    private static string From(JsonElement entry) => (entry.Text("source", "repoURL") ?? entry.Items("sources").FirstOrDefault().Text("repoURL")) is { } repository ? $" from {Links.Clean(repository) ?? repository}" : "";

    private static SourceActor? Actor(JsonElement initiatedBy) => initiatedBy.Text("username") is { } user ? new(user, user) : null;

    internal static string Short(string revision) => revision.Length == 40 && revision.All(char.IsAsciiHexDigit) ? revision[..7] : revision.Length == 0 ? "no revision" : revision;

    internal static string Note(string? message) => message is null ? "" : $": {message}";

    private static bool HasArrayAt(this JsonElement element, string outer, string inner) => element.At(outer).HasArray(inner);
}
