using System.Text;
using System.Text.RegularExpressions;

namespace Debrief.Sources.Payloads;

/// <summary>A request as it went over the wire: <c>POST /path HTTP/1.1</c>, header lines, a blank line, the body (RFC 9112). Blank lines before it are forgiven.</summary>
internal static partial class HttpMessage
{
    public sealed record Parts(IReadOnlyDictionary<string, string> Headers, string Body);

    public static Parts? Read(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF', '\r', '\n', ' ');
        if (!RequestLine().IsMatch(text)) return null;

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var rest = text.AsSpan(text.IndexOf('\n', StringComparison.Ordinal) + 1);
        while (rest.Length > 0)
        {
            var end = rest.IndexOf('\n');
            var line = (end < 0 ? rest : rest[..end]).Trim();
            rest = end < 0 ? [] : rest[(end + 1)..];
            if (line.IsEmpty) break;
            if (line.IndexOf(':') is > 0 and var colon) headers[line[..colon].Trim().ToString()] = line[(colon + 1)..].Trim().ToString();
        }
        return new(headers, rest.Trim().ToString());
    }

    /// <summary>Told from the first bytes alone.</summary>
    public static bool IsStart(ReadOnlySpan<byte> bytes) =>
        Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF', '\r', '\n', ' ') is var text && Array.Exists(["POST /", "PUT /", "PATCH /"], method => text.StartsWith(method, StringComparison.Ordinal));

    [GeneratedRegex(@"\A(POST|PUT|PATCH) \S+ HTTP/[\d.]+\r?\n", RegexOptions.ExplicitCapture)]
    private static partial Regex RequestLine();
}
