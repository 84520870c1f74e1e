using System.Text.Json;

namespace Debrief.Drafting;

/// <summary>JSON of the tools whose formats are public: pages of Confluence, incidents of incident.io, Dispatch and Morgue. One class a tool.</summary>
internal static class ToolExport
{
    private static readonly string[] Lists = ["results", "incidents", "items", "data", "events"];
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 128 };

    /// <returns>Null when it is no JSON.</returns>
    public static JsonDocument? Parse(byte[] bytes)
    {
        try
        {
            return JsonDocument.Parse(bytes.AsMemory(bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0), Lenient);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The documents of a list, when every one of them is known here.</summary>
    public static IReadOnlyList<JsonElement> Documents(JsonElement root)
    {
        var list = root.ValueKind == JsonValueKind.Array ? root : root.ValueKind == JsonValueKind.Object ? Lists.Select(name => root.TryGetProperty(name, out var found) ? found : default).FirstOrDefault(found => found.ValueKind == JsonValueKind.Array) : default;
        return list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0 && list.EnumerateArray().All(item => Tell(item) is not null) ? [.. list.EnumerateArray()] : [];
    }

    public static PastText? Read(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, Lenient);
            var root = json.RootElement.Object("incident") ?? json.RootElement;
            return ConfluencePage.Read(root) ?? Tell(root)?.ToText();
        }
        catch (JsonException broken)
        {
            throw new PostmortemFormatException($"Its JSON is broken in line {broken.LineNumber + 1}.", broken);
        }
    }

    private static ToldIncident? Tell(JsonElement item) =>
        item.ValueKind != JsonValueKind.Object ? null : ConfluencePage.IsOne(item) ? new("Confluence") : IncidentIo.Tell(item) ?? Dispatch.Tell(item) ?? Morgue.Tell(item);
}
