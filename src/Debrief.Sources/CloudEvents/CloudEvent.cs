using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.CloudEvents;

/// <summary>One event, whatever mode it came in (CloudEvents 1.0.2).</summary>
internal sealed record CloudEvent(string Type, string? Source, string? Id, string? Subject, Stamp Time, JsonElement Data, string? DataText, JsonElement Record)
{
    private static readonly string[] Saying = ["message", "summary", "title", "description", "name", "text"];

    public static CloudEvent OfJson(JsonElement json) => new(
        json.Text("type")!, json.Text("source"), json.Text("id"), json.Text("subject"), Stamp.Of(json.At("time")), json.At("data"), json.Text("data"), json);

    /// <summary>Attributes stand in headers, percent-encoded; the body is the data.</summary>
    public static CloudEvent OfHeaders(Payload payload)
    {
        string? Attribute(string name) => payload.Header($"ce-{name}") is { Length: > 0 } value ? Uri.UnescapeDataString(value.Trim('"')) : null;
        return new(Attribute("type") ?? "unknown", Attribute("source"), Attribute("id"), Attribute("subject"), Stamp.Of(Attribute("time")), payload.Body, null, default);
    }

    public IEnumerable<Finding> Told()
    {
        var label = Id is null || Source is null ? $"{Source}#{Type}@{Time.Original}" : $"{Source}#{Id}";
        if (Id is null || Source is null) yield return new Oddity(label, "A CloudEvent must have an id and a source; this one was read without.");

        var (kind, text) = CdEvent.Read(this) ?? (EventKind.Other, $"`{Type}`{From}{Said}");
        yield return new Happening(label, Time, kind, text) { IsKnownByArrival = Id is null, Url = Data.Text("url") ?? Data.Text("html_url") ?? Data.Text("uri"), Record = Record };
    }

    private string From => (Source, Subject) switch
    {
        (null, null) => "",
        ({ } source, null) => $" from {source}",
        (null, { } subject) => $" about {subject}",
        ({ } source, { } subject) => $" from {source} about {subject}",
    };

    private string Said => (DataText ?? Saying.Select(name => Data.Text(name)).FirstOrDefault(text => text is not null)) is { } said ? $": {said}" : "";
}
