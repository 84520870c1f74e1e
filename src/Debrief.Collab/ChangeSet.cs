using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Debrief.Collab;

/// <summary>
/// One edit of a text, in the JSON form of CodeMirror's ChangeSet: a list of parts, each a number (so many UTF-16 units are kept)
/// or an array <c>[deleted, "line", "line" ...]</c> (so many are deleted and the lines, joined by <c>\n</c>, put there).
/// Texts use <c>\n</c> only; see <see cref="Normalise"/>.
/// </summary>
[JsonConverter(typeof(ChangeSetJson))]
public sealed partial class ChangeSet
{
    private readonly List<ChangePart> parts;

    private ChangeSet(List<ChangePart> parts)
    {
        this.parts = parts;
        Length = parts.Sum(part => part.Length);
        NewLength = parts.Sum(part => part.Insert?.Length ?? part.Length);
    }

    /// <summary>Length of the text it applies to, in UTF-16 units.</summary>
    public int Length { get; }

    /// <summary>Length of the text it makes, in UTF-16 units.</summary>
    public int NewLength { get; }

    /// <summary>Whether it changes nothing.</summary>
    public bool IsEmpty => parts.All(part => part.Insert is null);

    /// <summary>The pieces of text it puts in.</summary>
    public IEnumerable<string> Inserted => parts.Where(part => part.Insert is { Length: > 0 }).Select(part => part.Insert!);

    /// <summary>The text with every line break as <c>\n</c>.</summary>
    public static string Normalise(string text) => text.ReplaceLineEndings("\n");

    /// <summary>One replacement between the parts that both texts begin and end with. Never cuts a surrogate pair.</summary>
    public static ChangeSet Between(string before, string after)
    {
        var start = before.AsSpan().CommonPrefixLength(after);
        if (start > 0 && char.IsHighSurrogate(before[start - 1])) start--;

        var end = 0;
        while (end < Math.Min(before.Length, after.Length) - start && before[^(end + 1)] == after[^(end + 1)]) end++;
        if (end > 0 && char.IsLowSurrogate(before[^end])) end--;

        List<ChangePart> parts = [];
        if (start > 0) parts.Add(new(start, null));
        if (before.Length > start + end || after.Length > start + end) parts.Add(new(before.Length - start - end, after[start..^end]));
        if (end > 0) parts.Add(new(end, null));
        return new(parts);
    }

    /// <exception cref="FormatException">The JSON is not a change set.</exception>
    public static ChangeSet Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Parse(document.RootElement);
        }
        catch (JsonException broken)
        {
            throw new FormatException("Not a change set: " + broken.Message, broken);
        }
    }

    /// <exception cref="FormatException">The JSON is not a change set.</exception>
    public static ChangeSet Parse(JsonElement json)
    {
        try
        {
            List<ChangePart> parts = [];
            foreach (var part in json.EnumerateArray().Select(Part)) Add(parts, part.Length, part.Insert);
            return new(parts);
        }
        catch (Exception broken) when (broken is InvalidOperationException or OverflowException)
        {
            throw new FormatException("Not a change set: " + broken.Message, broken);
        }
    }

    /// <exception cref="ArgumentException">The text has another length than the one this was made for.</exception>
    public string Apply(string text)
    {
        if (text.Length != Length) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Made for a text of {Length} units, not {text.Length}."), nameof(text));

        var result = new StringBuilder(text.Length);
        var position = 0;
        foreach (var part in parts)
        {
            if (part.Insert is null) result.Append(text, position, part.Length);
            else result.Append(part.Insert);
            position += part.Length;
        }
        return result.ToString();
    }

    public string ToJson()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream)) Write(json);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Tells each edit: where it is in the new text, how many units go there, and what comes. Edits before it are done by then.</summary>
    internal void Walk(Action<int, int, string> edit)
    {
        var position = 0;
        foreach (var part in parts)
        {
            if (part.Insert is not null) edit(position, part.Length, part.Insert);
            position += part.Insert?.Length ?? part.Length;
        }
    }

    /// <summary>The same change with some of the units it inserts, counted through all its parts, replaced.</summary>
    internal ChangeSet Masked(HashSet<int> units, char mask)
    {
        var unit = 0;
        return new([.. parts.Select(part => part.Insert is null ? part : part with { Insert = string.Concat(part.Insert.Select(letter => units.Contains(unit++) ? mask : letter)) })]);
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var part in parts) part.Write(json);
        json.WriteEndArray();
    }

    private static ChangePart Part(JsonElement part)
    {
        if (part.ValueKind == JsonValueKind.Number) return new(Size(part), null);

        var lines = part.EnumerateArray().ToList();
        if (lines.Count == 0) throw new FormatException("Not a change set: an empty part.");
        return new(Size(lines[0]), string.Join('\n', lines.Skip(1).Select(line => line.GetString() ?? throw new FormatException("Not a change set: a line is null."))));
    }

    private static int Size(JsonElement number) =>
        number.TryGetInt32(out var size) && size >= 0 ? size : throw new FormatException("Not a change set: a length must be a whole number from 0.");

    /// <param name="Length">Units of the old text it covers.</param>
    /// <param name="Insert">What stands there instead; null when they are kept.</param>
    private readonly record struct ChangePart(int Length, string? Insert)
    {
        public void Write(Utf8JsonWriter json)
        {
            if (Insert is null)
            {
                json.WriteNumberValue(Length);
                return;
            }
            json.WriteStartArray();
            json.WriteNumberValue(Length);
            if (Insert.Length > 0) foreach (var line in Insert.Split('\n')) json.WriteStringValue(line);
            json.WriteEndArray();
        }
    }
}
