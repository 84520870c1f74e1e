using Debrief.Sources.Payloads;
using Debrief.Sources.Tests.Harness;
using Debrief.Sources.Tests.Payloads;
using Debrief.Sources.Transcripts;
using Debrief.Sources.Written;

namespace Debrief.Sources.Tests.Transcripts;

/// <summary>Every real transcript is read as its line in the manifest says.</summary>
public sealed class TranscriptPayloadTests
{
    private static readonly ReadOptions Began = new() { StartedAt = new DateTimeOffset(2026, 3, 2, 14, 0, 0, TimeSpan.Zero) };

    [Fact]
    public void Every_transcript_is_read_as_the_manifest_says()
    {
        var lines = SharedData.Manifest("transcripts/").Where(line => !line.Must.Has("use")).ToList();
        Assert.Equal(16, lines.Count);
        foreach (var (file, must) in lines)
        {
            var bytes = File.ReadAllBytes(SharedData.Payload(file));
            try
            {
                Check(must, Reading.Of(bytes, Began), CueFile.Read(WrittenText.Of(bytes)!.Lines((_, _) => { })).Utterances);
            }
            catch (Exception e) when (e is Xunit.Sdk.XunitException or SourceException)
            {
                Assert.Fail($"{file}: {e.Message}");
            }
        }
    }

    private static void Check(System.Text.Json.JsonElement must, Reading reading, IReadOnlyList<Utterance> cues)
    {
        Assert.Equal("transcript", reading.Reader?.Name);
        var said = reading.Events.Where(found => found.Kind != EventKind.Note).ToList();
        if ((must.Text("cues") ?? must.Text("cues_found_by_naive_split")) is { } count) Assert.Equal(count, $"{cues.Count}");
        if (must.Text("first_start") is { } first) Assert.Equal(OffsetTime.Of(first), cues[0].Start);
        if (must.Text("last_end") is { } last) Assert.Equal(OffsetTime.Of(last), cues[^1].End);
        if (must.Has("cues")) Assert.Equal(must.Text("speakers"), $"{cues.Select(cue => cue.Speaker).OfType<string>().Distinct().Count()}");
        else if ((must.Text("speakers") ?? must.Text("people")) is { } speakers) Assert.Equal(speakers, $"{said.Select(found => found.Actor?.Name).Distinct().Count()}");
        foreach (var speaker in must.Items("top_speakers")) Assert.Equal(speaker[1].GetInt32(), cues.Count(cue => cue.Speaker == speaker[0].GetString()));
        if ((must.Text("turns") ?? must.Text("turns_after_merge") ?? must.Text("messages")) is { } turns) Assert.Equal(turns, $"{said.Count}");
        if (must.Items("times").Any()) Assert.Equal(must.Items("times").Select(time => $"{time.GetString()} after the start"), said.Select(found => found.OriginalTime));
        var marks = said.Select(found => found.OriginalTime.Split(' ')[0]).Distinct().ToList();
        if (must.Text("time_marks") is { } number) Assert.Equal(number, $"{marks.Count - 1}"); // the first five minutes have none
        Assert.All(must.Items("marks"), mark => Assert.Contains(mark.GetString()!, marks));
        if (must.Has("messages")) Assert.Equal((must.Text("first"), must.Text("last")), (said[0].OriginalTime.Split(' ')[0], said[^1].OriginalTime.Split(' ')[0]));
    }
}
