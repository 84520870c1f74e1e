using System.Text.RegularExpressions;
using Debrief.Sources.Written;

namespace Debrief.Sources.Transcripts;

/// <summary>
/// The chat of a Zoom call. Beside a recording its times count from the start (<c>00:13:46⇥Name:⇥text</c>); what a participant saved has the clock on the wall (<c>14:05:31 From Name to
/// Everyone:</c>). A message goes on in the lines below; "Reacted to" is a reaction, "Replying to" names what is answered.
/// </summary>
internal static partial class ZoomChat
{
    public static bool Is(IReadOnlyList<TextLine> head) => head.FirstOrDefault(line => !string.IsNullOrWhiteSpace(line.Text)).Text is { } first && Message().IsMatch(first);

    public static Transcript Read(IReadOnlyList<TextLine> lines)
    {
        var messages = new List<Utterance>();
        foreach (var line in lines)
        {
            if (Message().Match(line.Text) is { Success: true } match && OffsetTime.Of(match.Groups["time"].Value) is { } at)
                messages.Add(new(at, null, match.Groups["name"].Value.Trim(), match.Groups["text"].Value.Trim(), line.Number, line.Offset, line.Length) { Original = match.Groups["time"].Value });
            else if (messages.Count > 0 && !string.IsNullOrWhiteSpace(line.Text))
                messages[^1] = messages[^1] with { Text = $"{messages[^1].Text}\n{line.Text.Trim()}".Trim(), Length = (int)(line.Offset + line.Length - messages[^1].Offset) };
        }
        return new([.. messages.Select(Related)]) { IsByClock = lines.Any(line => Message().Match(line.Text).Groups["from"].Success) };
    }

    private static Utterance Related(Utterance message)
    {
        if (message.Text.StartsWith("Reacted to ", StringComparison.Ordinal) || message.Text.StartsWith("Removed a ", StringComparison.Ordinal)) return message with { IsReaction = true };
        return Answer().Match(message.Text) is { Success: true } match
            ? message with { Text = message.Text[match.Length..].Trim(), Answers = match.Groups["what"].Value.TrimEnd('.', '…') }
            : message;
    }

    [GeneratedRegex(@"^\s*(?<time>\d{1,2}:\d\d:\d\d)[\t ]+(?:(?<from>From)\s+(?<name>.{1,80}?)(?:\s+[Tt]o\s+[^:]{1,80})?\s*:|(?<name>[^\t]{1,80}):\t)\s*(?<text>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Message();

    [GeneratedRegex("""^Replying to ["“](?<what>[^"”\n]*)["”]\s*""", RegexOptions.CultureInvariant)]
    private static partial Regex Answer();
}
