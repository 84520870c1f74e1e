using System.Reflection;
using System.Runtime.CompilerServices;
using Debrief.Lint;
using Debrief.Lint.Text;

namespace Debrief.Bench.Mutation;

/// <summary>The phrases of a rule, and the ways to leave one turn out of a pattern.</summary>
internal static class Turns
{
    public static IEnumerable<Phrase> Of(Rule rule)
    {
        var found = new List<Phrase>();
        foreach (var field in rule.GetType().GetFields(BindingFlags.Static | BindingFlags.NonPublic)) Collect(field.GetValue(null), found);
        return found.Distinct();
    }

    private static void Collect(object? value, List<Phrase> found)
    {
        if (value is Phrase phrase) found.Add(phrase);
        else if (value is ITuple pair) for (var at = 0; at < pair.Length; at++) Collect(pair[at], found);
        else if (value is Array list) foreach (var entry in list) Collect(entry, found);
    }

    /// <summary>The pattern without one alternative of one group that holds several, down to the second level; what stands in a look around stays.</summary>
    public static IEnumerable<(string Left, string Pattern)> Without(string pattern)
    {
        foreach (var (start, end) in Groups(pattern))
        {
            var bars = Bars(pattern, start, end).ToList();
            if (bars.Count == 0) continue;
            int[] cuts = [start - 1, .. bars, end];
            for (var at = 0; at + 1 < cuts.Length; at++)
            {
                var (from, to) = (cuts[at] + 1, cuts[at + 1]);
                var without = at == 0 ? pattern[..from] + pattern[(to + 1)..] : pattern[..(from - 1)] + pattern[to..];
                yield return (pattern[from..to], without);
            }
        }
    }

    /// <summary>The insides of groups that are no look around and hold no other group three levels down.</summary>
    private static IEnumerable<(int Start, int End)> Groups(string pattern)
    {
        var open = new Stack<int>();
        for (var at = 0; at < pattern.Length; at++)
        {
            if (pattern[at] == '\\') at++;
            else if (pattern[at] == '[') at = pattern.IndexOf(']', at + 1);
            else if (pattern[at] == '(') open.Push(at);
            else if (pattern[at] == ')')
            {
                var start = open.Pop() + 1;
                if (open.Count > 1 || open.Any(outer => LooksAround(pattern, outer + 1)) || LooksAround(pattern, start)) continue;
                if (pattern[start] == '?') start = pattern[start + 1] == ':' ? start + 2 : pattern.IndexOf('>', start) + 1;
                yield return (start, at);
            }
        }
    }

    private static bool LooksAround(string pattern, int at) => pattern[at] == '?' && (pattern[at + 1] is '!' or '=' || (pattern[at + 1] == '<' && pattern[at + 2] is '!' or '='));

    private static IEnumerable<int> Bars(string pattern, int start, int end)
    {
        var depth = 0;
        for (var at = start; at < end; at++)
        {
            if (pattern[at] == '\\') at++;
            else if (pattern[at] == '[') at = pattern.IndexOf(']', at + 1);
            else if (pattern[at] == '(') depth++;
            else if (pattern[at] == ')') depth--;
            else if (pattern[at] == '|' && depth == 0) yield return at;
        }
    }
}
