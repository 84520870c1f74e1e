using System.Buffers;
using Debrief.Sources;

namespace Debrief.Cli.Commands.Timeline;

/// <summary>One event a row, RFC 4180. A cell that a spreadsheet would run as a formula begins with an apostrophe.</summary>
internal static class TimelineCsv
{
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",\"\r\n");

    public static void Write(Reading reading, TextWriter output, CancellationToken ct)
    {
        output.WriteLine("at,precision,until,original_time,kind,text,actor,source,file,url,id,proposed");
        foreach (var found in reading.Timeline.Events())
        {
            ct.ThrowIfCancellationRequested();
            var evidence = found.Evidence[0];
            output.WriteLine(string.Join(',', new[]
            {
                Instants.Iso(found.At), found.Precision.Word(), found.Until is { } until ? Instants.Iso(until) : "", found.OriginalTime, found.Kind.Word(), found.Text,
                found.Actor?.Name ?? "", evidence.Source, evidence.File, evidence.Url ?? "", found.Id, found.Proposed ? "yes" : "no",
            }.Select(Cell)));
        }
    }

    internal static string Cell(string value)
    {
        var first = value.AsSpan().TrimStart(" \t\r\n\"'\u00A0\u3000");
        if ((first.Length > 0 && first[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' or '|' or '%') || (value.Length > 0 && value[0] is '\t' or '\r')) value = "'" + value;
        return value.AsSpan().ContainsAny(NeedsQuotes) ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
    }
}
