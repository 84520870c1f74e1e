using System.Text;
using System.Text.RegularExpressions;
using Debrief.Sources.Written;

namespace Debrief.Sources.Transcripts;

/// <summary>
/// Captions: WebVTT (w3.org/TR/webvtt1), SRT and SBV. A cue is a line with two times and the lines below it up to a blank one or the next such line; notes, styles and regions
/// are passed over. A cue whose times cannot be read costs that cue.
/// </summary>
internal static partial class CueFile
{
    public static bool Is(IReadOnlyList<TextLine> head) =>
        head.Where(line => !string.IsNullOrWhiteSpace(line.Text)).Take(4).ToList() is [var first, ..] start
        && (first.Text.StartsWith("WEBVTT", StringComparison.Ordinal) || start.Exists(line => Timing(line.Text) is { Success: true }));

    public static Transcript Read(IReadOnlyList<TextLine> lines)
    {
        var (cues, unread) = (new List<Utterance>(), new List<Unread>());
        for (var i = 0; i < lines.Count;)
        {
            var text = lines[i].Text.Trim();
            if (text is "STYLE" or "REGION" || text == "NOTE" || text.StartsWith("NOTE ", StringComparison.Ordinal))
                while (i < lines.Count && !string.IsNullOrWhiteSpace(lines[i].Text)) i++;
            else if (Timing(text) is { Success: true } timing) i = Cue(lines, i, timing, cues, unread);
            else if (text.Contains("-->", StringComparison.Ordinal)) i = Broken(lines, i, unread);
            else i = Between(lines, i, unread);
        }
        return new(Repeats.Without(Speakers.Of(cues), unread)) { Unread = [.. unread.OrderBy(one => one.Line)] };
    }

    private static int Cue(IReadOnlyList<TextLine> lines, int i, Match timing, List<Utterance> cues, List<Unread> unread)
    {
        var end = EndOf(lines, i + 1);
        var (from, to) = (OffsetTime.Of(timing.Groups["from"].Value), OffsetTime.Of(timing.Groups["to"].Value));
        if (from is null) return Broken(lines, i, unread);

        var said = new StringBuilder();
        for (var line = i + 1; line < end; line++) said.Append(said.Length > 0 ? "\n" : "").Append(lines[line].Text);
        var last = lines[Math.Max(i, end - 1)];
        if (to is null || to < from) unread.Add(new(lines[i].Number, lines[i].Offset, 0, "This cue ends before it begins; its beginning was kept."));
        if (said.ToString().Trim().Length > 0)
            cues.Add(new(from.Value, to < from ? null : to, null, said.ToString(), lines[i].Number, lines[i].Offset, (int)(last.Offset + last.Length - lines[i].Offset)) { Original = timing.Groups["from"].Value });
        return end;
    }

    /// <summary>Blank lines, the head, the name of a cue: nothing lost. Other words stand in no cue, so that nobody knows when they were said.</summary>
    private static int Between(IReadOnlyList<TextLine> lines, int i, List<Unread> unread)
    {
        if (string.IsNullOrWhiteSpace(lines[i].Text)) return i + 1;
        var end = EndOf(lines, i + 1);
        if (lines[i].Text.StartsWith("WEBVTT", StringComparison.Ordinal)) return Math.Max(end, i + 1);
        if (end <= i + 1) // a cue's name, or a number before nothing
            return i + 1;
        var names = end < lines.Count && !string.IsNullOrWhiteSpace(lines[end].Text) ? 1 : 0;
        var last = lines[end - 1 - names];
        unread.Add(new(lines[i].Number, lines[i].Offset, (int)(last.Offset + last.Length - lines[i].Offset), "These lines stand in no cue, so when they were said is not known; they were left out."));
        return end;
    }

    private static int Broken(IReadOnlyList<TextLine> lines, int i, List<Unread> unread)
    {
        var end = EndOf(lines, i + 1);
        var last = lines[end - 1];
        unread.Add(new(lines[i].Number, lines[i].Offset, (int)(last.Offset + last.Length - lines[i].Offset), $"The times “{(lines[i].Text.Length > 60 ? lines[i].Text[..60] : lines[i].Text)}” of this cue cannot be read; it was left out."));
        return end;
    }

    /// <summary>Where the cue's lines end. When the blank line is missing, the name of the next cue is not the end of this one.</summary>
    private static int EndOf(IReadOnlyList<TextLine> lines, int i)
    {
        for (; i < lines.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i].Text) || lines[i].Text.Contains("-->", StringComparison.Ordinal) || Timing(lines[i].Text) is { Success: true }) return i;
            if (i + 1 < lines.Count && lines[i].Text.Trim().All(char.IsAsciiDigit) && lines[i + 1].Text.Contains("-->", StringComparison.Ordinal)) return i;
        }
        return i;
    }

    private static Match Timing(string line) => line.Contains("-->", StringComparison.Ordinal) ? Arrow().Match(line) : Comma().Match(line);

    [GeneratedRegex(@"^\s*(?<from>-?\d[\d:.,]*)\s*-->\s*(?<to>-?\d[\d:.,]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Arrow();

    [GeneratedRegex(@"^\s*(?<from>\d{1,2}:\d\d:\d\d\.\d{1,3}),(?<to>\d{1,2}:\d\d:\d\d\.\d{1,3})\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Comma();
}
