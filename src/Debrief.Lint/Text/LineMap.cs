namespace Debrief.Lint.Text;

/// <summary>From an offset to a line and a column, both counted from 1, columns in UTF-16 code units. CR LF, LF and CR end a line.</summary>
public sealed class LineMap
{
    private readonly List<int> starts = [0];

    public LineMap(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var at = text.AsSpan().IndexOfAny('\r', '\n'); at >= 0;)
        {
            var next = at + (text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1);
            starts.Add(next);
            var further = text.AsSpan(next).IndexOfAny('\r', '\n');
            at = further < 0 ? -1 : next + further;
        }
    }

    public int Lines => starts.Count;

    public (int Line, int Column) Of(int offset)
    {
        var found = starts.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, offset - starts[line] + 1);
    }

    /// <summary>The offset of a line (from 1), and of the end of the text for a line past the last.</summary>
    public int StartOf(int line) => line > starts.Count ? int.MaxValue : starts[Math.Max(line, 1) - 1];
}
