using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Debrief.Drafting;

/// <summary>Reads fields of a YAML mapping; every complaint names its line in the file. Fields nobody asks for are let be.</summary>
internal sealed class YamlMap(YamlMappingNode map, int firstLine)
{
    public string? Text(string key) => Node(key) switch
    {
        null => null,
        YamlScalarNode scalar => scalar.Value ?? "",
        var other => throw Broken(other, $"{key} must be a text"),
    };

    public string Required(string key) => Text(key) ?? throw Broken(map, $"{key} is missing");

    public IReadOnlyList<string> Texts(string key) => Node(key) switch
    {
        null => [],
        YamlSequenceNode list => [.. list.Select(item => item is YamlScalarNode scalar ? scalar.Value ?? "" : throw Broken(item, $"{key} must be a list of texts"))],
        YamlScalarNode scalar => string.IsNullOrWhiteSpace(scalar.Value) ? [] : [scalar.Value],
        var other => throw Broken(other, $"{key} must be a list of texts"),
    };

    /// <summary>One text or a list of texts, whatever stands there; what is neither is passed over.</summary>
    public IReadOnlyList<string> Loosely(string key) => Node(key) switch
    {
        YamlScalarNode scalar => [scalar.Value ?? ""],
        YamlSequenceNode list => [.. list.OfType<YamlScalarNode>().Select(item => item.Value ?? "")],
        _ => [],
    };

    /// <summary>The fields with other names than these, each with its line in the file and its value on one line.</summary>
    public IEnumerable<(int Line, string Field)> Others(IReadOnlySet<string> known) =>
        from field in map.Children
        let key = field.Key is YamlScalarNode { Value: { } name } ? name : field.Key.ToString()
        where !known.Contains(key)
        select ((int)field.Key.Start.Line + firstLine - 1, MarkdownText.OneLine($"{key}: {field.Value}"));

    public IReadOnlyList<T> Items<T>(string key, Func<YamlMap, T> read) => Node(key) switch
    {
        null => [],
        YamlSequenceNode list => [.. list.Select(item => item is YamlMappingNode fields ? read(new(fields, firstLine)) : throw Broken(item, $"{key} must be a list of fields"))],
        var other => throw Broken(other, $"{key} must be a list"),
    };

    public DateTimeOffset? Instant(string key)
    {
        if (Text(key) is not { } text) return null;
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var at) ? at : throw Broken(Node(key)!, $"{key}: “{text}” is no instant such as 2026-05-12T13:08:00Z");
    }

    public int? Number(string key)
    {
        if (Text(key) is not { } text) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Broken(Node(key)!, $"{key}: “{text}” is no number");
    }

    public DateTimeOffset RequiredInstant(string key) => Instant(key) ?? throw Broken(map, $"{key} is missing");

    public T Word<T>(string key, Func<T, string> wordOf) where T : struct, Enum
    {
        var word = Required(key);
        return FileWords.Find(word, wordOf) ?? throw Broken(Node(key)!, $"{key}: “{word}” is none of {string.Join(", ", Enum.GetValues<T>().Select(wordOf))}");
    }

    private YamlNode? Node(string key) =>
        map.Children.TryGetValue(new YamlScalarNode(key), out var node) && node is not YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: "" or "~" or "null" } ? node : null;

    private PostmortemFormatException Broken(YamlNode where, string what) => new($"Line {where.Start.Line + firstLine - 1}: {what}.");
}
