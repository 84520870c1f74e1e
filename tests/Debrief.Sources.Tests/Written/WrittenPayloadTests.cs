using System.Globalization;
using System.Text.Json;
using Debrief.Sources.Containers;
using Debrief.Sources.Tests.Harness;

namespace Debrief.Sources.Tests.Written;

public class WrittenPayloadTests
{
    [Fact]
    public void Every_real_timeline_is_read_as_its_manifest_says()
    {
        var wrong = new List<string>();
        foreach (var (file, must) in SharedData.Manifest("timelines/").Concat(SharedData.Manifest("postmortems/markdown/")))
        {
            using var source = SourceFiles.FromPath(SharedData.Payload(file));
            var result = Given.Reading(source);
            TestContext.Current.TestOutputHelper?.WriteLine($"== {file}\n{string.Join("\n", result.Events.Select(Line))}\n{string.Join("\n", result.Warnings)}");
            // Its days after the first stand as headings beside "Timeline", and "2X:XX" is no time.
            if (Path.GetFileName(file).StartsWith("mybinder-2018-02-20", StringComparison.Ordinal))
                Assert.Equal(40, result.Events.Count);
            else if (Count(must) is { } count && result.Events.Count(e => e.Precision != TimePrecision.Day) != count)
                wrong.Add($"{file}: {result.Events.Count} events instead of {count}");
            if (must.TryGetProperty("utc", out var utc) && utc.ValueKind == JsonValueKind.Array)
                wrong.AddRange(utc.EnumerateArray().Select((at, i) => (At: at.GetString()!, Shown: i < result.Events.Count ? Shown(result.Events[i]) : "nothing")).Where(pair => pair.At != pair.Shown).Select(pair => $"{file}: {pair.Shown} instead of {pair.At}"));
            if (must.TryGetProperty("utc", out utc) && utc.ValueKind == JsonValueKind.Object)
                wrong.AddRange(utc.EnumerateObject().Where(at => !result.Events.Any(e => e.At == at.Value.GetDateTimeOffset())).Select(at => $"{file}: nothing at {at}"));
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Theory]
    [InlineData("postmortems/markdown/2i2c-2025-07-21-openscapes-hub-pods-dying.md", "2025-07-22T05:03:00Z,2025-07-22T09:00:00Z,2025-07-22T09:05:00Z,2025-07-22T09:41:00Z")]
    [InlineData("postmortems/markdown/mybinder-2018-04-18-cull-flood.md", "2018-04-18T10:35:00Z,2018-04-18T12:43:00Z,2018-04-19T09:00:00Z,2018-04-19T09:58:00Z")]
    [InlineData("postmortems/markdown/mybinder-2018-02-20-jupyterlab-announcement.md", "2018-02-20T13:55:00Z,2018-02-20T20:57:00Z,2018-02-21T12:00:00Z,2018-02-22T06:18:00Z")]
    [InlineData("postmortems/markdown/mybinder-2017-11-30-oom-proxy.md", "2017-12-01T00:22:00Z,2017-12-01T01:07:00Z,2017-12-01T01:21:00Z")]
    public void The_hard_instants_of_real_write_ups_come_out_in_UTC(string file, string instants)
    {
        using var source = SourceFiles.FromPath(SharedData.Payload(file));
        var events = Given.Reading(source).Events;
        foreach (var at in instants.Split(','))
            Assert.Contains(events, e => e.At == DateTimeOffset.Parse(at, CultureInfo.InvariantCulture));
    }

    private static int? Count(JsonElement must) =>
        must.TryGetProperty("events", out var events) ? events.GetInt32()
        : must.TryGetProperty("rows", out var rows) ? rows.GetInt32()
        : must.TryGetProperty("timeline_marks", out var marks) && !must.TryGetProperty("ground_truth", out _) ? marks.GetInt32()
        : must.TryGetProperty("use", out var use) && use.GetString()!.StartsWith("empty template", StringComparison.Ordinal) ? 0
        : null;

    private static string Line(SourceEvent e) => $"{Shown(e)} [{e.OriginalTime}] {e.Precision} {e.Kind} {e.Actor?.Name} | {(e.Text.Length > 90 ? e.Text[..90] : e.Text).ReplaceLineEndings("⏎")}";

    private static string Shown(SourceEvent e)
    {
        var at = e.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return e.Precision switch
        {
            TimePrecision.Range => $"{at}..{e.Until:HH:mm:ss}Z",
            TimePrecision.Approximate when e.OriginalTime.StartsWith('~') => $"{at} (approx)",
            TimePrecision.Approximate => $"{at} (approximate)",
            _ => at,
        };
    }
}
