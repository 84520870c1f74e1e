using System.Text.RegularExpressions;
using Debrief.Sources.Written;

namespace Debrief.Sources.Transcripts;

/// <summary>Google Meet's document: a title with the day and time it began, the attendees, and what was said, with a time only every five minutes. A turn was said at or after the last of them.</summary>
internal static partial class MeetText
{
    public static bool Is(IReadOnlyList<TextLine> head) =>
        head.Take(12).Any(line => line.Text.Contains("Transcript", StringComparison.Ordinal)) && (head.Take(12).Any(line => Attendees().IsMatch(line.Text)) || head.Any(line => IsMark(line.Text)))
        && head.Any(line => Speakers.Split(Plain(line.Text)) is not null);

    public static Transcript Read(IReadOnlyList<TextLine> lines)
    {
        var began = lines.Take(4).Select(line => (Match: Began().Match(line.Text), line.Number)).FirstOrDefault(found => found.Match.Success);
        var turns = new List<Utterance>();
        var (mark, written) = (TimeSpan.Zero, "00:00:00");
        string? speaker = null;
        foreach (var line in lines.SkipWhile(line => !Attendees().IsMatch(line.Text) && !IsMark(line.Text)))
        {
            var text = Plain(line.Text);
            if (text.Length == 0 || Attendees().IsMatch(line.Text) || Machine().IsMatch(text)) continue;
            if (OffsetTime.Of(text) is { } passed) (mark, written) = (passed, text);
            else if (Speakers.Split(text) is var (name, words)) Add(speaker = name, words, line);
            else if (speaker is not null) Add(speaker, text, line);
        }
        return new(turns) { Began = began.Match is { Success: true } match ? (match.Value.Trim(), began.Number) : null };

        void Add(string name, string words, TextLine line) =>
            turns.Add(new(mark, null, name, words, line.Number, line.Offset, line.Length) { Original = written, IsRough = true });
    }

    private static bool IsMark(string line) => Plain(line) is { Length: 8 } mark && OffsetTime.Of(mark) is not null;

    private static string Plain(string line) => Marks().Replace(line, "").Trim();

    [GeneratedRegex(@"^\s*[#*_]*\s*(?:Attendees|Invited|Participants)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Attendees();

    [GeneratedRegex(@"\b\d{4}[/-]\d{1,2}[/-]\d{1,2},?\s+\d{1,2}:\d{2}(?:\s?[AaPp][Mm])?(?:\s+(?:[A-Z]{2,5}\b|GMT[+-]\d{1,2}(?::?\d\d)?))?")]
    private static partial Regex Began();

    [GeneratedRegex(@"^\W*(?:This editable transcript|(?:Meeting|Transcription|Transcript) ended after|Transcript$)", RegexOptions.IgnoreCase)]
    private static partial Regex Machine();

    [GeneratedRegex(@"^\s*#+\s*|\*\*")]
    private static partial Regex Marks();
}
