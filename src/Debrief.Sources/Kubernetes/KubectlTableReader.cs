using System.Globalization;
using Debrief.Sources.Payloads;
using Debrief.Sources.Written;

namespace Debrief.Sources.Kubernetes;

/// <summary>The table that <c>kubectl get events</c> and <c>kubectl describe</c> print. Its ages count back from when it was printed, so that moment has to be known.</summary>
public sealed class KubectlTableReader : ISourceReader
{
    private const int Head = 64 << 10;

    public string Name => "kubernetes";

    public int Recognise(SourceFile file)
    {
        if (file.HoldsEntries || WrittenText.Of(WrittenText.Load(file.Entries[0], Head, orLess: true)) is not { } text) return 0;
        // Within a write-up such a table is a quote; a table for itself begins the file, after a command line at most.
        return text.Lines((_, _) => { }).Where(line => !string.IsNullOrWhiteSpace(line.Text)).Take(3).Any(line => KubectlColumns.Of(line.Text) is not null) ? 80 : 0;
    }

    public void Read(SourceFile file, ReadOptions options, ISourceSink sink, CancellationToken ct)
    {
        var (entry, name) = (file.Entries[0], file.NameOf(file.Entries[0]));
        var text = WrittenText.Of(WrittenText.Load(entry)) ?? throw new SourceException("This is no text.");
        var printedAt = options.ReceivedAt ?? throw new SourceException("The ages in this table count back from the moment it was printed. Say when that was, or bring the events as kubectl get events -o json.");
        sink.Warning(new(name, null, $"The ages in this table were counted back from {printedAt:yyyy-MM-dd HH:mm:ss}Z, when it arrived. They are as rough as kubectl prints them."));

        KubectlColumns? columns = null;
        foreach (var line in text.Lines((number, message) => sink.Warning(new(name, $"line {number}", message))))
        {
            ct.ThrowIfCancellationRequested();
            if (KubectlColumns.Of(line.Text) is { } header) columns = header;
            else if (columns is not null && !string.IsNullOrWhiteSpace(line.Text) && !line.Text.Trim().Trim('-', ' ').Equals("", StringComparison.Ordinal))
                Row(columns, line);
        }
        sink.Progress(text.Bytes.Length);

        void Row(KubectlColumns columns, TextLine line)
        {
            var row = columns.Row(line.Text);
            var evidence = new Evidence(Name, name, $"line {line.Number}", null, text.Span(entry, line.Offset, line.Length));
            if (row is null || KubectlAge.Of(row.Age) is not { } age)
            {
                if (row is not null) sink.Warning(new(name, $"line {line.Number}", $"The age “{PlainText.Label(row.Age)}” cannot be read; the row was left out."));
                sink.Skipped(evidence, row is null ? "no row of the table" : "a row whose age cannot be read");
                return;
            }
            sink.Found(new()
            {
                Id = EventId.Of(Name, $"table/{row.Subject}/{row.Reason}/{PlainText.Fingerprint(row.Message)}/{row.Age}/{printedAt.ToUnixTimeSeconds()}"),
                At = (printedAt - age.Last).ToUniversalTime(),
                Precision = TimePrecision.Approximate,
                OriginalTime = row.Age,
                Kind = row.Reason == "ScalingReplicaSet" ? EventKind.Deploy : EventKind.Other,
                Text = PlainText.Clean($"{row.Reason}{(row.Type == "Warning" ? " (warning)" : "")}: {row.Subject}: {row.Message}{Times()}"),
                Evidence = [evidence],
                Proposed = row.Type == "Warning" || row.Reason == "ScalingReplicaSet",
            });

            string Times() => age.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" ({age.Count} times{(age.First is { } first ? $" since about {(printedAt - first).ToUniversalTime():yyyy-MM-dd HH:mm}Z" : "")})") : "";
        }
    }
}
