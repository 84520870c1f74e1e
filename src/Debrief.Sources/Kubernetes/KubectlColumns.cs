using System.Text.RegularExpressions;

namespace Debrief.Sources.Kubernetes;

/// <summary>One row of the table.</summary>
internal sealed record KubectlRow(string Age, string Type, string Reason, string Subject, string Message);

/// <summary>The columns of a table of events. They are kept apart by two blanks or more, and the last one, the message, holds the rest of the line.</summary>
internal sealed partial record KubectlColumns(string[] Names)
{
    public static KubectlColumns? Of(string line)
    {
        var names = Gap().Split(line.Trim()).Select(name => name.ToUpperInvariant()).ToArray();
        return names.Contains("TYPE") && names.Contains("REASON") && (names.Contains("LAST SEEN") || names.Contains("AGE")) && names.Contains("MESSAGE") ? new(names) : null;
    }

    /// <summary>Null when the line has too few columns.</summary>
    public KubectlRow? Row(string line)
    {
        var cells = Gap().Split(line.Trim(), Names.Length);
        if (cells.Length < Names.Length) return null;
        string Cell(string name) => Array.IndexOf(Names, name) is >= 0 and var column ? cells[column] : "";
        var space = Cell("NAMESPACE") is { Length: > 0 } named ? $"{named}/" : "";
        var subject = Cell("OBJECT") is { Length: > 0 } about ? about : Cell("FROM");
        return new($"{Cell("LAST SEEN")}{Cell("AGE")}", Cell("TYPE"), Cell("REASON"), $"{space}{subject}", Cell("MESSAGE"));
    }

    [GeneratedRegex(@"\s{2,}|\t+")]
    private static partial Regex Gap();
}
