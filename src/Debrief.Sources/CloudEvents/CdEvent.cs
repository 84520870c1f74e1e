using Debrief.Sources.Payloads;

namespace Debrief.Sources.CloudEvents;

/// <summary>CDEvents (cdevents.dev): deliveries and incidents, told as CloudEvents of the types <c>dev.cdevents.{subject}.{predicate}.{version}</c>.</summary>
internal static class CdEvent
{
    private const string Prefix = "dev.cdevents.";

    /// <summary>Null for other types.</summary>
    public static (EventKind Kind, string Text)? Read(CloudEvent cloudEvent)
    {
        if (!cloudEvent.Type.StartsWith(Prefix, StringComparison.Ordinal) || cloudEvent.Type.Split('.') is not [_, _, var subject, var predicate, ..]) return null;

        var id = cloudEvent.Data.Text("subject", "id") ?? cloudEvent.Subject ?? "";
        var environment = cloudEvent.Data.Text("subject", "content", "environment", "id") ?? cloudEvent.Data.Text("subject", "content", "environment", "name");
        var artifact = cloudEvent.Data.Text("subject", "content", "artifactId") ?? cloudEvent.Data.Text("subject", "content", "description");
        var text = $"{PlainText.Sentence(subject)} {id} {Words(predicate)}{(environment is null ? "" : $" in {environment}")}{(artifact is null ? "" : $": {artifact}")}";
        return (Kind(subject, predicate), text);
    }

    private static EventKind Kind(string subject, string predicate) => (subject, predicate) switch
    {
        ("service", "deployed" or "upgraded" or "rolledback" or "removed" or "published") => EventKind.Deploy,
        ("environment", _) or ("change", "merged") => EventKind.ConfigChange,
        ("incident", "detected" or "reported") => EventKind.Alert,
        ("incident", "resolved") => EventKind.AlertResolved,
        _ => EventKind.Other,
    };

    private static string Words(string predicate) => predicate == "rolledback" ? "rolled back" : predicate;
}
