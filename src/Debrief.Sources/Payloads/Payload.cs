using System.Text.Json;

namespace Debrief.Sources.Payloads;

/// <summary>One webhook body, API answer or event as a tool wrote it.</summary>
/// <param name="Body">The tool's own JSON; undefined when the body is none.</param>
/// <param name="Headers">Of the delivery, where the capture kept them; names compare without case.</param>
/// <param name="ArrivedAt">When it reached us, where the capture or the person says so.</param>
internal sealed record Payload(JsonElement Body, IReadOnlyDictionary<string, string> Headers, DateTimeOffset? ArrivedAt)
{
    public static readonly IReadOnlyDictionary<string, string> NoHeaders = new Dictionary<string, string>();

    private static readonly IReadOnlyDictionary<string, JsonElement> Nothing = new Dictionary<string, JsonElement>();

    /// <summary>The properties that stood around the list this record is an item of (<see cref="PayloadReader.Streamed"/>), as far as they came before it.</summary>
    public IReadOnlyDictionary<string, JsonElement> Around { get; init; } = Nothing;

    /// <summary>What earlier records of the same file called things: an export names its people and channels once, ahead of the messages. Readers write and read here.</summary>
    public IDictionary<string, string> Names { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The body as text, where it came as text.</summary>
    public string? BodyText { get; init; }

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
