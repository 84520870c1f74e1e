using System.Globalization;
using System.Text;
using Debrief.Features.ActionItems;
using Debrief.Http;

namespace Debrief.Pages.Actions;

/// <summary>A board to take along. One row an action; what is not known is empty.</summary>
internal static class ActionExport
{
    private static readonly string[] Columns =
        ["Action", "Incident", "Text", "Kind", "Owner", "Due", "State", "Criteria", "Criteria met", "Verifier", "Created", "Done", "Verified", "Challenged", "Project", "Times moved", "Abandoned because"];

    public static string Csv(IEnumerable<ActionItem> items) => CsvText.Of(Columns, items.Select(item => new object?[]
    {
        item.Name, item.Incident.Name, item.Text, item.Kind, item.Owner?.Name, item.DueOn, item.State, item.Criteria.Count, item.Criteria.Count(criterion => criterion.MetAt is not null), item.Verifier?.Name,
        item.CreatedAt, item.DoneAt, item.VerifiedAt, item.IsChallenged, item.IsProject, item.TimesMoved, item.AbandonedBecause,
    }));

    public static FileContentHttpResult CsvFile(string text, string name) => TypedResults.File(Encoding.UTF8.GetBytes(text), "text/csv; charset=utf-8", name);
}

/// <summary>CSV as RFC 4180 has it, in UTF-8 with a mark so that spreadsheets read it as such. What a spreadsheet would run as a formula is kept a text.</summary>
internal static class CsvText
{
    public static string Of(IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        var text = new StringBuilder("\uFEFF").AppendJoin(',', columns.Select(Cell)).Append("\r\n");
        foreach (var row in rows) text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        return text.ToString();
    }

    private static string Cell(object? value)
    {
        var text = value switch
        {
            DateTimeOffset at => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
            string words when words.TrimStart() is ['=' or '+' or '-' or '@', ..] || words is ['\t' or '\r', ..] => $"'{words}",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
