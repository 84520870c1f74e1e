using System.Net.Sockets;
using Debrief.Data.Embedded;
using Npgsql;

namespace Debrief.Tests.Features.Writeups;

/// <summary>A wire between one node and the database that can be cut: what was sent hangs, as when a switch dies, and nobody is told.</summary>
internal sealed class Relay : IDisposable
{
    private readonly string folder = DataFolder.NewSocketFolder();
    private readonly Socket door = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource stop = new();
    private readonly string target;
    private TaskCompletionSource whole = new();

    public Relay(string connection)
    {
        var database = new NpgsqlConnectionStringBuilder(connection);
        target = Path.Combine(database.Host!, $".s.PGSQL.{database.Port}");
        door.Bind(new UnixDomainSocketEndPoint(Path.Combine(folder, $".s.PGSQL.{database.Port}")));
        door.Listen();
        database.Host = folder;
        Connection = database.ConnectionString;
        whole.SetResult();
        _ = AcceptAsync();
    }

    public string Connection { get; }

    public void Cut() => whole = new();

    public void Heal() => whole.TrySetResult();

    public void Dispose()
    {
        stop.Cancel();
        Heal();
        door.Dispose();
        stop.Dispose();
        DataFolder.DeleteSocketFolder(folder);
    }

    private async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            var here = await door.AcceptAsync(stop.Token);
            var there = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await there.ConnectAsync(new UnixDomainSocketEndPoint(target), stop.Token);
            _ = PassAsync(here, there);
            _ = PassAsync(there, here);
        }
    }

    private async Task PassAsync(Socket from, Socket to)
    {
        var buffer = new byte[1 << 14];
        try
        {
            while (await from.ReceiveAsync(buffer, stop.Token) is var count && count > 0)
            {
                await whole.Task;
                await to.SendAsync(buffer.AsMemory(0, count), stop.Token);
            }
        }
        catch (Exception gone) when (gone is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One side hung up; the other is told by the closing below.
        }
        from.Dispose();
        to.Dispose();
    }
}
