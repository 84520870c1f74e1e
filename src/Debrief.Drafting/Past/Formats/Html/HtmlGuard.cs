using System.Text.RegularExpressions;

namespace Debrief.Drafting;

/// <summary>Looks at the tags before a tree is built of them: what an HTML parser makes of a hostile page grows with the square of its size.</summary>
internal static partial class HtmlGuard
{
    private const int DepthLimit = 256;
    private const long TagLimit = 500_000;
    private const long WorkLimit = 16_000_000;
    private const double CopyLimit = 1e11;

    /// <exception cref="PostmortemFormatException">Nested beyond what anybody wrote.</exception>
    public static void Check(string html)
    {
        // By name: an end tag of another name closes nothing.
        var unclosed = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        int depth = 0, deepest = 0, styled = 0, mostStyled = 0;
        long tags = 0, cells = 0;
        foreach (var tag in Tag().EnumerateMatches(html))
        {
            tags++;
            var isEnd = html[tag.Index + 1] == '/';
            var name = html.AsSpan(tag.Index + (isEnd ? 2 : 1), tag.Length - (isEnd ? 2 : 1));
            if (Table().IsMatch(name)) cells++;
            if (Ends().IsMatch(name)) continue;

            var open = unclosed.TryGetValue(name, out var known) ? known : 0;
            var step = !isEnd ? 1 : open > 0 ? -1 : 0;
            unclosed[name] = open + step;
            deepest = Math.Max(deepest, depth += step);
            if (Style().IsMatch(name)) mostStyled = Math.Max(mostStyled, styled += step);
        }
        // A cell outside of a table is dropped, and the words around it are copied to grow together.
        var copied = cells * (double)html.Length;
        // Every open bold or link is opened again in each paragraph that follows.
        if (deepest > DepthLimit || mostStyled * tags > WorkLimit || tags > TagLimit || copied > CopyLimit) throw new PostmortemFormatException("Its elements are nested too deeply, or there are too many of them, for a page that people wrote.");
    }

    [GeneratedRegex(@"</?[a-zA-Z][^\s/>]*", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^(td|th|tr|tbody|thead|tfoot|caption|col|colgroup|html|head|body|frame|frameset)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Table();

    /// <summary>Elements that have no end tag, or do well without one.</summary>
    [GeneratedRegex(@"^(p|li|td|th|tr|dt|dd|br|hr|img|col|meta|link|input|option|wbr|area|base|source|track|embed|param|tbody|thead|tfoot|colgroup)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ends();

    [GeneratedRegex(@"^(a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Style();
}
