using Debrief.Sources;
using Debrief.Sources.Transcripts;

namespace Debrief.Features.Timeline;

/// <summary>What has to be asked before loading. The readers say what they had to choose; what a chosen day or zone would settle is a question.</summary>
/// <param name="Options">With a stand-in for each missing answer, so that there is something to look at.</param>
/// <param name="AsksStart">The times count from the start of a recording.</param>
internal sealed record ImportQuestions(bool AsksZone, bool AsksDate, bool AsksStart, ReadOptions Options)
{
    private const long SizeLimit = 8 << 20;

    /// <summary>Only texts that people wrote leave such questions, and those are small.</summary>
    public static ImportQuestions Of(SourceFile file, DateTimeOffset receivedAt)
    {
        var plain = new ReadOptions { ReceivedAt = receivedAt };
        if (file.Length > SizeLimit || SourceReaders.For(file)?.Name is not (EventMatching.Written or TranscriptReader.Source)) return new(false, false, false, plain);

        var dated = plain with { Date = DateOnly.FromDateTime(receivedAt.UtcDateTime) };
        var started = plain with { StartedAt = receivedAt };
        if (IsRefused(file, plain) && IsRefused(file, dated) && !IsRefused(file, started)) return new(false, false, true, started);

        var asksDate = Complaints(file, plain).Except(Complaints(file, dated)).Any();
        var options = asksDate ? dated : plain;
        var asksZone = Complaints(file, options).Except(Complaints(file, options with { Zone = TimeZoneInfo.Utc })).Any();
        return new(asksZone, asksDate, false, options);
    }

    private static bool IsRefused(SourceFile file, ReadOptions options)
    {
        using var timeline = SourceReading.Open([file], options);
        return timeline.Unreadable.Count > 0;
    }

    private static IEnumerable<string> Complaints(SourceFile file, ReadOptions options)
    {
        using var timeline = SourceReading.Open([file], options);
        return [.. timeline.Warnings.Select(warning => warning.Message)];
    }
}
