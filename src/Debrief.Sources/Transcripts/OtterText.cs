using System.Text.RegularExpressions;
using Debrief.Sources.Written;

namespace Debrief.Sources.Transcripts;

/// <summary>Otter's text: a line with a name and a time (<c>Jane Doe  1:02:33</c>, or <c>**Jane** [2:33]</c> where somebody tidied it), what was said below, and a last line that tells of Otter.</summary>
internal static partial class OtterText
{
    private const string Footer = "Transcribed by https://otter.ai";

    public static bool Is(IReadOnlyList<TextLine> head) =>
        head.Where(line => !string.IsNullOrWhiteSpace(line.Text)).Take(3).Any(line => Header(line.Text) is not null)
        && (head.Count(line => Header(line.Text) is not null) > 1 || head.Any(line => line.Text.StartsWith(Footer, StringComparison.OrdinalIgnoreCase)));

    public static Transcript Read(IReadOnlyList<TextLine> lines)
    {
        var turns = new List<Utterance>();
        var said = new List<string>();
        (string Name, string Time, TextLine Line)? now = null;
        foreach (var line in lines)
        {
            if (line.Text.StartsWith(Footer, StringComparison.OrdinalIgnoreCase)) continue;
            if (Header(line.Text) is { } header)
            {
                Close(line.Offset);
                now = (header.Name, header.Time, line);
            }
            else if (!string.IsNullOrWhiteSpace(line.Text)) said.Add(line.Text.Trim());
        }
        Close(lines.Count > 0 ? lines[^1].Offset + lines[^1].Length : 0);
        return new(turns);

        void Close(long end)
        {
            if (now is var (name, time, line) && said.Count > 0)
                turns.Add(new(OffsetTime.Of(time)!.Value, null, name, string.Join('\n', said), line.Number, line.Offset, (int)(end - line.Offset)) { Original = time });
            said.Clear();
        }
    }

    private static (string Name, string Time)? Header(string line) =>
        Line().Match(line.Trim()) is { Success: true } match && OffsetTime.Of(match.Groups["time"].Value) is not null ? (match.Groups["name"].Value.Trim(), match.Groups["time"].Value) : null;

    [GeneratedRegex(@"^(?:(?<name>\p{L}[^\t*\[\]]{0,59}?)(?:[ ]{2,}|\t+)(?<time>\d{1,2}:\d\d(?::\d\d)?)|\*\*(?<name>[^*]{1,60})\*\*:?\s*\[\s*(?<time>\d{1,2}:\d\d(?::\d\d)?)\s*\])$", RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
