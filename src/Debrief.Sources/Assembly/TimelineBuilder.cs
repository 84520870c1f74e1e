namespace Debrief.Sources.Assembly;

/// <summary>Takes what the readers find, keeps it in the spool, and puts it together at the end.</summary>
internal sealed class TimelineBuilder(ReadOptions options, IProgress<ReadProgress>? progress) : ISourceSink, IDisposable
{
    private readonly EventSpool _spool = new();
    private readonly EventCodec _codec = new();
    private readonly List<IndexEntry> _entries = [];
    private readonly List<MatchMark> _marks = [];
    private readonly Dictionary<(string, string), (long Count, Evidence? First)> _skips = [];
    private readonly WarningLog _warnings = new();
    private readonly List<SourceWarning> _unreadable = [];
    private long _skipped;
    private string _file = "";
    private long _total;

    public long Records => _entries.Count + _skipped;

    public void Begin(string file, long total) => (_file, _total) = (file, total);

    public void Found(SourceEvent found)
    {
        if (found.At < options.From && (found.Until ?? found.At) < options.From || found.At >= options.To)
        {
            Skip(found.Evidence[0], "outside of the chosen window");
            return;
        }
        var packed = _codec.Pack(found);
        var origin = EventMatching.OriginOf(found.Evidence[0].Source);
        foreach (var key in found.SameAs)
            _marks.Add(new MatchMark(StableHash.Of(key), _entries.Count, EventMatching.IsAlertKey(key)));
        _entries.Add(new IndexEntry(found.At.UtcTicks, _spool.Length, StableHash.Of(found.Id), packed.Length, found.Kind, origin));
        _spool.Append(packed);
    }

    public void Skipped(Evidence record, string why) => Skip(record, why);

    private void Skip(Evidence record, string why)
    {
        _skipped++;
        var key = (record.Source, why);
        _skips[key] = _skips.TryGetValue(key, out var known) ? (known.Count + 1, known.First) : (1, record);
    }

    public void Warning(SourceWarning warning) => _warnings.Add(warning);

    public void Progress(long bytes) => progress?.Report(new ReadProgress(_file, bytes, _total));

    public void Unreadable(SourceWarning warning)
    {
        _unreadable.Add(warning);
        _warnings.Add(warning);
    }

    public SourceTimeline Build()
    {
        var store = new EventStore(_entries, _spool, _codec);
        var groups = EventGroups.Find(_entries, _marks, store);
        var timeline = new SourceTimeline(store, groups);
        var conflicts = Conflicts.Find(timeline);
        foreach (var conflict in conflicts)
            _warnings.Add(new SourceWarning("", null, conflict.Message));
        timeline.Complete(
            conflicts, _warnings.All(), _unreadable,
            [.. _skips.Select(s => new SkippedRecords(s.Key.Item1, s.Key.Item2, s.Value.Count, s.Value.First))],
            new ReadStats(Records, timeline.Count, _entries.Count - timeline.Count, _skipped));
        return timeline;
    }

    public void Dispose() => _spool.Dispose();
}

/// <summary>One SameAs key of one record.</summary>
internal readonly record struct MatchMark(ulong KeyHash, int Entry, bool IsAlert);
