using System.Text;
using System.Text.Json;

namespace Debrief.Sources.Payloads;

/// <summary>A record with its JSON parsed. The payload lives as long as this does.</summary>
internal sealed class Opened(JsonDocument? document, Payload payload) : IDisposable
{
    public Payload Payload => payload;

    /// <summary>Null when the record is broken; then <paramref name="why"/> says how.</summary>
    /// <param name="names">What earlier records of the file named.</param>
    public static Opened? Try(Record record, DateTimeOffset? arrival, IDictionary<string, string> names, out string why)
    {
        why = "";
        if (HttpMessage.Read(record.Bytes.Span) is { } message)
            return new(null, Envelope.OfText(message.Body, message.Headers, Envelope.Arrival(message.Headers) ?? arrival));
        if (record.Bytes.Span.StartsWith("<"u8))
            return new(null, new(default, Payload.NoHeaders, arrival) { BodyText = Encoding.UTF8.GetString(record.Bytes.Span) });
        try
        {
            var document = JsonDocument.Parse(record.Bytes);
            return new(document, Envelope.Open(document.RootElement, arrival) with { Around = record.Around, Names = names });
        }
        catch (JsonException e)
        {
            why = $"This is broken JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1} of the line) and was not read.";
            return null;
        }
    }

    public void Dispose() => document?.Dispose();
}
