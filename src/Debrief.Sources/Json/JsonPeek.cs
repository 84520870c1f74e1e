using System.Text.Json;

namespace Debrief.Sources.Json;

/// <summary>The first records of a file, for a reader that asks whether the file is its own.</summary>
public static class JsonPeek
{
    private const int MaxPeek = 4 << 20;

    /// <summary>Up to <paramref name="count"/> records of a bare file; fewer when there are fewer; none when it is not JSON. Never throws for what the file holds.</summary>
    public static IReadOnlyList<JsonElement> First(SourceFile file, IReadOnlyCollection<string> lists, int count = 3)
    {
        var found = new List<JsonElement>(count);
        if (file.HoldsEntries || file.Entries.Count == 0)
            return found;
        try
        {
            using var stream = file.Entries[0].Open();
            using var records = new JsonRecordReader(stream, lists, (_, _) => { }, MaxPeek);
            while (found.Count < count && records.Read())
                found.Add(Parse(records.Record));
        }
        catch (Exception e) when (e is JsonException or SourceException)
        {
            // Whoever reads the file in earnest reports what is wrong with it.
        }
        return found;
    }

    private static JsonElement Parse(ReadOnlySpan<byte> record)
    {
        var reader = new Utf8JsonReader(record);
        return JsonElement.ParseValue(ref reader);
    }
}
