using System.Net.WebSockets;
using System.Text.RegularExpressions;
using Debrief.Collab;
using Npgsql;

namespace Debrief.Tests.Features.Writeups;

/// <summary>The product as a process that may die and come again, the account that its editors sign in with, and the judge over what they lived through.</summary>
internal sealed partial class LiveNode : IAsyncDisposable
{
    private readonly IReadOnlyDictionary<string, string> settings;
    private readonly CookieContainer cookies;

    private LiveNode(IReadOnlyDictionary<string, string> settings, AppProcess process, CookieContainer cookies) => (this.settings, Process, this.cookies) = (settings, process, cookies);

    public AppProcess Process { get; private set; }

    public static async Task<LiveNode> StartAsync(IReadOnlyDictionary<string, string> settings, LiveNode? beside = null) =>
        new(settings, await AppProcess.StartAsync(settings), beside?.cookies ?? new());

    public async Task KillAndStartAgainAsync()
    {
        await Process.EndsAsync(Debrief.Data.Embedded.Command.Kill);
        await Process.DisposeAsync();
        Process = await AppProcess.StartAsync(settings);
    }

    /// <summary>Opens the first account and begins a write-up.</summary>
    /// <returns>The address of the incident.</returns>
    public async Task<string> BeginAsync()
    {
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = await Process.ListensAsync() };
        var browser = new Browser(http);
        await (await browser.Open(FirstLink().Match(Process.Output).Groups[1].Value)).Submit("#open-account", new { Name = "Ada Admin", Email = "ada@example.org", Password = "four words and a hat" });
        var timeline = await (await browser.Open("/incidents/new")).Submit("#new-incident", new { Title = "Search returned nothing" });
        var incident = IncidentPath().Match(timeline.Path).Value;
        await (await browser.Open($"{incident}/writeup")).Submit("#start");
        return incident;
    }

    public Typist Typing(string incident)
    {
        var typist = new Typist(async (query, ct) =>
        {
            var socket = new ClientWebSocket();
            socket.Options.Cookies = cookies;
            await socket.ConnectAsync(new UriBuilder(await Process.ListensAsync()) { Scheme = "ws", Path = $"{incident}/writeup/live", Query = query }.Uri, ct);
            return socket;
        });
        typist.Start();
        return typist;
    }

    public async ValueTask DisposeAsync() => await Process.DisposeAsync();

    /// <summary>
    /// Decides over the recorded history: the log holds every push of everybody once and in their order, each version that anybody was ever told of is the version that the log makes,
    /// and all screens show what the log makes in the end.
    /// </summary>
    public static async Task JudgeAsync(NpgsqlDataSource database, IReadOnlyCollection<Typist> typists)
    {
        var (versions, pushes) = (new List<string> { "" }, new List<(Guid Client, int Sequence)>());
        await using (var log = database.CreateCommand("select change::text, client_id, sequence from document_changes order by version"))
        await using (var rows = await log.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync())
            {
                versions.Add(ChangeSet.Parse(rows.GetString(0)).Apply(versions[^1]));
                pushes.Add((rows.GetGuid(1), rows.GetInt32(2)));
            }
        }
        await using var stored = database.CreateCommand("select text from writeups");

        Assert.Equal(versions[^1], await stored.ExecuteScalarAsync());
        Assert.All(typists, typist =>
        {
            Assert.True(typist.IsAtRest);
            Assert.Equal(Enumerable.Range(1, typist.Pushes), pushes.Where(push => push.Client == typist.Client).Select(push => push.Sequence));
            Assert.Equal((versions[^1], versions[^1]), (typist.Text, typist.Confirmed));
            Assert.NotEmpty(typist.History);
            Assert.DoesNotContain(typist.History, told => versions[told.Version] != told.Text);
        });
    }

    [GeneratedRegex(@"(/link/\S+)")]
    private static partial Regex FirstLink();

    [GeneratedRegex("^/incidents/[0-9]+")]
    private static partial Regex IncidentPath();
}
