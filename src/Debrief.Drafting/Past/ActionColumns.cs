using System.Text.RegularExpressions;

namespace Debrief.Drafting;

/// <summary>What the columns of a table of actions mean, by their headings.</summary>
internal sealed partial class ActionColumns
{
    private int what = -1, owner = -1, due = -1, state = -1, link = -1;

    /// <returns>Null when no column names the action.</returns>
    public static ActionColumns? Of(string[] headings)
    {
        var columns = new ActionColumns();
        for (var i = 0; i < headings.Length; i++)
        {
            var words = headings[i].Trim('*', '_', '`', ' ', ':');
            if (columns.owner < 0 && Owner().IsMatch(words)) columns.owner = i;
            else if (columns.due < 0 && Due().IsMatch(words)) columns.due = i;
            else if (columns.state < 0 && State().IsMatch(words)) columns.state = i;
            else if (columns.what < 0 && What().IsMatch(words)) columns.what = i;
            else if (columns.link < 0 && Link().IsMatch(words)) columns.link = i;
        }
        return columns.what >= 0 ? columns : null;
    }

    public PastAction? Read(string[] cells, DateOnly? occurredOn, int line)
    {
        if (ActionLine.IsPlaceholder(Cell(cells, what))) return null;

        var read = ActionLine.Read(Cell(cells, what), below: "", occurredOn, line);
        var dueWords = ActionLine.Plain(Cell(cells, due));
        return read with
        {
            Owner = ActionLine.Name(Cell(cells, owner)) ?? read.Owner,
            Due = dueWords.Length > 0 && !ActionLine.IsPlaceholder(dueWords) ? dueWords : read.Due,
            DueOn = PastDates.Day(dueWords, occurredOn) ?? read.DueOn,
            State = Cell(cells, state) is { Length: > 0 } words ? ActionLine.StateOf(words) : read.State,
            Url = ActionLine.UrlOf(Cell(cells, link)) ?? read.Url,
        };
    }

    private static string Cell(string[] cells, int index) => index >= 0 && index < cells.Length ? cells[index] : "";

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^(action|task|what|item|description|to.?do|title|name|follow.?up|improvement|summary|ma(ß|ss)nahme|aufgabe)s?\b", Options)]
    private static partial Regex What();

    [GeneratedRegex(@"^(action )?(owner|assignee|assigned|responsible|who|dri|person|lead|driver|wer|verantwortlich)", Options)]
    private static partial Regex Owner();

    [GeneratedRegex(@"^(due|deadline|by when|when|eta|target|date|complete by|until|f(ä|ae)llig|bis|wann)", Options)]
    private static partial Regex Due();

    [GeneratedRegex(@"^(action )?(status|state|done|progress|complete)", Options)]
    private static partial Regex State();

    [GeneratedRegex(@"^(ticket|issue|link|bug|jira|tracker|url|pr|reference|tracking)", Options)]
    private static partial Regex Link();
}
