using System.Diagnostics;
using Debrief.Data.Embedded;
using Npgsql;

namespace Debrief.Tests.Features.Writeups;

/// <summary>Twenty editors type while something dies. Nothing acknowledged is lost or doubled, and all converge to the same bytes.</summary>
public sealed class LiveSurvivalTests(App app) : IDisposable
{
    private readonly string home = Directory.CreateTempSubdirectory("debrief-test-").FullName;

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task The_app_is_killed_in_the_midst_of_twenty_people_typing()
    {
        var data = new DataFolder(Path.Combine(home, "data"));
        await using var node = await LiveNode.StartAsync(new Dictionary<string, string> { ["DEBRIEF_DATA"] = data.Root });
        var typists = await Twenty(node);

        var typing = TypeFor(TimeSpan.FromSeconds(12), typists);
        await Task.Delay(TimeSpan.FromSeconds(3));
        await node.KillAndStartAgainAsync();
        await typing;

        await Settle(typists);
        Assert.All(typists, typist => Assert.True(typist.Reconnects > 1));
        await using var database = Database(data);
        await LiveNode.JudgeAsync(database, typists);
        foreach (var typist in typists) await typist.DisposeAsync();
    }

    [Fact]
    public async Task PostgreSQL_is_killed_in_the_midst_of_twenty_people_typing()
    {
        var data = new DataFolder(Path.Combine(home, "data"));
        await using var node = await LiveNode.StartAsync(new Dictionary<string, string> { ["DEBRIEF_DATA"] = data.Root });
        var typists = await Twenty(node);

        var typing = TypeFor(TimeSpan.FromSeconds(10), typists);
        for (var time = 1; time <= 2; time++)
        {
            await Task.Delay(TimeSpan.FromSeconds(2));
            Command.Signal(data.Postmaster!.Process, Command.Kill);
            await node.Process.Says("PostgreSQL ended by itself", times: time);
        }
        await typing;

        await Settle(typists);
        await using var database = Database(data);
        await LiveNode.JudgeAsync(database, typists);
        foreach (var typist in typists) await typist.DisposeAsync();
    }

    [Fact]
    public async Task One_of_two_nodes_is_cut_off_from_the_database_for_thirty_seconds()
    {
        var connection = await app.Databases.CreateAsync();
        using var wire = new Relay(connection);
        await using var near = await LiveNode.StartAsync(new Dictionary<string, string> { ["ConnectionStrings__Debrief"] = connection });
        await using var far = await LiveNode.StartAsync(new Dictionary<string, string> { ["ConnectionStrings__Debrief"] = wire.Connection }, beside: near);
        var incident = await near.BeginAsync();
        var typists = Enumerable.Range(0, 6).Select(place => (place % 2 == 0 ? near : far).Typing(incident)).ToList();
        foreach (var typist in typists) await typist.Until(one => one.Version >= 1);

        var typing = TypeFor(TimeSpan.FromSeconds(36), typists);
        await Task.Delay(TimeSpan.FromSeconds(3));
        wire.Cut();
        await Task.Delay(TimeSpan.FromSeconds(30));
        wire.Heal();
        await typing;

        await Settle(typists);
        await using var database = NpgsqlDataSource.Create(connection);
        await LiveNode.JudgeAsync(database, typists);
        foreach (var typist in typists) await typist.DisposeAsync();
    }

    [Fact]
    public async Task Lines_break_all_the_time_and_every_push_is_sent_several_times()
    {
        var connection = await app.Databases.CreateAsync();
        await using var node = await LiveNode.StartAsync(new Dictionary<string, string> { ["ConnectionStrings__Debrief"] = connection });
        var incident = await node.BeginAsync();
        var typists = Enumerable.Range(0, 6).Select(_ => node.Typing(incident)).ToList();
        foreach (var typist in typists) await typist.Until(one => one.Version >= 1);

        var typing = TypeFor(TimeSpan.FromSeconds(8), typists);
        var random = new Random(1);
        while (!typing.IsCompleted)
        {
            await Task.Delay(15);
            var one = typists[random.Next(typists.Count)];
            if (random.Next(2) == 0) one.Drop();
            else await one.SendAgain();
        }
        await typing;

        await Settle(typists);
        await using var database = NpgsqlDataSource.Create(connection);
        await LiveNode.JudgeAsync(database, typists);
        foreach (var typist in typists) await typist.DisposeAsync();
    }

    private static async Task<List<Typist>> Twenty(LiveNode node)
    {
        var incident = await node.BeginAsync();
        var typists = Enumerable.Range(0, 20).Select(_ => node.Typing(incident)).ToList();
        foreach (var typist in typists) await typist.Until(one => one.Version >= 1);
        return typists;
    }

    /// <summary>Each types some ten keys a second somewhere, and takes a little back now and then.</summary>
    private static Task TypeFor(TimeSpan time, List<Typist> typists) => Task.WhenAll(typists.Select(async (typist, who) =>
    {
        var (random, typing) = (new Random(who), Stopwatch.StartNew());
        while (typing.Elapsed < time)
        {
            typist.Edit(text =>
            {
                var at = Whole(text, random.Next(text.Length + 1));
                return random.Next(5) == 0 ? text.Remove(at, Whole(text, Math.Min(text.Length, at + 4)) - at) : text.Insert(at, who % 3 == 0 ? "\U0001F525" : "abc ");
            });
            await Task.Delay(random.Next(50, 150));
        }
    }));

    private static int Whole(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;

    private static async Task Settle(List<Typist> typists)
    {
        foreach (var typist in typists) await typist.Until(one => one.IsAtRest, seconds: 60);
        var newest = typists.Max(typist => typist.Version);
        foreach (var typist in typists) await typist.Until(one => one.Version == newest, seconds: 30);
    }

    private static NpgsqlDataSource Database(DataFolder data)
    {
        var server = data.Postmaster!;
        return NpgsqlDataSource.Create($"Host={server.SocketFolder};Username=debrief;Database=debrief");
    }
}
