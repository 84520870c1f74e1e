using System.Text.Json;
using System.Text.Json.Serialization;

namespace Debrief.Collab;

/// <summary>A change set inside a larger JSON document.</summary>
internal sealed class ChangeSetJson : JsonConverter<ChangeSet>
{
    public override ChangeSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        try
        {
            return ChangeSet.Parse(document.RootElement);
        }
        catch (FormatException broken)
        {
            throw new JsonException(broken.Message, broken);
        }
    }

    public override void Write(Utf8JsonWriter writer, ChangeSet value, JsonSerializerOptions options) => value.Write(writer);
}
