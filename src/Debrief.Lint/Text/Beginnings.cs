using System.Globalization;

namespace Debrief.Lint.Text;

/// <summary>
/// Reads from a regular expression with which three letters its matches can begin: the FIRST sets of a compiler, three deep. Knows the syntax that the
/// rules use; a letter stands for itself, everything else that is no small letter is one sign. Where in doubt it says yes.
/// </summary>
internal static class Beginnings
{
    private const int Depth = 3, Signs = 27, Other = 26;
    private const char Any = '*', NoLetter = '.';

    /// <summary>One bit for each three signs; see <see cref="NumberOf"/>.</summary>
    /// <exception cref="ArgumentException">A match can begin with something other than a letter, or is empty.</exception>
    public static ulong[] Of(string pattern)
    {
        var bits = new ulong[(Signs * Signs * Signs + 63) / 64];
        foreach (var beginning in new Reader(pattern).Read())
        {
            if (beginning.Length == 0 || beginning[0] is Any or NoLetter) throw new ArgumentException($"a phrase begins with a word: {pattern}");
            Set(bits, beginning.PadRight(Depth, Any), 0, 0);
        }
        return bits;
    }

    /// <summary>The number of the three signs that begin at a place of a plain text.</summary>
    public static int NumberOf(ReadOnlySpan<char> plain, int at) => (Sign(plain, at) * Signs + Sign(plain, at + 1)) * Signs + Sign(plain, at + 2);

    private static int Sign(ReadOnlySpan<char> plain, int at) => at < plain.Length && plain[at] is >= 'a' and <= 'z' ? plain[at] - 'a' : Other;

    private static void Set(ulong[] bits, string beginning, int at, int number)
    {
        if (at == Depth) bits[number >> 6] |= 1UL << number;
        else if (beginning[at] != Any) Set(bits, beginning, at + 1, number * Signs + (beginning[at] == NoLetter ? Other : beginning[at] - 'a'));
        else for (var sign = 0; sign < Signs; sign++) Set(bits, beginning, at + 1, number * Signs + sign);
    }

    /// <summary>Walks over a pattern with the beginnings so far, each at most three signs long.</summary>
    private sealed class Reader(string pattern)
    {
        private static readonly HashSet<string> Nothing = [""];
        private int at;

        public HashSet<string> Read() => Alternatives(Nothing);

        private HashSet<string> Alternatives(HashSet<string> before)
        {
            var all = new HashSet<string>(Sequence(before));
            while (at < pattern.Length && pattern[at] == '|')
            {
                at++;
                all.UnionWith(Sequence(before));
            }
            return all;
        }

        private HashSet<string> Sequence(HashSet<string> before)
        {
            while (at < pattern.Length && pattern[at] is not ('|' or ')'))
            {
                if (before.All(beginning => beginning.Length == Depth)) Skip();
                else before = Repeated(before);
            }
            return before;
        }

        /// <summary>To the end of this alternative: nothing in it can add to what is three signs long.</summary>
        private void Skip()
        {
            for (var depth = 0; at < pattern.Length; at++)
            {
                if (pattern[at] == '\\') at++;
                else if (pattern[at] == '[') while (pattern[at] != ']') at += pattern[at] == '\\' ? 2 : 1;
                else if (pattern[at] == '(') depth++;
                else if (depth == 0 && pattern[at] is ')' or '|') return;
                else if (pattern[at] == ')') depth--;
            }
        }

        private HashSet<string> Repeated(HashSet<string> before)
        {
            var start = at;
            var once = Piece(before);
            var end = at;
            var (least, most) = Count();
            if (least == 1 && most == 1) return once;
            var after = at;
            var all = new HashSet<string>(least == 0 ? before : []);
            if (least <= 1) all.UnionWith(once);
            for (var times = 2; times <= Math.Min(most, Depth); times++)
            {
                at = start;
                once = Piece(once);
                if (times >= Math.Min(least, Depth)) all.UnionWith(once);
            }
            at = Math.Max(after, end);
            return all;
        }

        /// <summary>A letter, a set, a group or an assertion; what an assertion looks at is passed over.</summary>
        private HashSet<string> Piece(HashSet<string> before)
        {
            var sign = pattern[at++];
            switch (sign)
            {
                case '^' or '$': return before;
                case '.': return With(before, [Any]);
                case '[': return With(before, Set());
                case '\\': return Escaped(before);
                case '(': return Group(before);
                default: return With(before, [SignOf(sign)]);
            }
        }

        private HashSet<string> Group(HashSet<string> before)
        {
            var looks = false;
            if (pattern[at] == '?')
            {
                looks = pattern[at + 1] is '!' or '=' || (pattern[at + 1] == '<' && pattern[at + 2] is '!' or '=');
                at = looks ? at + (pattern[at + 1] == '<' ? 3 : 2) : pattern[at + 1] == ':' ? at + 2 : pattern.IndexOf('>', at) + 1;
            }
            if (looks)
            {
                for (Skip(); pattern[at] == '|'; Skip()) at++;
                at++;
                return before;
            }
            var inside = Alternatives(before);
            at++;
            return inside;
        }

        private HashSet<string> Escaped(HashSet<string> before) => pattern[at++] switch
        {
            'b' or 'G' => before,
            'w' or 'W' or 's' or 'S' or 'D' => With(before, [Any]),
            'd' => With(before, [NoLetter]),
            'u' => With(before, [SignOf(Unicode())]),
            var sign => With(before, [SignOf(sign)]),
        };

        private char[] Set()
        {
            var signs = new HashSet<char>();
            if (pattern[at] == '^') signs.Add(Any);
            for (; pattern[at] != ']'; at++)
            {
                if (pattern[at] == '\\')
                {
                    at++;
                    if (pattern[at] == 'u') { at++; Unicode(); at--; signs.Add(NoLetter); }
                    else signs.Add(pattern[at] is 'w' or 'W' or 'S' or 'D' ? Any : NoLetter);
                }
                else if (pattern[at + 1] == '-' && pattern[at + 2] != ']') { signs.Add(Any); at += 2; }
                else signs.Add(SignOf(pattern[at]));
            }
            at++;
            return signs.Contains(Any) ? [Any] : [.. signs];
        }

        private char Unicode()
        {
            at += 4;
            return (char)int.Parse(pattern.AsSpan(at - 4, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        }

        private (int Least, int Most) Count()
        {
            if (at == pattern.Length) return (1, 1);
            var (least, most) = pattern[at] switch { '?' => (0, 1), '*' => (0, int.MaxValue), '+' => (1, int.MaxValue), '{' => Braces(), _ => (-1, 1) };
            if (least < 0) return (1, 1);
            at++;
            if (at < pattern.Length && pattern[at] == '?') at++;
            return (least, most);
        }

        private (int Least, int Most) Braces()
        {
            var end = pattern.IndexOf('}', at);
            var parts = pattern[(at + 1)..end].Split(',');
            at = end;
            var least = int.Parse(parts[0], CultureInfo.InvariantCulture);
            return (least, parts.Length == 1 ? least : parts[1].Length == 0 ? int.MaxValue : int.Parse(parts[1], CultureInfo.InvariantCulture));
        }

        private static char SignOf(char sign) => sign is >= 'a' and <= 'z' ? sign : NoLetter;

        private static HashSet<string> With(HashSet<string> before, char[] signs)
        {
            var after = new HashSet<string>(before.Count * signs.Length);
            foreach (var beginning in before)
                if (beginning.Length == Depth) after.Add(beginning);
                else foreach (var sign in signs) after.Add(beginning + sign);
            return after;
        }
    }
}
