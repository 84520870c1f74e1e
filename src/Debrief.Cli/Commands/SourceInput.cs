using System.CommandLine;
using System.Globalization;
using Debrief.Sources;
using Debrief.Sources.Containers;

namespace Debrief.Cli.Commands;

/// <summary>The files a command reads and how: the same for every command that reads sources.</summary>
internal sealed class SourceInput
{
    private readonly Argument<string[]> files = new("FILE") { Description = "Exports, webhooks, timelines, ZIPs or folders; - is standard input.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> from = new("--from") { Description = "Only what happened at or after this: 2026-05-12T13:00:00Z, 2026-05-12 14:00 or a day.", HelpName = "T" };
    private readonly Option<string?> to = new("--to") { Description = "Only what happened before this; a day counts to its end.", HelpName = "T" };
    private readonly Option<string?> zone = new("--zone") { Description = "The zone of times that carry none, and of times on the page, such as Europe/London.", HelpName = "ZONE" };
    private readonly Option<string?> date = new("--date") { Description = "The day of times that carry none: 2026-05-12.", HelpName = "DAY" };
    private readonly Option<string?> start = new("--start") { Description = "When the recording of a call began; the times of transcripts count from there.", HelpName = "T" };
    private readonly Option<string?> received = new("--received") { Description = "When records without any time of their own arrived: 2026-05-12T13:08:00Z or 2026-05-12 14:08.", HelpName = "T" };
    private readonly Option<string[]> channels = new("--channel") { Description = "Only this chat channel (again for more).", HelpName = "NAME" };
    private readonly Option<bool> strict = new("--strict") { Description = "Exit with 1 when there are warnings." };

    public void AddTo(Command command)
    {
        command.Arguments.Add(files);
        foreach (var option in new Option[] { from, to, zone, date, start, received, channels, strict }) command.Options.Add(option);
    }

    public bool IsStrict(ParseResult parsed) => parsed.GetValue(strict);

    /// <summary>The zone on the page: the one asked for, else UTC.</summary>
    public TimeZoneInfo ZoneOf(ParseResult parsed) => Options(parsed).Zone ?? TimeZoneInfo.Utc;

    /// <summary>Reads every file; one that cannot be opened is among the unreadable, and the others are still read.</summary>
    public Reading Read(ParseResult parsed, CancellationToken ct)
    {
        var options = Options(parsed);
        var opened = new List<SourceFile>();
        var missing = new List<SourceWarning>();
        TemporaryInput? input = null;
        try
        {
            foreach (var path in parsed.GetValue(files)!)
            {
                try
                {
                    opened.Add(path == "-" ? (input = TemporaryInput.FromStandardInput()).Open() : SourceFiles.FromPath(path));
                }
                catch (Exception closed) when (closed is SourceException or IOException or UnauthorizedAccessException)
                {
                    missing.Add(new(path, null, closed.Message));
                }
            }
            var timeline = ReadingProgress.Show(opened.Sum(file => file.Length ?? 0), progress => SourceReading.Open(opened, options, progress, ct));
            return new(timeline, missing, input);
        }
        catch
        {
            input?.Dispose();
            throw;
        }
    }

    private ReadOptions Options(ParseResult parsed)
    {
        var named = parsed.GetValue(zone) is { } name ? Zone(name) : null;
        return new()
        {
            From = parsed.GetValue(from) is { } first ? Instant("--from", first, named, endOfDay: false) : null,
            To = parsed.GetValue(to) is { } end ? Instant("--to", end, named, endOfDay: true) : null,
            Zone = named,
            Date = parsed.GetValue(date) is { } day ? Day(day) ?? throw new UsageException($"--date: “{day}” is no day such as 2026-05-12.") : null,
            StartedAt = parsed.GetValue(start) is { } began ? Moment("--start", began, named) : null,
            ReceivedAt = parsed.GetValue(received) is { } arrived ? Moment("--received", arrived, named) : null,
            Channels = parsed.GetValue(channels) ?? [],
        };
    }

    private static TimeZoneInfo Zone(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found) ? found : throw new UsageException($"--zone: there is no time zone “{name}”; a name is Europe/London or UTC.");

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A day alone is no moment.</summary>
    private static DateTimeOffset Moment(string option, string text, TimeZoneInfo? zone) =>
        Day(text) is null ? Instant(option, text, zone, endOfDay: false) : throw new UsageException($"{option}: “{text}” names a day; a time such as {text} 14:08 or {text}T14:08:00Z is needed.");

    private static DateTimeOffset Instant(string option, string text, TimeZoneInfo? zone, bool endOfDay)
    {
        if (Day(text) is { } day) return InZone(option, day.AddDays(endOfDay ? 1 : 0).ToDateTime(TimeOnly.MinValue), zone);
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) || text.Length < 11) throw new UsageException($"{option}: “{text}” is no time such as 2026-05-12T13:08:00Z, 2026-05-12 14:08 or 2026-05-12.");
        return at.Kind == DateTimeKind.Unspecified
            ? InZone(option, at, zone)
            : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUniversalTime();
    }

    private static DateTimeOffset InZone(string option, DateTime local, TimeZoneInfo? zone)
    {
        zone ??= TimeZoneInfo.Utc;
        if (zone.IsInvalidTime(local)) throw new UsageException($"{option}: the clocks in {zone.Id} skipped {local:yyyy-MM-dd HH:mm}; name the time with its offset.");
        if (zone.IsAmbiguousTime(local)) throw new UsageException($"{option}: {local:yyyy-MM-dd HH:mm} came twice in {zone.Id}; name the time with its offset.");
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
