using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Debrief.Collab;

namespace Debrief.Tests.Features.Writeups;

/// <summary>An editor without a screen: keeps what is not acknowledged, sends it again under its number, follows the log. Its rules are those of web/islands/markdown-editor/live/queue.ts.</summary>
internal sealed class Typist(Func<string, CancellationToken, Task<WebSocket>> connect) : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly List<string> refused = [];
    private readonly SemaphoreSlim sending = new(1);
    private readonly CancellationTokenSource stop = new();
    private (int Sequence, int Base, ChangeSet Frozen, ChangeSet Moved)? sent;
    private ChangeSet? waiting;
    private WebSocket? socket;
    private Task running = Task.CompletedTask;
    private int sequence;

    public Guid Client { get; } = Guid.NewGuid();
    public int Version { get; private set; } = -1;
    public int Erasures { get; private set; } = -1;

    /// <summary>What the log says.</summary>
    public string Confirmed { get; private set; } = "";

    /// <summary>What stands on the screen.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Each version it was told of, and the text it made of it.</summary>
    public List<(int Version, string Text)> History { get; } = [];

    /// <summary>How many pushes it has sent.</summary>
    public int Pushes => sequence;

    public List<JsonNode> People { get; } = [];
    public string? Closed { get; private set; }
    public int Reconnects { get; private set; }
    public IReadOnlyList<string> Refused => refused;
    public bool IsAtRest { get { lock (gate) return sent is null && waiting is null; } }

    /// <summary>How it comes back: as the same editor, with what it has.</summary>
    private string Query => Version < 0 ? $"?client={Client}" : string.Create(CultureInfo.InvariantCulture, $"?client={Client}&since={Version}&erasures={Erasures}");

    /// <summary>Stay connected, come back when the line breaks.</summary>
    public void Start() => running = Task.Run(RunAsync);

    /// <summary>One edit of what stands on the screen.</summary>
    public void Edit(Func<string, string> edit)
    {
        lock (gate)
        {
            var after = edit(Text);
            var change = ChangeSet.Between(Text, after);
            (Text, waiting) = (after, waiting is null ? change : waiting.Compose(change));
        }
        _ = FlushAsync();
    }

    public async Task Until(Func<Typist, bool> holds, int seconds = 30)
    {
        for (var waiting = Stopwatch.StartNew(); !holds(this); await Task.Delay(10))
        {
            if (running.IsFaulted) await running;
            if (waiting.Elapsed > TimeSpan.FromSeconds(seconds)) throw new TimeoutException($"Version {Version}, at rest: {IsAtRest}, closed: {Closed}, {Reconnects} connections, text: {Text}");
        }
    }

    public async Task SendRaw(string json) => await socket!.SendAsync(Encoding.UTF8.GetBytes(json), WebSocketMessageType.Text, true, CancellationToken.None);

    /// <summary>What is on its way goes once more, as if the network had doubled it.</summary>
    public Task SendAgain() => ResendAsync();

    /// <summary>The line breaks, as lines do.</summary>
    public void Drop() => socket?.Abort();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        socket?.Abort();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
        sending.Dispose();
    }

    private async Task RunAsync()
    {
        while (!stop.IsCancellationRequested && Closed is null)
        {
            try
            {
                using var line = await connect(Query, stop.Token);
                Reconnects++;
                socket = line;
                await ResendAsync();
                await ListenAsync(line);
            }
            catch (Exception lost) when (!stop.IsCancellationRequested && (lost is WebSocketException or HttpRequestException or IOException or InvalidOperationException or OperationCanceledException))
            {
                await Task.Delay(Random.Shared.Next(50, 250), stop.Token);
            }
        }
    }

    private async Task ListenAsync(WebSocket line)
    {
        var buffer = new byte[1 << 16];
        using var message = new MemoryStream();
        while (await line.ReceiveAsync(buffer.AsMemory(), stop.Token) is { MessageType: WebSocketMessageType.Text } received)
        {
            message.Write(buffer, 0, received.Count);
            if (!received.EndOfMessage) continue;
            Take(JsonNode.Parse(message.GetBuffer().AsSpan(0, (int)message.Length))!);
            message.SetLength(0);
            await FlushAsync();
        }
    }

    private void Take(JsonNode message)
    {
        lock (gate)
        {
            switch ((string)message["type"]!)
            {
                case "text": Reset(message); break;
                case "changes":
                    foreach (var told in message["changes"]!.AsArray()) Take(ChangeSet.Parse(told!["change"]!.ToJsonString()), (int?)told["sequence"]);
                    Assert.Equal((int)message["version"]!, Version);
                    History.Add((Version, Confirmed));
                    break;
                case "people": People.AddRange(message["people"]!.AsArray().Select(one => one!.DeepClone())); break;
                case "refused": refused.Add((string)message["reason"]!); sent = null; break;
                case "closed": Closed = (string)message["reason"]!; break;
            }
        }
    }

    private void Take(ChangeSet change, int? number)
    {
        Confirmed = change.Apply(Confirmed);
        Version++;
        if (sent is { } mine && mine.Sequence == number)
        {
            Assert.Equal(mine.Moved.ToJson(), change.ToJson());
            sent = null;
            return;
        }
        if (sent is { } ours) (sent, change) = (ours with { Moved = ours.Moved.Map(change) }, change.Map(ours.Moved, before: true));
        if (waiting is { } later) (waiting, change) = (later.Map(change), change.Map(later, before: true));
        Text = change.Apply(Text);
    }

    private void Reset(JsonNode message)
    {
        var (text, first) = ((string)message["text"]!, Version < 0);
        var difference = ChangeSet.Between(Confirmed, text);
        (Confirmed, Version, Erasures) = (text, (int)message["version"]!, (int)message["erasures"]!);
        if (first && waiting is null) { Text = text; return; }
        if (sent is { } ours) (sent, difference) = (ours with { Moved = ours.Moved.Map(difference) }, difference.Map(ours.Moved, before: true));
        if (waiting is { } later) (waiting, difference) = (later.Map(difference), difference.Map(later, before: true));
        Text = difference.Apply(Text);
    }

    private async Task FlushAsync()
    {
        string json;
        lock (gate)
        {
            if (Version < 0 || sent is not null || waiting is null) return;
            sent = (++sequence, Version, waiting, waiting);
            waiting = null;
            json = Json(sent.Value);
        }
        await TrySend(json);
    }

    private Task ResendAsync()
    {
        lock (gate) return sent is { } unanswered ? TrySend(Json(unanswered)) : Task.CompletedTask;
    }

    private async Task TrySend(string json)
    {
        await sending.WaitAsync();
        try
        {
            if (socket is { State: WebSocketState.Open } line) await line.SendAsync(Encoding.UTF8.GetBytes(json), WebSocketMessageType.Text, true, CancellationToken.None);
        }
        catch (Exception lost) when (lost is WebSocketException or ObjectDisposedException or IOException or OperationCanceledException)
        {
            // It is sent again by the next connection.
        }
        finally
        {
            sending.Release();
        }
    }

    private static string Json((int Sequence, int Base, ChangeSet Frozen, ChangeSet Moved) push) =>
        JsonSerializer.Serialize(new { type = "push", sequence = push.Sequence, @base = push.Base, change = push.Frozen }, JsonSerializerOptions.Web);
}
