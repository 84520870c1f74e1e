using System.Text.RegularExpressions;
using Debrief.Lint.Text;

namespace Debrief.Lint.Actions;

/// <summary>The text of an action taken apart: what is to be done, and the cells that name its owner, day and state.</summary>
internal sealed partial class ActionText
{
    public ActionText(string whole, int offset, IReadOnlyList<string> columns)
    {
        (Whole, Offset, Action) = (whole, offset, whole);
        var cells = CellsOf(whole);
        if (cells.Count < 2 || columns.Count < 2) return;
        IsRow = true;
        if (columns.All(column => column.Length == 0)) return;
        Action = "";
        while (columns.Count > cells.Count && AsideColumn().IsMatch(columns[0])) columns = [.. columns.Skip(1)];
        for (var at = 0; at < cells.Count && at < columns.Count; at++)
        {
            var cell = cells[at];
            if (OwnerColumn().IsMatch(columns[at])) OwnerCell = cell;
            else if (DueColumn().IsMatch(columns[at])) DueCell = cell;
            else if (StateColumn().IsMatch(columns[at])) StateCell = cell;
            else if (cell.Length > Action.Length && !AsideColumn().IsMatch(columns[at])) Action = cell.In(whole);
        }
    }

    public string Whole { get; }

    public int Offset { get; }

    public string Action { get; }

    public bool IsRow { get; }

    public TextSpan? OwnerCell { get; }

    public TextSpan? DueCell { get; }

    public TextSpan? StateCell { get; }

    public bool SaysDone => (StateCell is { } state && Done().IsMatch(state.In(Whole))) || DoneMark().IsMatch(Whole);

    /// <summary>The first or the last word of the whole, for a short mark in a long line.</summary>
    public TextSpan Word(bool first)
    {
        var (start, end) = (0, Whole.Length);
        while (start < end && !char.IsLetterOrDigit(Whole[start])) start++;
        while (end > start && !char.IsLetterOrDigit(Whole[end - 1])) end--;
        if (first) for (var at = start; at < end; at++) { if (char.IsWhiteSpace(Whole[at])) end = at; }
        else for (var at = end - 1; at > start; at--) { if (char.IsWhiteSpace(Whole[at])) start = at + 1; }
        return new(Offset + start, end - start);
    }

    private static List<TextSpan> CellsOf(string row)
    {
        var cells = new List<TextSpan>();
        var start = row.StartsWith('|') ? 1 : 0;
        for (var at = start; at <= row.Length; at++)
        {
            if (at < row.Length && row[at] != '|') continue;
            if (at == row.Length && start == row.Length && row.EndsWith('|')) break;
            var (from, to) = (start, at);
            while (from < to && row[from] is ' ' or '\t') from++;
            while (to > from && row[to - 1] is ' ' or '\t') to--;
            cells.Add(new(from, to - from));
            start = at + 1;
        }
        return cells;
    }

    private const RegexOptions Plainly = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(owners?|assignees?|assigned( to)?|who|responsible|dri|poc|contact|lead|person|by whom|driver)\b", Plainly)]
    private static partial Regex OwnerColumn();

    [GeneratedRegex(@"\b(due|deadline|when|target|eta|by when|time-?(line|frame)|date|completion|sprint|milestone)\b", Plainly)]
    private static partial Regex DueColumn();

    [GeneratedRegex(@"\b(status|state|done|progress|complete(d)?)\b", Plainly)]
    private static partial Regex StateColumn();

    [GeneratedRegex(@"^\W*(id|#|no\.?|prio(rity)?|type|kind|category|tickets?|issues?|links?|bug|notes?|comments?|severity|team|effort|size|jira)\W*$", Plainly)]
    private static partial Regex AsideColumn();

    [GeneratedRegex(@"\b(done|closed|completed?|resolved|merged|shipped|finished|fixed)\b|✅|☑|✔", Plainly)]
    private static partial Regex Done();

    [GeneratedRegex(@"^\W{0,3}(\[(done|x)\]|done\b\s*[:\-–—)]|~~.*~~$)|\(done\b[^)]*\)|\bDONE\b|✅|☑|✔️?", RegexOptions.CultureInvariant)]
    private static partial Regex DoneMark();
}
