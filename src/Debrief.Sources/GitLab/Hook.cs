using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.GitLab;

/// <summary>What the hooks have in common. Times come in several forms, inside of one body too; all of them name their zone.</summary>
internal static class Hook
{
    /// <summary>System hooks say <c>event_name</c> where project hooks say <c>object_kind</c>.</summary>
    public static string? KindOf(Payload payload) => payload.Body.Text("object_kind") ?? payload.Body.Text("event_name");

    public static string Project(JsonElement body) => body.Text("project", "path_with_namespace") ?? body.Text("project_name") ?? body.Text("repository", "name") ?? "a project";

    public static SourceActor? Actor(JsonElement body)
    {
        var login = body.Text("user", "username") ?? body.Text("user_username") ?? body.Text("user", "name") ?? body.Text("user_name");
        return login is null ? null : new(login, login);
    }

    public static string Short(string? sha) => sha is { Length: > 8 } ? sha[..8] : sha ?? "";

    public static string Key(JsonElement body, string commit) => $"gitlab:{Project(body)}@{commit}";

    public static string Note(string? text) => text is null ? "" : $": {PlainText.FirstLine(text)}";
}
