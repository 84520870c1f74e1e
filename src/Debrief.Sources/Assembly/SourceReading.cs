using Debrief.Sources.Assembly;
using Debrief.Sources.Containers;

namespace Debrief.Sources;

/// <summary>Files in, one timeline out: each file by the reader that knows it, duplicates merged, in order of time, with proposed milestones. The same input gives the same result.</summary>
public static class SourceReading
{
    /// <summary>Everything in memory; for what a person looks at.</summary>
    public static TimelineResult Read(IReadOnlyList<SourceFile> files, ReadOptions options, IProgress<ReadProgress>? progress = null, CancellationToken ct = default)
    {
        using var timeline = Open(files, options, progress, ct);
        return timeline.ToResult();
    }

    /// <summary>The same, with the events left packed until they are enumerated: a million of them fit in small memory.</summary>
    /// <remarks>A file that cannot be read is among <see cref="SourceTimeline.Unreadable"/>; the others are still read.</remarks>
    public static SourceTimeline Open(IReadOnlyList<SourceFile> files, ReadOptions options, IProgress<ReadProgress>? progress = null, CancellationToken ct = default)
    {
        var builder = new TimelineBuilder(options, progress);
        try
        {
            foreach (var file in files)
                ReadFile(file, options, builder, ct);
            return builder.Build();
        }
        catch
        {
            builder.Dispose();
            throw;
        }
    }

    /// <summary>Events that were read before, put together again: for what only shows across imports (milestones, conflicts).</summary>
    public static SourceTimeline Assemble(IEnumerable<SourceEvent> events)
    {
        var builder = new TimelineBuilder(new ReadOptions(), progress: null);
        try
        {
            foreach (var found in events)
                builder.Found(found);
            return builder.Build();
        }
        catch
        {
            builder.Dispose();
            throw;
        }
    }

    private static void ReadFile(SourceFile file, ReadOptions options, TimelineBuilder builder, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var before = builder.Records;
        try
        {
            builder.Begin(file.Name, file.Entries.Sum(entry => entry.Length));
            foreach (var warning in file.Warnings)
                builder.Warning(warning);
            if (SourceReaders.For(file) is { } reader)
                reader.Read(file, options, builder, ct);
            else if (file.HoldsEntries)
                ReadEntries(file, options, builder, ct);
            else
                throw new SourceException("No reader knows what this file holds.");
            if (builder.Records == before)
                throw new SourceException("Nothing that happened was found in this file.");
        }
        catch (SourceException e)
        {
            builder.Unreadable(new SourceWarning(file.Name, null, e.Message));
        }
    }

    // An archive that is no export of one product: each entry for itself, and what nobody knows (pictures, a README) is said, not refused.
    private static void ReadEntries(SourceFile file, ReadOptions options, TimelineBuilder builder, CancellationToken ct)
    {
        foreach (var entry in file.Entries)
        {
            ct.ThrowIfCancellationRequested();
            try
            {
                using var single = new BareSource(file.Name, entry.Length, entry.Open, entry.Path);
                if (SourceReaders.For(single) is { } reader)
                    reader.Read(single, options, builder, ct);
                else
                    builder.Warning(new SourceWarning(file.NameOf(entry), null, "No reader knows what this entry holds; it was left out. An archive inside of an archive is to be brought by itself."));
            }
            catch (SourceException e)
            {
                builder.Warning(new SourceWarning(file.NameOf(entry), null, e.Message));
            }
        }
    }
}
