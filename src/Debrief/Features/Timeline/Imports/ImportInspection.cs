using Debrief.Sources;
using Npgsql;

namespace Debrief.Features.Timeline;

/// <summary>The first look: what it is, which channels, from when to when, and what has to be asked. Nothing gets into the timeline.</summary>
internal static class ImportInspection
{
    private const int WarningsShown = 200;
    private const int ChannelsShown = 1_000;

    /// <exception cref="SourceException">Nothing in this upload can be read.</exception>
    public static async Task InspectAsync(this DebriefDb db, NpgsqlDataSource database, Upload upload, UploadLimits limits, ImportPulse pulse)
    {
        if (!upload.IsArchive) await db.UnpackAsync(database, upload, limits, pulse.Token);
        var packing = upload.Found?.Warnings ?? [];

        var found = await Look(database, upload, packing, pulse);

        await pulse.StopAsync();
        await db.Entry(upload).ReloadAsync(pulse.Token);
        if (upload.LeasedBy != pulse.Worker) return;
        upload.Inspected(found);
        await db.SaveChangesAsync(pulse.Token);
    }

    private static async Task<UploadFound> Look(NpgsqlDataSource database, Upload upload, IReadOnlyList<SourceWarning> packing, ImportPulse pulse)
    {
        using var file = await UploadSource.OpenAsync(database, upload, pulse.Token);
        var questions = await Task.Run(() => ImportQuestions.Of(file, upload.ReceivedAt), pulse.Token);
        using var timeline = await Task.Run(() => SourceReading.Open([file], questions.Options, new Reported(pulse), pulse.Token), pulse.Token);
        if (timeline.Unreadable is [var why, ..]) throw new SourceException(why.Message);

        var channels = new Dictionary<string, FoundChannel>();
        var sources = new Dictionary<string, int>();
        DateTimeOffset? first = null, last = null;
        foreach (var found in timeline.Events())
        {
            (first, last) = (first ?? found.At, found.At);
            foreach (var evidence in found.Evidence) sources[evidence.Source] = sources.GetValueOrDefault(evidence.Source) + 1;
            if (found.Channel is not { } name) continue;
            channels[name] = channels.TryGetValue(name, out var channel) ? channel with { Messages = channel.Messages + 1, Last = found.At } : new(name, 1, found.At, found.At);
        }
        var isPlaced = !questions.AsksDate && !questions.AsksStart;
        return new(
            sources.OrderByDescending(source => source.Value).Select(source => source.Key).FirstOrDefault() ?? SourceReaders.For(file)?.Name ?? "", timeline.Stats.Records, isPlaced ? first : null, isPlaced ? last : null,
            [.. channels.Values.OrderByDescending(channel => channel.Messages).ThenBy(channel => channel.Name, StringComparer.Ordinal).Take(ChannelsShown).Select(channel => channel with { Name = Storable.Text(channel.Name) })],
            questions.AsksZone, questions.AsksDate,
            [.. packing.Concat(timeline.Warnings).Take(WarningsShown).Select(AsStored)])
        { AsksStart = questions.AsksStart };
    }

    public static SourceWarning AsStored(SourceWarning warning) =>
        new(Storable.Text(warning.File, 300), warning.Record is { } record ? Storable.Text(record, 200) : null, Storable.Text(warning.Message, 1000));
}

/// <summary>Hands the readers' progress to whoever waits.</summary>
internal sealed class Reported(ImportPulse pulse) : IProgress<ReadProgress>
{
    public void Report(ReadProgress value) => pulse.Report(value.Bytes, value.Total);
}
