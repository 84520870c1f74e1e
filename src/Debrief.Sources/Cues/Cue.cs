using System.Numerics;
using System.Text.RegularExpressions;

namespace Debrief.Sources.Cues;

/// <summary>Proposes the kind of an event from the words of people (<see cref="CueTable"/>). A person confirms or changes it; most messages get no kind.</summary>
public static class Cue
{
    private static readonly CueGate Chat = new(CueTable.Rows.Where(row => row.Scope != CueScope.Written));
    private static readonly CueGate Line = new(CueTable.Rows.Where(row => row.Scope != CueScope.Chat));

    /// <summary>The kind that a chat message of a person shows; null for plain talk.</summary>
    public static EventKind? OfChat(string text) => Of(text, CueScope.Chat);

    /// <summary>The kind that a line of a written timeline shows; null when it only notes something.</summary>
    public static EventKind? OfLine(string text) => Of(text, CueScope.Written);

    /// <summary>True when a hypothesis is told as found true.</summary>
    internal static bool Confirms(string text) => Holds(text, CueTable.Confirmation());

    internal static bool StartsImpact(string text) => Holds(text, CueTable.ImpactStart());

    private static EventKind? Of(string text, CueScope scope)
    {
        var gate = scope == CueScope.Chat ? Chat : Line;
        var open = 0u;
        foreach (var sentence in new CueSentences(text, scope))
            open |= gate.Open(sentence);
        for (; open != 0; open &= open - 1)
        {
            var row = gate[BitOperations.TrailingZeroCount(open)];
            if (Holds(text, scope, row))
                return row.Kind;
        }
        return null;
    }

    internal static bool Holds(string text, CueScope scope, CueRow row)
    {
        foreach (var sentence in new CueSentences(text, scope))
        {
            if (Holds(sentence, row.Wording, row.Unsure, row.Asked, row.Lead))
                return true;
            if (row.Opens)
                return false;
        }
        return false;
    }

    private static bool Holds(string text, Regex wording)
    {
        foreach (var sentence in new CueSentences(text, CueScope.Any))
        {
            if (Holds(sentence, wording, unsure: false, asked: false, CueLead.None))
                return true;
        }
        return false;
    }

    private static bool Holds(ReadOnlySpan<char> sentence, Regex wording, bool unsure, bool asked, CueLead lead)
    {
        if (!asked && sentence[^1] == '?')
            return false;
        foreach (var match in wording.EnumerateMatches(sentence))
        {
            if (CueLeads.Allow(lead, sentence[..match.Index]) && (unsure || !CueTable.Spoiler().IsMatch(sentence[..match.Index])))
                return true;
        }
        return false;
    }
}
