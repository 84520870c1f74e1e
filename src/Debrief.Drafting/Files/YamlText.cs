using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Debrief.Drafting;

/// <summary>Writes block YAML, one value a line. Any string comes back as it was: what is not plainly safe stands in double quotes, escaped.</summary>
internal sealed partial class YamlText
{
    private readonly StringBuilder yaml = new();
    private string indent = "";
    private bool isFirstOfItem;

    public void Value(string key, string? value)
    {
        if (value is not null) Line(key, Scalar(value));
    }

    public void Value(string key, DateTimeOffset? at)
    {
        if (at is { } instant) Line(key, Instant(instant));
    }

    public void Value(string key, int number) => Line(key, number.ToString(CultureInfo.InvariantCulture));

    public void List(string key, IReadOnlyList<string> values)
    {
        if (values.Count > 0) Line(key, $"[{string.Join(", ", values.Select(Scalar))}]");
    }

    public void Items<T>(string key, IReadOnlyList<T> items, Action<T> write)
    {
        if (items.Count == 0) return;

        yaml.Append(indent).Append(key).Append(":\n");
        foreach (var item in items)
        {
            isFirstOfItem = true;
            indent = "    ";
            write(item);
            indent = "";
        }
    }

    public override string ToString() => yaml.ToString();

    /// <summary>ISO 8601 in UTC, with a fraction only when there is one.</summary>
    public static string Instant(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture).TrimEnd('.') + "Z";

    private void Line(string key, string value)
    {
        yaml.Append(isFirstOfItem ? "  - " : indent).Append(key).Append(": ").Append(value).Append('\n');
        isFirstOfItem = false;
    }

    private static string Scalar(string value) => Plain().IsMatch(value) && !Special().IsMatch(value) ? value : Quoted(value);

    private static string Quoted(string value)
    {
        var quoted = new StringBuilder(value.Length + 2).Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1])) quoted.Append(c).Append(value[++i]);
            else if (char.IsSurrogate(c)) quoted.Append('\uFFFD');
            else if (c is '"' or '\\') quoted.Append('\\').Append(c);
            else if (c == '\n') quoted.Append("\\n");
            else if (c == '\t') quoted.Append("\\t");
            else if (char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF') quoted.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            else quoted.Append(c);
        }
        return quoted.Append('"').ToString();
    }

    [GeneratedRegex(@"^[\p{L}][\p{L}\p{N} ._/()'’-]*(?<! )\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    /// <summary>Words YAML takes for something else than text.</summary>
    [GeneratedRegex(@"^(true|false|yes|no|on|off|null|y|n)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Special();
}
