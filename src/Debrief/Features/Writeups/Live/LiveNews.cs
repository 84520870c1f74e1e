using System.Text.Json;
using System.Threading.Channels;
using Debrief.Jobs;
using Npgsql;

namespace Debrief.Features.Writeups;

/// <summary>What one node tells the others: that a log grew (<see cref="People"/> is null), or who is in a text.</summary>
internal sealed record NewsItem(Guid Document, IReadOnlyList<Presence>? People);

/// <summary>
/// Tells the other nodes by NOTIFY, and hears them. Not inside the transactions that append: PostgreSQL lets those that notify commit only one after the other.
/// Nothing depends on it arriving.
/// </summary>
internal sealed class LiveNews(NpgsqlDataSource database, TimeProvider clock, ILogger<LiveNews> logger) : BackgroundService
{
    private const string Channel = "debrief_writing";

    /// <summary>PostgreSQL takes 8,000 bytes; a name can have 120 letters of four bytes.</summary>
    private const int PeopleAtOnce = 8;

    private readonly Guid _node = Guid.NewGuid();
    private readonly Channel<NewsItem> _waiting = System.Threading.Channels.Channel.CreateBounded<NewsItem>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest });

    public event Action<NewsItem> Heard = _ => { };

    public void SayChanged(Guid document) => _waiting.Writer.TryWrite(new(document, null));

    public void SayPeople(Guid document, IReadOnlyList<Presence> people)
    {
        foreach (var some in people.Chunk(PeopleAtOnce)) _waiting.Writer.TryWrite(new(document, some));
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(AgainAndAgain(SayAsync, stoppingToken), AgainAndAgain(HearAsync, stoppingToken)).UntilStopped(stoppingToken);

    private async Task SayAsync(CancellationToken ct)
    {
        while (await _waiting.Reader.WaitToReadAsync(ct))
        {
            var items = new HashSet<string>();
            while (items.Count < 500 && _waiting.Reader.TryRead(out var item)) items.Add($"{_node} {JsonSerializer.Serialize(item, JsonSerializerOptions.Web)}");
            await using var command = database.Sql("select pg_notify($1, payload) from unnest($2) payload", Channel, items.ToArray());
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private async Task HearAsync(CancellationToken ct)
    {
        await using var wake = new Wake(database, Channel, Hear);
        await wake.ListenAsync(ct);
        while (!ct.IsCancellationRequested) await wake.WaitAsync(TimeSpan.FromSeconds(30), ct);
    }

    private void Hear(string payload)
    {
        if (payload.Split(' ', 2) is [var node, var json] && node != _node.ToString() && JsonSerializer.Deserialize<NewsItem>(json, JsonSerializerOptions.Web) is { } item) Heard(item);
    }

    private async Task AgainAndAgain(Func<CancellationToken, Task> work, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await work(ct);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !ct.IsCancellationRequested)
            {
                logger.LogWarning("Nodes can't tell each other about changes just now; they look by themselves: {Reason}", failure.Message);
                await Task.Delay(TimeSpan.FromSeconds(1), clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
