using System.Text.RegularExpressions;

namespace Debrief.Drafting;

/// <summary>A question that waits for a person. It stands in the document as a quoted line that begins with a question mark: <c>&gt; ? What held?</c>; answering it means writing below and deleting the line.</summary>
/// <param name="Group">Surprise, Conditions, Response or Systemic, when it begins with that word and a colon; else null.</param>
/// <param name="Line">From 1.</param>
public sealed record OpenQuestion(string? Group, string Text, int Line);

public static partial class Questions
{
    /// <summary>The four groups, in the order they are asked.</summary>
    public static IReadOnlyList<string> Groups { get; } = ["Surprise", "Conditions", "Response", "Systemic"];

    /// <summary>The questions nobody has answered yet, in the order of the text. One inside a code block is text.</summary>
    public static IReadOnlyList<OpenQuestion> OpenQuestions(string markdown)
    {
        var open = new List<OpenQuestion>();
        foreach (var (line, number, isCode) in Lines(markdown))
        {
            if (isCode || Question().Match(PartMarker.Pattern.Replace(line, "")) is not { Success: true } match) continue;

            var text = match.Groups[1].Value.Trim();
            var group = Groups.FirstOrDefault(name => text.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase));
            open.Add(new(group, group is null ? text : text[(group.Length + 1)..].Trim(), number));
        }
        return open;
    }

    /// <summary>The text as readers get it: no questions, no part comments, no hole where they stood.</summary>
    public static string WithoutQuestions(string markdown)
    {
        var kept = new List<string>();
        foreach (var (line, _, isCode) in Lines(markdown))
        {
            var text = isCode ? line : PartMarker.Pattern.Replace(line, "");
            if (!isCode && Question().IsMatch(text)) continue;
            if (text.Length == 0 && line.Length > 0) continue;
            if (!isCode && text.Length == 0 && kept is [.., ""]) continue;
            kept.Add(text);
        }
        return string.Join('\n', kept);
    }

    private static IEnumerable<(string Line, int Number, bool IsCode)> Lines(string markdown)
    {
        string? fence = null;
        var number = 0;
        foreach (var raw in markdown.Split('\n'))
        {
            var line = raw.TrimEnd('\r');
            number++;
            var mark = Fence().Match(line).Groups[1].Value;
            var opensOrCloses = mark.Length > 0 && (fence is null || (mark[0] == fence[0] && mark.Length >= fence.Length));
            yield return (line, number, fence is not null || opensOrCloses);
            if (opensOrCloses) fence = fence is null ? mark : null;
        }
    }

    [GeneratedRegex(@"^ {0,3}> ?\?(?:[ \t]+(.*))?$")]
    private static partial Regex Question();

    [GeneratedRegex(@"^ {0,3}(`{3,}|~{3,})")]
    private static partial Regex Fence();
}
