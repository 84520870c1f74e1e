using System.Globalization;
using System.Text.Json;

namespace Debrief.Sources.Payloads;

/// <summary>How captures wrap a webhook: <c>{"headers": {...}, "body": {...} or "..."}</c>, with the time of arrival beside them.</summary>
internal static class Envelope
{
    private static readonly string[] BodyNames = ["body", "payload", "rawBody", "raw_body"];
    private static readonly string[] ArrivalNames = ["receivedAt", "received_at", "arrivedAt", "timestamp", "time", "created_at", "createdAt"];

    /// <summary>The payload inside, or the record itself when nothing is wrapped around it.</summary>
    public static Payload Open(JsonElement record, DateTimeOffset? arrival)
    {
        if (!record.Has("headers") || BodyNames.FirstOrDefault(name => record.Has(name)) is not { } bodyName)
            return new(record, Payload.NoHeaders, arrival);

        var headers = Headers(record.At("headers"));
        var arrivedAt = ArrivalNames.Select(name => Stamp.Of(record.At(name)).At).FirstOrDefault(at => at is not null) ?? Arrival(headers) ?? arrival;
        var body = record.At(bodyName);
        return body.ValueKind == JsonValueKind.String ? OfText(body.Text() ?? "", headers, arrivedAt) : new(body, headers, arrivedAt);
    }

    /// <summary>A payload whose body came as text: JSON, GitHub's form encoding of it (<c>payload=%7B...</c>), or something else.</summary>
    public static Payload OfText(string body, IReadOnlyDictionary<string, string> headers, DateTimeOffset? arrival)
    {
        const string form = "payload=";
        var json = body.StartsWith(form, StringComparison.Ordinal) ? Uri.UnescapeDataString(body[form.Length..].Replace('+', ' ')) : body;
        return new(Parsed(json), headers, arrival) { BodyText = body };
    }

    /// <summary>When the sender says it sent; what arrives in a moment has no better time of its own.</summary>
    public static DateTimeOffset? Arrival(IReadOnlyDictionary<string, string> headers) =>
        Stamp.Of(headers.GetValueOrDefault("X-Grafana-Alerting-Timestamp")).At
        ?? (DateTimeOffset.TryParseExact(headers.GetValueOrDefault("Date"), "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null);

    private static JsonElement Parsed(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException) // a body may be anything; the tool that knows its headers says whether that matters
        {
            return default;
        }
    }

    private static Dictionary<string, string> Headers(JsonElement headers)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in headers.Properties())
            found[name] = value.Text() ?? string.Join(", ", value.Items().Select(item => item.Text()));
        foreach (var pair in headers.Items())
            if (pair.Text("name") is { } name)
                found[name] = pair.Text("value") ?? "";
        return found;
    }
}
