using System.Data.Common;
using System.Threading.Channels;
using Debrief.Collab;
using Npgsql;

namespace Debrief.Features.Writeups;

/// <summary>A change on its way into the log.</summary>
internal sealed record Push(LiveConnection From, PushMessage Message);

/// <summary>
/// One text that people of this node have open. It takes pushes in groups, moves each over what came between, and tells nobody of a change before it is on disk.
/// The log is the truth: what is here can be thrown away at any moment, and is when in doubt.
/// </summary>
internal sealed class LiveDocument(ChangeLog log, TextState state, TimeProvider clock, Action changed, ILogger logger)
{
    private const int GroupLimit = 200, TailLimit = 2_000, WaitingLimit = 2_000;

    private readonly Channel<Push?> _work = Channel.CreateBounded<Push?>(WaitingLimit);
    private readonly Lock _gate = new();
    private readonly List<LoggedChange> _tail = [];
    private TextState _state = state;
    private int _tailFrom = state.Version;
    private bool _inDoubt;

    public Presences People { get; } = new();

    public ChangeLog Log => log;

    /// <summary>The incident was deleted, with all that hung on it.</summary>
    public bool IsGone { get; private set; }

    public TextState State
    {
        get { lock (_gate) return _state; }
    }

    /// <summary>Waits while too many are waiting already; the editor's connection waits with it.</summary>
    public ValueTask PushAsync(Push push, CancellationToken ct) => _work.Writer.WriteAsync(push, ct);

    /// <summary>Perhaps the log has news. A full queue will look anyway.</summary>
    public void Wake() => _work.Writer.TryWrite(null);

    /// <summary>The state, and the changes since a version; null when they are no longer at hand here.</summary>
    public (TextState State, IReadOnlyList<LoggedChange>? Changes) Since(int version)
    {
        lock (_gate) return (_state, version < _tailFrom || version > _state.Version ? null : _tail[(version - _tailFrom)..]);
    }

    public async Task RunAsync(CancellationToken ct)
    {
        while (await _work.Reader.WaitToReadAsync(ct))
        {
            var (group, woken) = (new List<Push>(), false);
            while (group.Count < GroupLimit && _work.Reader.TryRead(out var push))
            {
                if (push is null) woken = true;
                else group.Add(push);
            }
            try
            {
                await HandleAsync(group, woken || _inDoubt, ct);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !ct.IsCancellationRequested)
            {
                // Whether the last append arrived nobody knows. The editors keep what they sent and ask again; the log will say.
                _inDoubt = true;
                foreach (var push in group) push.From.ComeBackLater();
                if (failure is DbException) logger.LogWarning("A text could not be saved just now, its editors keep it: {Reason}", failure.Message);
                else logger.LogError(failure, "A text could not be saved; its editors keep it");
            }
        }
    }

    private async Task HandleAsync(List<Push> group, bool look, CancellationToken ct)
    {
        // Made for a version that this node has not seen: another node's, or nobody's.
        if (look || group.Exists(push => push.Message.Base > State.Version)) await CatchUpAsync(ct);
        while (group.Count > 0 && !IsGone)
        {
            var known = State;
            var (text, changes) = await MoveAsync(group, known, ct);
            if (changes.Count == 0) return;
            try
            {
                if (await log.AppendAsync(known, text, changes, clock.Now, ct))
                {
                    Advance(known with { Version = known.Version + changes.Count, Text = text }, changes);
                    changed();
                    return;
                }
                await CatchUpAsync(ct);
            }
            catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
            {
                if (await RemoveTakenAsync(group, ct) == 0) throw;
            }
        }
    }

    /// <summary>The group as it fits behind the newest version. What can never fit is refused and leaves the group, without harm to the others.</summary>
    private async Task<(string Text, List<LoggedChange> Changes)> MoveAsync(List<Push> group, TextState known, CancellationToken ct)
    {
        var (text, changes) = (known.Text, new List<LoggedChange>());
        foreach (var push in group.ToList())
        {
            var (message, client) = (push.Message, push.From.Client);
            List<LoggedChange> between = message.Base > known.Version ? [] : [.. await BetweenAsync(message.Base, known.Version, ct), .. changes];
            if (between.Exists(change => change.Client == client && change.Sequence == message.Sequence)) continue;

            if ((message.Base > known.Version ? null : Fit(message, between, text)) is not { } fitting)
            {
                group.Remove(push);
                push.From.Tell(new RefusedMessage(message.Sequence, "This change does not fit the text it was made for."));
            }
            else if (fitting.NewLength > Writeup.TextLimit)
            {
                group.Remove(push);
                push.From.Tell(new RefusedMessage(message.Sequence, $"A text can have {Writeup.TextLimit:N0} characters."));
            }
            else
            {
                text = fitting.Apply(text);
                changes.Add(new(client, message.Sequence, push.From.Me.Person, fitting));
            }
        }
        return (text, changes);
    }

    private static ChangeSet? Fit(PushMessage push, List<LoggedChange> between, string text)
    {
        try
        {
            var change = between.Aggregate(push.Change, (moved, other) => moved.Map(other.Change));
            return change.Length == text.Length && !change.CutsPair(text) && push.Change.Inserted.All(insert => Writeup.Storable(insert) == insert) ? change : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<LoggedChange>> BetweenAsync(int version, int newest, CancellationToken ct) =>
        version == newest ? [] : Since(version).Changes ?? await log.SinceAsync(version, newest - version, ct);

    /// <summary>An editor that sends under a number it has used before: the first one counts.</summary>
    private async Task<int> RemoveTakenAsync(List<Push> group, CancellationToken ct)
    {
        var before = group.Count;
        foreach (var push in group.ToList())
        {
            if (!await log.HasAsync(push.From.Client, push.Message.Sequence, ct)) continue;
            group.Remove(push);
            push.From.Tell(new RefusedMessage(push.Message.Sequence, "Something else was saved under its number before."));
        }
        return before - group.Count;
    }

    private async Task CatchUpAsync(CancellationToken ct)
    {
        var known = State;
        var head = await log.HeadAsync(ct);
        IsGone = head is null;
        if (head is { } now && (now.Erasures != known.Erasures || now.Version < known.Version)) await ReloadAsync(ct);
        else if (head?.Version > known.Version && await log.SinceAsync(known.Version, TailLimit + 1, ct) is var news)
        {
            if (news.Count > TailLimit) await ReloadAsync(ct);
            else Advance(known with { Version = known.Version + news.Count, Text = news.Aggregate(known.Text, (text, change) => change.Change.Apply(text)) }, news);
        }
        else if (IsGone) People.TellAll();
        _inDoubt = false;
    }

    private async Task ReloadAsync(CancellationToken ct)
    {
        if (await log.TextAsync(ct) is not { } fresh) return;
        lock (_gate)
        {
            _tail.Clear();
            (_state, _tailFrom) = (fresh, fresh.Version);
        }
        People.TellAll();
    }

    private void Advance(TextState next, List<LoggedChange> changes)
    {
        lock (_gate)
        {
            _state = next;
            _tail.AddRange(changes);
            if (_tail.Count > TailLimit)
            {
                var old = _tail.Count - (TailLimit / 2);
                _tail.RemoveRange(0, old);
                _tailFrom += old;
            }
        }
        People.TellAll();
    }
}
