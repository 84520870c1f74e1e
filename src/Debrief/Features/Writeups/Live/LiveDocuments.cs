using System.Collections.Concurrent;
using Debrief.Jobs;
using Npgsql;

namespace Debrief.Features.Writeups;

/// <summary>The texts that people of this node have open. One that everybody left is let go of after a while.</summary>
internal sealed class LiveDocuments(NpgsqlDataSource database, LiveNews news, TimeProvider clock, ILogger<LiveDocuments> logger) : BackgroundService
{
    private static readonly TimeSpan ShowEvery = TimeSpan.FromMilliseconds(150), LookEvery = TimeSpan.FromSeconds(2), KeepFor = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<Guid, Entry> _open = new();
    private readonly TaskCompletionSource<CancellationToken> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <returns>Null when there is no such document.</returns>
    public async Task<LiveDocument?> OpenAsync(Guid writeupId, CancellationToken ct)
    {
        while (true)
        {
            var entry = _open.GetOrAdd(writeupId, id => new(clock.Now, mine => StartAsync(id, mine)));
            try
            {
                await entry.Loading.WaitAsync(ct);
                // Otherwise it was let go of at this very moment: once more.
                if (entry.Document is null || entry.Use(clock.Now)) return entry.Document;
            }
            finally
            {
                if (entry.Loading.IsCompleted && entry.Document is null) _open.TryRemove(new(writeupId, entry));
            }
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => LoopAsync(stoppingToken).UntilStopped(stoppingToken);

    private async Task LoopAsync(CancellationToken stoppingToken)
    {
        _started.SetResult(stoppingToken);
        news.Heard += Hear;
        using var timer = new PeriodicTimer(ShowEvery, clock);
        var (lookAt, sayAt) = (clock.Now, clock.Now);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var (now, look, say) = (clock.Now, clock.Now >= lookAt, clock.Now >= sayAt);
            foreach (var (id, entry) in _open)
            {
                if (entry.Document is not { } document) continue;

                // A missed notification only delays: the log is looked at in any case, and so is whether everybody may still be here.
                if (look) Look(id, entry, document, now);
                if (document.People.Show(now) || (say && !document.People.IsEmpty)) news.SayPeople(id, document.People.OfThisNode());
            }
            if (look) lookAt = now + LookEvery;
            if (say) sayAt = now + (2 * LookEvery);
        }
    }

    private void Look(Guid id, Entry entry, LiveDocument document, DateTimeOffset now)
    {
        if (!document.People.IsEmpty) entry.Use(now);
        else if (entry.EndIfUnusedSince(now - KeepFor))
        {
            _open.TryRemove(new(id, entry));
            return;
        }
        document.Wake();
        document.People.TellAll();
    }

    private void Hear(NewsItem item)
    {
        if (!_open.TryGetValue(item.Document, out var entry) || entry.Document is not { } document) return;
        if (item.People is null) document.Wake();
        else foreach (var one in item.People) document.People.Put(one, clock.Now, isHere: false);
    }

    private async Task StartAsync(Guid id, Entry entry)
    {
        var stopping = await _started.Task;
        var log = new ChangeLog(database, id);
        if (await log.TextAsync(stopping) is not { } state) return;

        stopping.Register(entry.Stop.Cancel);
        var document = new LiveDocument(log, state, clock, () => news.SayChanged(id), logger);
        _ = document.RunAsync(entry.Stop.Token);
        entry.Document = document;
    }

    private sealed class Entry(DateTimeOffset usedAt, Func<Entry, Task> load)
    {
        private readonly Lock _gate = new();
        private DateTimeOffset _usedAt = usedAt;

        /// <summary>Begun by the first who asks, and only once.</summary>
        public Task Loading { get { lock (_gate) return field ??= load(this); } }
        public LiveDocument? Document { get; set; }
        public CancellationTokenSource Stop { get; } = new();

        /// <returns>False when it has ended.</returns>
        public bool Use(DateTimeOffset now)
        {
            lock (_gate)
            {
                _usedAt = now;
                return !Stop.IsCancellationRequested;
            }
        }

        public bool EndIfUnusedSince(DateTimeOffset then)
        {
            lock (_gate)
            {
                if (_usedAt > then) return false;
                Stop.Cancel();
                return true;
            }
        }
    }
}
