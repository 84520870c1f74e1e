using System.Text.RegularExpressions;
using Debrief.Data.Embedded;
using Npgsql;

namespace Debrief.Tests.Features.Timeline;

/// <summary>Real processes, killed in the middle of a large import.</summary>
public sealed partial class KilledImportTests : IDisposable
{
    private const int Messages = 30_000;

    private readonly string home = Directory.CreateTempSubdirectory("debrief-test-").FullName;
    private readonly DataFolder data;
    private readonly CookieContainer cookies = new();

    public KilledImportTests() => data = new(Path.Combine(home, "data"));

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task An_import_whose_app_was_killed_goes_on_after_the_next_start_and_ends_as_if_nothing_had_been()
    {
        await using var killed = await AppProcess.StartAsync(data);
        var browser = await Visit(killed);
        await OpenAccount(browser, killed);
        var whole = await Import(browser);
        await Done(whole);

        var broken = await Import(browser);
        await IsInTheMiddle(broken);
        await killed.EndsAsync(Command.Kill);
        await using var next = await AppProcess.StartAsync(data);

        Assert.Equal(0L, await Ask("select count(*) from timeline_events where incident_id = (select incident_id from uploads where id = $1)", broken));
        await Done(broken);
        Assert.Equal(await Told(whole), await Told(broken));
        Assert.Contains("came in", (await (await Visit(next)).Open(await PathOf(broken))).Text("#upload"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_whose_database_was_killed_goes_on_by_itself_and_ends_as_if_nothing_had_been()
    {
        await using var app = await AppProcess.StartAsync(data);
        var browser = await Visit(app);
        await OpenAccount(browser, app);
        var whole = await Import(browser);
        await Done(whole);

        var broken = await Import(browser);
        await IsInTheMiddle(broken);
        Command.Signal(data.Postmaster!.Process, Command.Kill);
        await app.Says("PostgreSQL runs again");

        await Done(broken);
        Assert.Equal(await Told(whole), await Told(broken));
    }

    private async Task<Browser> Visit(AppProcess app) => new(new(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = await app.ListensAsync() });

    private static async Task OpenAccount(Browser browser, AppProcess app)
    {
        var page = await browser.Open(FirstLink().Match(app.Output).Groups[1].Value);
        Assert.Equal("/", (await page.Submit("#open-account", new { Name = "Maya Lindqvist", Email = "maya@example.org", Password = "four words and a hat" })).Path);
    }

    /// <returns>The upload, chosen and queued.</returns>
    private static async Task<Guid> Import(Browser browser)
    {
        var incident = (await (await browser.Open("/incidents/new")).Submit("#new-incident", new { Title = "Checkout stalled" })).Path[..^"/timeline".Length];
        var answer = await browser.Send(incident, ("export.zip", new ByteArrayContent(SlackFixture.Large(Messages))));
        var address = answer.RequestMessage!.RequestUri!.AbsolutePath;
        var page = await browser.Open(address);
        for (var asked = 0; !page.Has("#choice"); asked++)
        {
            Assert.True(asked < 600, page.Text("#upload"));
            await Task.Delay(100);
            page = await browser.Open(address);
        }
        await page.Submit("#choice");
        return Guid.Parse(address.Split('/')[^1]);
    }

    /// <summary>Rows that are not committed yet take room already.</summary>
    private async Task IsInTheMiddle(Guid upload)
    {
        var before = (long)(await Ask("select pg_relation_size('timeline_events')"))!;
        while ((long)(await Ask("select pg_relation_size('timeline_events')"))! < before + (3 << 20)) await Task.Delay(5);
        Assert.Equal("Queued", await Ask("select state from uploads where id = $1 and leased_by is not null", upload));
    }

    private async Task Done(Guid upload)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(180));
        while (await Ask("select state from uploads where id = $1", upload) is not "Done") await Task.Delay(100, patience.Token);
    }

    /// <summary>Every event with every piece of its evidence, and what else an import leaves, as one line.</summary>
    private async Task<string> Told(Guid upload)
    {
        var told = (string)(await Ask("""
            with mine as (select incident_id from uploads where id = $1)
            select concat_ws(' ', count(*), count(distinct e.id), md5(string_agg(concat_ws('|', e.public_id, e.at, e.precision, e.kind, e.text, e.actor_external_id, e.proposed, v.source, v.record_id, v.entry, v."offset", v.length), E'\n' order by e.public_id, v.record_id)),
                (select count(*) from event_keys join mine using (incident_id)), (select count(*) from milestones join mine using (incident_id)), (select concat(outcome -> 'added', outcome -> 'known', outcome -> 'joined') from uploads where id = $1),
                (select concat(count(*), sum(length)) from upload_chunks where upload_id = $1))
            from timeline_events e join mine using (incident_id) join evidence v on v.event_id = e.id
            """, upload))!;
        Assert.StartsWith($"{Messages} {Messages} ", told, StringComparison.Ordinal);
        return told;
    }

    private async Task<string> PathOf(Guid upload) => (string)(await Ask("select '/incidents/' || number || '/imports/' || uploads.id from uploads join incidents on incidents.id = incident_id where uploads.id = $1", upload))!;

    private async Task<object?> Ask(string sql, params object[] values)
    {
        await using var database = NpgsqlDataSource.Create($"Host={data.Postmaster!.SocketFolder};Username=debrief;Database=debrief;SSL Mode=Disable;Pooling=false");
        await using var command = database.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return await command.ExecuteScalarAsync();
    }

    [GeneratedRegex(@"http://\S+(/link/\S+)")]
    private static partial Regex FirstLink();
}
