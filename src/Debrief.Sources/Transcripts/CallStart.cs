using System.Globalization;
using System.Text.RegularExpressions;
using Debrief.Sources.Written;

namespace Debrief.Sources.Transcripts;

/// <summary>When the recording began: as the person says, else as the file says, else as Zoom put it into the file's name. Otherwise it is asked for; it is never guessed.</summary>
internal static partial class CallStart
{
    private static readonly TimeSpan Agreement = TimeSpan.FromMinutes(2);

    /// <exception cref="SourceException">Nobody says when it began.</exception>
    public static DateTimeOffset Of(Transcript transcript, string name, ReadOptions options, Action<int?, string> warn)
    {
        var stated = Stated(transcript, options, warn);
        if (options.StartedAt is { } said)
        {
            if (stated is { } other && (other - said).Duration() > Agreement)
                warn(transcript.Began!.Value.Line, $"The transcript says it began at {other:yyyy-MM-dd HH:mm}Z; {said.ToUniversalTime():yyyy-MM-dd HH:mm:ss}Z was chosen, and its times count from there.");
            return said.ToUniversalTime();
        }
        if (stated is not null)
        {
            warn(transcript.Began!.Value.Line, $"The times count from “{transcript.Began.Value.Written}”, as the transcript says it began ({stated:yyyy-MM-dd HH:mm}Z). Say when it began to place them otherwise.");
            return stated.Value;
        }
        if (ZoomName().Match(name) is { Success: true } match && DateTimeOffset.TryParseExact(match.Groups[1].Value, "yyyyMMdd-HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var named))
        {
            warn(null, $"The times count from {named:yyyy-MM-dd HH:mm:ss}Z, when the recording began by the name of the file. Say when it began to place them otherwise.");
            return named;
        }
        throw new SourceException("The times in this transcript count from the start of the recording. Say when it began.");
    }

    private static DateTimeOffset? Stated(Transcript transcript, ReadOptions options, Action<int?, string> warn) =>
        transcript.Began is var (written, line) && TimeMark.At(written) is { Time: not null, Day: not null } mark
            ? new WrittenClock(options, null, options.StartedAt is null ? warn : (_, _) => { }).Place(mark, line)?.At : null;

    [GeneratedRegex(@"GMT(\d{8}-\d{6})")]
    private static partial Regex ZoomName();
}
