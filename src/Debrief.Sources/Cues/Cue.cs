using System.Buffers;
using System.Numerics;

namespace Debrief.Sources.Cues;

/// <summary>Proposes the kind of an event from the words of people (<see cref="CueTable"/>). A person confirms or changes it; most messages get no kind.</summary>
public static class Cue
{
    private const int MaxRead = 600;
    private static readonly CueGate Chat = new(CueTable.Rows.Where(row => row.Scope != CueScope.Written));
    private static readonly CueGate Line = new(CueTable.Rows.Where(row => row.Scope != CueScope.Chat));
    private static readonly SearchValues<char> WordEnd = SearchValues.Create(" ,.!:;\n");
    private static readonly SearchValues<char> SentenceEnd = SearchValues.Create(".!?\n");

    /// <summary>The kind that a chat message of a person shows; null for plain talk.</summary>
    public static EventKind? OfChat(string text) => Of(text, CueScope.Chat);

    /// <summary>The kind that a line of a written timeline shows; null when it only notes something.</summary>
    public static EventKind? OfLine(string text) => Of(text, CueScope.Written);

    /// <summary>True when a hypothesis is told as found true.</summary>
    internal static bool Confirms(string text) => Sentences(text, CueScope.Any).Exists(s => Holds(s, CueTable.Confirmation(), unsure: false, asked: false));

    internal static bool StartsImpact(string text) => Sentences(text, CueScope.Any).Exists(s => Holds(s, CueTable.ImpactStart(), unsure: false, asked: false));

    private static EventKind? Of(string text, CueScope scope)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, MaxRead)).TrimStart();
        var gate = scope == CueScope.Chat ? Chat : Line;
        var open = gate.Open(head, FirstWord(head));
        if (open == 0)
            return null;
        var sentences = Sentences(text, scope);
        for (; open != 0; open &= open - 1)
        {
            var row = gate[BitOperations.TrailingZeroCount(open)];
            foreach (var sentence in sentences)
            {
                if (Holds(sentence, row.Wording, row.Unsure, row.Asked, row.Led))
                    return row.Kind;
            }
        }
        return null;
    }

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text)
    {
        while (text.Length > 0 && !char.IsLetter(text[0]) && !char.IsSurrogate(text[0]))
            text = text[1..];
        var end = text.IndexOfAny(WordEnd);
        return end < 0 ? text : text[..end];
    }

    private static bool Holds(string sentence, System.Text.RegularExpressions.Regex wording, bool unsure, bool asked, bool led = false)
    {
        if (!asked && sentence.EndsWith('?'))
            return false;
        foreach (var match in wording.EnumerateMatches(sentence))
        {
            if (led && !IsLed(sentence.AsSpan(0, match.Index)))
                continue;
            if (unsure || !CueTable.Spoiler().IsMatch(sentence.AsSpan(0, match.Index)))
                return true;
        }
        return false;
    }

    private static readonly HashSet<string> Leads = ["i", "we", "i'm", "i’m", "i've", "i’ve", "we're", "we’re", "we've", "we’ve", "ops", "team", "and", "then", "start", "started", "starting", "he", "she", "they"];
    private static readonly HashSet<string> Between = ["am", "are", "have", "just", "now", "also", "manually", "successfully", "is"];

    // Who does it stands right before, if anything does: the start of a clause, one or two words, or "I", "we" with a little word between.
    private static bool IsLed(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd();
        if (before.IsEmpty || before[^1] is ',' or ';' or ':' or '.' or '!' or '-' or '–' or '—')
            return true;
        var words = before.ToString().ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var at = words.Length - 1;
        while (at > 0 && Between.Contains(words[at]))
            at--;
        return words.Length <= 2 || Leads.Contains(words[at]);
    }

    // Code blocks are logs, and a line that begins with ">" quotes somebody else.
    private static List<string> Sentences(string text, CueScope scope)
    {
        var sentences = new List<string>();
        var rest = text.AsSpan(0, Math.Min(text.Length, MaxRead));
        if (rest.IndexOf("```") is >= 0 and var code)
            rest = rest[..code];
        // A line of a written timeline says first what it is about; what follows is told around it.
        while (!rest.IsEmpty && !(scope == CueScope.Written && sentences.Count == 2))
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
