using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.ArgoCd;

/// <summary>A notification by the template of docs/sources.md: <c>{"source": "argocd", app, revision, phase, health, startedAt, finishedAt, message, url}</c>. Argo CD has no body of its own.</summary>
internal static class Notice
{
    public static bool Is(JsonElement body) => body.Text("source") is { } source && source.Replace("-", "", StringComparison.Ordinal).Equals("argocd", StringComparison.OrdinalIgnoreCase) && body.Text("app") is not null;

    public static Finding Read(JsonElement body)
    {
        var (name, phase, health, revision) = (body.Text("app")!, body.Text("phase"), body.Text("health"), body.Text("revision") ?? "");
        var (started, finished) = (Stamp.Of(body.At("startedAt")), Stamp.Of(body.At("finishedAt")));
        var degraded = health is "Degraded" or "Missing";
        var (kind, how, at) = (phase, degraded) switch
        {
            ("Running", _) => (EventKind.Deploy, "is being synced", started),
            ("Failed" or "Error", _) => (EventKind.Deploy, "failed to sync", finished),
            (_, true) => (EventKind.Alert, $"is {health}", Stamp.None),
            ("Succeeded", _) => (EventKind.Deploy, "deployed", finished),
            _ => (EventKind.Other, $"is {phase ?? health ?? "changed"}", finished),
        };
        return new Happening($"notice/{name}/{revision}/{how}/{at.Original}", at, kind, $"Argo CD: {name} ({Application.Short(revision)}) {how}{Application.Note(body.Text("message"))}")
        {
            IsKnownByArrival = at.At is null,
            Actor = body.Text("user") is { } user ? new(user, user) : null,
            Url = body.Text("url"),
            SameAs = kind == EventKind.Deploy && phase == "Succeeded" && finished.Seconds is { } second ? [$"argocd:{name}@{revision}/{second}", $"argocd:{name}@{revision}/{second + 1}"] : [],
        };
    }
}
