using System.Text.Json;

namespace Debrief.Sources.Payloads;

/// <summary>One webhook body, API answer or event as a tool wrote it.</summary>
/// <param name="Body">The tool's own JSON; undefined when the body is none.</param>
/// <param name="Headers">Of the delivery, where the capture kept them; names compare without case.</param>
/// <param name="ArrivedAt">When it reached us, where the capture or the person says so.</param>
internal sealed record Payload(JsonElement Body, IReadOnlyDictionary<string, string> Headers, DateTimeOffset? ArrivedAt)
{
    public static readonly IReadOnlyDictionary<string, string> NoHeaders = new Dictionary<string, string>();

    /// <summary>The body as text, where it came as text.</summary>
    public string? BodyText { get; init; }

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
