using System.Net;
using System.Text.RegularExpressions;

namespace Debrief.Sources.Transcripts;

/// <summary>Who says what in captions: WebVTT's voice tags (Teams), or "Name: words" where most cues begin so (Zoom); there a cue without a name goes on with the last one's.</summary>
internal static partial class Speakers
{
    public static List<Utterance> Of(IReadOnlyList<Utterance> cues)
    {
        var voiced = cues.Select(Voiced).ToList();
        var named = voiced.Count(cue => cue.Speaker is null && Name().IsMatch(cue.Text));
        if (voiced.Exists(cue => cue.Speaker is not null) || named * 2 < voiced.Count) return voiced;

        string? last = null;
        for (var i = 0; i < voiced.Count; i++)
        {
            if (Name().Match(voiced[i].Text) is { Success: true } match) voiced[i] = voiced[i] with { Speaker = match.Groups["name"].Value.Trim(), Text = voiced[i].Text[match.Length..] };
            else voiced[i] = voiced[i] with { Speaker = last };
            last = voiced[i].Speaker;
        }
        return voiced;
    }

    /// <summary>Null unless the line begins with a name and a colon.</summary>
    public static (string Name, string Words)? Split(string line) =>
        Name().Match(line) is { Success: true } match ? (match.Groups["name"].Value.Trim(), line[match.Length..].Trim()) : null;

    private static Utterance Voiced(Utterance cue)
    {
        var speaker = Voice().Match(cue.Text) is { Success: true } voice ? WebUtility.HtmlDecode(voice.Groups["name"].Value).Trim() : null;
        return cue with { Speaker = speaker is { Length: > 0 } ? speaker : null, Text = WebUtility.HtmlDecode(Tag().Replace(cue.Text, "")).Trim() };
    }

    // Up to six words, none of which ends a sentence; "https://" and "Note 1:30" are no names.
    [GeneratedRegex(@"^(?<name>[\p{L}\p{Nd}@][^\s:]*(?:[ ][^\s:]+){0,5}):[ \t]+(?=\S)", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"<v(?:\.[^\s>]*)?\s+(?<name>[^>]*)>", RegexOptions.CultureInvariant)]
    private static partial Regex Voice();

    [GeneratedRegex(@"</?(?:v|c|b|i|u|ruby|rt|lang|font)\b[^>]*>|<\d[\d:.]*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
