using System.Collections.Concurrent;
using System.Data.Common;
using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;

namespace Debrief.Features.Writeups;

/// <summary>One editor's connection. It follows the log from where the editor stands, at the pace the editor can take.</summary>
internal sealed class LiveConnection(WebSocket socket, LiveDocument document, Guid client, Presence me, Func<CancellationToken, Task<bool>> mayStay, TimeProvider clock)
{
    /// <summary>A whole text pasted at once fits, whatever its letters.</summary>
    private const int MessageLimit = 6 * Writeup.TextLimit, BatchLimit = 500;

    /// <summary>A person types ten a second and an editor has one push on its way; more is a script gone wrong.</summary>
    private const int MessagesPerSecond = 100;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(3);

    private readonly Channel<bool> _poked = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentQueue<LiveMessage> _outbox = new();
    private (WebSocketCloseStatus Status, string Reason)? _end;

    public Guid Client => client;

    public Presence Me { get; private set; } = me;

    public void Poke() => _poked.Writer.TryWrite(true);

    public void Tell(LiveMessage message)
    {
        _outbox.Enqueue(message);
        Poke();
    }

    /// <summary>The database is not to be had just now.</summary>
    public void ComeBackLater() => End((WebSocketCloseStatus)1013, "Try again later.");

    /// <param name="since">The version the editor has; -1 when it has none.</param>
    /// <param name="erasures">What it was told with the text.</param>
    public async Task RunAsync(int since, int erasures, CancellationToken ct)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(ct);
        document.People.Add(this, clock.Now);
        try
        {
            var reading = ReadAsync(ending.Token);
            var following = FollowAsync(since, erasures, ending.Token);
            await Task.WhenAny(reading, following);
            if (reading.IsCompletedSuccessfully) End(WebSocketCloseStatus.NormalClosure, "");
            Poke();
            // The last words still go out, and the other side may say goodbye; to stop reading before would tear the line.
            await WaitAsync(following);
            if (following.IsCompleted) await CloseAsync();
            await WaitAsync(reading);
            await ending.CancelAsync();
            await Task.WhenAll(reading, following).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (var failed in new[] { reading, following }.Where(task => task.IsFaulted && !IsLost(task.Exception!.InnerException!))) await failed;
        }
        finally
        {
            document.People.Remove(this, clock.Now);
        }
    }

    private async Task WaitAsync(Task task) => await Task.WhenAny(task, Task.Delay(TimeSpan.FromSeconds(1), clock, CancellationToken.None));

    /// <summary>The line or the database went away. The editor comes back by itself.</summary>
    private static bool IsLost(Exception failure) => failure is WebSocketException or OperationCanceledException or IOException or DbException;

    private void End(WebSocketCloseStatus status, string reason)
    {
        _end ??= (status, reason);
        Poke();
    }

    private async Task FollowAsync(int place, int erasures, CancellationToken ct)
    {
        var (people, lookAt) = (0, clock.Now + LookEvery);
        while (_end is null)
        {
            if (clock.Now >= lookAt)
            {
                if (document.IsGone || !await mayStay(ct)) Tell(new ClosedMessage("You can no longer write here. What was not saved is still in this page."));
                lookAt = clock.Now + LookEvery;
            }
            (place, erasures, var more) = await SendNewsAsync(place, erasures, ct);
            (people, var moved) = document.People.Since(people);
            if (moved.RemoveAll(one => one.Id == Me.Id) >= 0 && moved.Count > 0) await SendAsync(new PeopleMessage(moved), ct);
            while (_outbox.TryDequeue(out var message))
            {
                await SendAsync(message, ct);
                if (message is ClosedMessage) return;
            }
            if (!more) await _poked.Reader.ReadAsync(ct);
        }
    }

    private async Task<(int Place, int Erasures, bool More)> SendNewsAsync(int place, int erasures, CancellationToken ct)
    {
        var (state, changes) = document.Since(place);
        if (place >= 0 && place < state.Version)
        {
            changes ??= await document.Log.SinceAsync(place, BatchLimit, ct);
            var batch = changes.Take(BatchLimit).Select(change => new ToldChange(change.Change, change.By, change.Client == client ? change.Sequence : null)).ToList();
            await SendAsync(new ChangesMessage(place + batch.Count, batch), ct);
            return (place + batch.Count, erasures, true);
        }
        // Only behind all changes: an editor finds its own in them.
        if (place == state.Version && erasures == state.Erasures) return (place, erasures, false);
        await SendAsync(new TextMessage(state.Version, state.Erasures, state.Text), ct);
        return (state.Version, state.Erasures, false);
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        var buffer = new ArraySegment<byte>(new byte[4_096]);
        using var message = new MemoryStream();
        var (second, count) = (clock.Now, 0);
        while (await socket.ReceiveAsync(buffer, ct) is { MessageType: not WebSocketMessageType.Close } received)
        {
            if (message.Length + received.Count > MessageLimit) { End(WebSocketCloseStatus.MessageTooBig, "Too much at once."); return; }
            message.Write(buffer.Array!, 0, received.Count);
            if (!received.EndOfMessage) continue;

            if (clock.Now - second > TimeSpan.FromSeconds(1)) (second, count) = (clock.Now, 0);
            if (++count > MessagesPerSecond) { End(WebSocketCloseStatus.PolicyViolation, "Too many messages."); return; }
            if (!await TakeAsync(Read(message), ct)) { End(WebSocketCloseStatus.InvalidPayloadData, "Not a message of the editor."); return; }
            message.SetLength(0);
            if (message.Capacity > 1 << 16) message.Capacity = 0;
        }
    }

    private static EditorMessage? Read(MemoryStream message)
    {
        try
        {
            return JsonSerializer.Deserialize<EditorMessage>(message.GetBuffer().AsSpan(0, (int)message.Length), JsonSerializerOptions.Web);
        }
        catch (Exception broken) when (broken is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    private async Task<bool> TakeAsync(EditorMessage? message, CancellationToken ct)
    {
        switch (message)
        {
            case PushMessage { Sequence: > 0, Base: >= 0, Change: not null } push:
                await document.PushAsync(new(this, push), ct);
                return true;
            case PointMessage { Version: >= 0, Anchor: >= 0, Head: >= 0 } point:
                Me = Me with { Version = point.Version, Anchor = point.Anchor, Head = point.Head };
                document.People.Put(Me, clock.Now, isHere: true);
                return true;
            default:
                return false;
        }
    }

    private async Task SendAsync(LiveMessage message, CancellationToken ct) =>
        await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message, JsonSerializerOptions.Web), WebSocketMessageType.Text, endOfMessage: true, ct);

    private async Task CloseAsync()
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) return;
        var (status, reason) = _end ?? (WebSocketCloseStatus.EndpointUnavailable, "Going down.");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await socket.CloseOutputAsync(status, reason, patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
