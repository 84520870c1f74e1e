using System.Buffers;

namespace Debrief.Sources.Cues;

/// <summary>Proposes the kind of an event from the words of people (<see cref="CueTable"/>). A person confirms or changes it; most messages get no kind.</summary>
public static class Cue
{
    private const int MaxRead = 600;
    private static readonly SearchValues<string> AnyTrigger = SearchValues.Create(
        [.. CueTable.Rows.SelectMany(row => row.Triggers).Distinct()], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<char> SentenceEnd = SearchValues.Create(".!?\n");

    /// <summary>The kind that a chat message of a person shows; null for plain talk.</summary>
    public static EventKind? OfChat(string text) => Of(text, CueScope.Chat);

    /// <summary>The kind that a line of a written timeline shows; null when it only notes something.</summary>
    public static EventKind? OfLine(string text) => Of(text, CueScope.Written);

    /// <summary>True when a hypothesis is told as found true.</summary>
    internal static bool Confirms(string text) => Sentences(text).Exists(s => Holds(s, CueTable.Confirmation(), unsure: false, asked: false));

    internal static bool StartsImpact(string text) => Sentences(text).Exists(s => Holds(s, CueTable.ImpactStart(), unsure: false, asked: false));

    private static EventKind? Of(string text, CueScope scope)
    {
        if (!text.AsSpan(0, Math.Min(text.Length, MaxRead)).ContainsAny(AnyTrigger))
            return null;
        var sentences = Sentences(text);
        foreach (var row in CueTable.Rows)
        {
            if (row.Scope != CueScope.Any && row.Scope != scope)
                continue;
            foreach (var sentence in sentences)
            {
                if (Triggered(row, sentence) && Holds(sentence, row.Wording, row.Unsure, row.Asked))
                    return row.Kind;
            }
        }
        return null;
    }

    private static bool Triggered(CueRow row, string sentence)
    {
        foreach (var trigger in row.Triggers)
        {
            if (sentence.Contains(trigger, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    private static bool Holds(string sentence, System.Text.RegularExpressions.Regex wording, bool unsure, bool asked)
    {
        if (!asked && sentence.EndsWith('?'))
            return false;
        foreach (var match in wording.EnumerateMatches(sentence))
        {
            if (unsure || !CueTable.Spoiler().IsMatch(sentence.AsSpan(0, match.Index)))
                return true;
        }
        return false;
    }

    // Code blocks are logs, and a line that begins with ">" quotes somebody else.
    private static List<string> Sentences(string text)
    {
        var sentences = new List<string>();
        var rest = text.AsSpan(0, Math.Min(text.Length, MaxRead));
        if (rest.IndexOf("```") is >= 0 and var code)
            rest = rest[..code];
        while (!rest.IsEmpty)
        {
            var end = EndOfSentence(rest);
            var sentence = rest[..end].Trim();
            if (sentence.Length > 1 && sentence[0] != '>' && !sentence.StartsWith("&gt;"))
                sentences.Add(sentence.ToString());
            rest = rest[end..];
        }
        return sentences;
    }

    // A full stop inside of a word (4.5, db1.example.org) ends nothing.
    private static int EndOfSentence(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOfAny(SentenceEnd);
            if (next < 0)
                return text.Length;
            at += next + 1;
            if (at == text.Length || text[at - 1] == '\n' || char.IsWhiteSpace(text[at]))
                return at;
        }
        return text.Length;
    }
}
