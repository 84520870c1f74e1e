using Debrief.Features.Incidents;
using Debrief.Features.Timeline;
using Debrief.Pages.Organisation;
using Debrief.Tests.Pages.Archive;
using Npgsql;

namespace Debrief.Tests.Pages.Organisation;

public sealed class OrganisationTests(App app, ElsewhereFixture elsewhere) : IClassFixture<ElsewhereFixture>
{
    private const string Own = """
        ---
        debrief: 1
        title: "Checkout \"slow\""
        kind: Outage
        severity: SEV2
        services: [checkout]
        categories: [Resource ran out]
        lead: Mara
        responders:
          - name: Mara
            role: Lead
        milestones:
          - kind: detected
            at: 2026-05-12T13:19:00.123456Z
            precision: minute
            event: aaaaaaaaaaaaa
        events:
          - id: aaaaaaaaaaaaa
            at: 2026-05-12T13:19:00.123456Z
            precision: minute
            kind: alert
            text: "CheckoutSuccessLow\u00e9 🦉"
        published_at: 2026-05-14T10:00:00Z
        corrections:
          - at: 2026-05-15T10:00:00Z
            text: It lasted longer.
        ---

        ## Summary

        Slow, “very” slow\t.
        """;

    [Fact]
    public async Task Every_table_is_said_to_leave_or_to_stay()
    {
        string[] said = [.. OrganisationTables.Shared.Concat(OrganisationTables.OfIncident).Select(table => table.Name), OrganisationTables.Chunks, .. OrganisationTables.StayHere.Keys];

        var tables = await app.With(db => db.Database.SqlQuery<string>($"select table_name as \"Value\" from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'").ToListAsync());

        Assert.Empty(tables.Except(said));
        Assert.Empty(said.Except(tables));
    }

    [Fact]
    public async Task An_organisation_brought_into_an_empty_Debrief_exports_the_same_bytes_again()
    {
        await Fill();
        using var first = new Folder();
        using var second = new Folder();
        await Export(Here(), first, restricted: true);
        var target = await elsewhere.App.Databases.CreateAsync();
        await using (var empty = NpgsqlDataSource.Create(target))
        {
            await using var connection = await empty.OpenConnectionAsync(TestContext.Current.CancellationToken);

            var brought = await new OrganisationImport(connection, new(first.Path)).RunAsync(null, TestContext.Current.CancellationToken);
            await new OrganisationExport(connection, new(second.Path)).RunAsync(true, null, TestContext.Current.CancellationToken);

            Assert.Equal(4, brought);
            var refused = await Assert.ThrowsAsync<InvalidDataException>(() => new OrganisationImport(connection, new(first.Path)).RunAsync(null, TestContext.Current.CancellationToken));
            Assert.Contains("in use", refused.Message, StringComparison.Ordinal);
        }
        await elsewhere.App.Databases.DropAsync(target);

        var files = first.Files();
        Assert.Equal(files.Keys, second.Files().Keys);
        foreach (var (name, bytes) in second.Files()) Assert.True(files[name].SequenceEqual(bytes), $"{name} differs:\n{System.Text.Encoding.UTF8.GetString(files[name])}\n{System.Text.Encoding.UTF8.GetString(bytes)}");
        foreach (var part in new[] { "postmortem.md", "published-1.md", "timeline.json", "publications.json", "attachments.json", "uploads.json", "whys.json", "factors.json" }) Assert.Contains(files.Keys, name => name.EndsWith("/" + part, StringComparison.Ordinal));
        Assert.Contains(files.Values, bytes => bytes.AsSpan().SequenceEqual(System.Text.Encoding.UTF8.GetBytes(Own)));
    }

    [Fact]
    public async Task Restricted_incidents_and_the_trash_stay_unless_an_administrator_says_otherwise()
    {
        await Fill();
        using var folder = new Folder();

        var (written, stayed) = await Export(Here(), folder, restricted: false);

        var all = string.Concat(folder.Files().Values.Select(System.Text.Encoding.UTF8.GetString));
        Assert.True(written > 0 && stayed > 0);
        Assert.DoesNotContain("Secret door", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Thrown away", all, StringComparison.Ordinal);
        Assert.DoesNotContain("password_hash", all, StringComparison.Ordinal);
        Assert.Contains("\"restricted\": false", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_an_empty_folder_or_an_earlier_export_is_written_into_and_half_an_export_is_not_read()
    {
        using var folder = new Folder();
        await File.WriteAllTextAsync(System.IO.Path.Combine(folder.Path, "thesis.txt"), "mine", TestContext.Current.CancellationToken);
        Assert.Contains("something else", Assert.Throws<InvalidDataException>(() => new OrganisationFolder(folder.Path).Begin()).Message, StringComparison.Ordinal);
        Assert.Single(folder.Files());
        File.Delete(System.IO.Path.Combine(folder.Path, "thesis.txt"));
        new OrganisationFolder(folder.Path).Begin();

        Assert.Contains("broken off", Assert.Throws<InvalidDataException>(() => new OrganisationFolder(folder.Path).Open("9999")).Message, StringComparison.Ordinal);
        new OrganisationFolder(folder.Path).Finish(OrganisationFolder.ManifestOf("0009_later.sql", 1, false));
        Assert.Contains("later Debrief", Assert.Throws<InvalidDataException>(() => new OrganisationFolder(folder.Path).Open("0008_now.sql")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_export_changes_nothing_and_says_where()
    {
        await Fill();
        using var folder = new Folder();
        await Export(Here(), folder, restricted: true);
        var incident = folder.Files().Keys.First(name => name.EndsWith("/incident.json", StringComparison.Ordinal));
        var target = await elsewhere.App.Databases.CreateAsync();
        await using (var empty = NpgsqlDataSource.Create(target))
        {
            await using var connection = await empty.OpenConnectionAsync(TestContext.Current.CancellationToken);
            var path = System.IO.Path.Combine(folder.Path, incident);
            var whole = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
            foreach (var broken in new[] { whole[..^5], whole.Replace("\"title\":", "\"titel\":", StringComparison.Ordinal), whole.Replace("\"kind\":\"", "\"kind\":null,\"x\":\"", StringComparison.Ordinal), whole.Replace("T", "X", StringComparison.Ordinal) })
            {
                await File.WriteAllTextAsync(path, broken, TestContext.Current.CancellationToken);
                var refused = await Assert.ThrowsAsync<InvalidDataException>(() => new OrganisationImport(connection, new(folder.Path)).RunAsync(null, TestContext.Current.CancellationToken));
                Assert.Contains("incident.json", refused.Message, StringComparison.Ordinal);
                Assert.Equal(0, await connection.OneAsync<long>("select count(*) from people", TestContext.Current.CancellationToken));
            }
        }
        await elsewhere.App.Databases.DropAsync(target);
    }

    private App Here() => elsewhere.App;

    private async Task Fill()
    {
        if (await Here().With(db => db.AllIncidents.AnyAsync())) return;

        var noor = await Here().SignedIn("Noor Haddad");
        await noor.Import(("own.md", Own), ("2024-02-28-queue.html", "<html><h1>Queue 2024-02-28</h1><h2>Timeline</h2><ul><li>10:00 UTC Queue grows</li></ul><h2>Action items</h2><p>x</p>"));
        await noor.Import([("2024-03-01-door.md", "# Secret door (2024-03-01)\n\n## Summary\n\nOpen.\n"u8.ToArray())], restrict: true);
        await noor.Import(("2024-03-02-copy.md", "# Copy (2024-03-02)\n\n## Summary\n\nMerged.\n"), ("2024-03-03-trash.md", "# Thrown away (2024-03-03)\n\n## Summary\n\nGone.\n"));
        await Here().With(async db =>
        {
            var (into, copy, trash) = (await Named(db, "Queue"), await Named(db, "Copy"), await Named(db, "Thrown"));
            await db.AllIncidents.Where(incident => incident.Id == copy.Id).ExecuteUpdateAsync(change => change.SetProperty(incident => incident.MergedIntoId, (Guid?)into.Id));
            await db.AllIncidents.Where(incident => incident.Id == trash.Id).ExecuteUpdateAsync(change => change.SetProperty(incident => incident.TrashedAt, (DateTimeOffset?)Some.Noon));
            var seen = await db.TimelineEvents.FirstAsync(found => found.IncidentId == into.Id);
            await db.Database.ExecuteSqlAsync($"insert into why_nodes (id, incident_id, question, text) select gen_random_uuid(), {into.Id}, 'Why?', 'Because' from generate_series(1, 3)");
            await db.Database.ExecuteSqlAsync($"update why_nodes set parent_id = (select id from why_nodes order by position desc limit 1) where position = (select min(position) from why_nodes)");
            await db.Database.ExecuteSqlAsync($"insert into contributing_factors (id, incident_id, number, text, category_id, elsewhere, no_action_reason, added_at) select gen_random_uuid(), {into.Id}, 1, 'A lock', id, '', '', now() from factor_categories limit 1");
            db.Add(new Attachment { EventId = seen.Id, Name = "graph.png", Caption = "The queue", Type = "image/png", Bytes = [0x89, 0x50, 0, 0xFF], AddedAt = Some.Noon, AddedBy = "Noor Haddad" });
            await db.SaveChangesAsync();
        });
    }

    private static Task<Incident> Named(DebriefDb db, string start) => db.AllIncidents.SingleAsync(incident => incident.Title.StartsWith(start));

    private static async Task<(int Written, int Stayed)> Export(App from, Folder folder, bool restricted)
    {
        await using var connection = await from.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(TestContext.Current.CancellationToken);
        return await new OrganisationExport(connection, new(folder.Path)).RunAsync(restricted, null, TestContext.Current.CancellationToken);
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("debrief-organisation-").FullName;

        public SortedDictionary<string, byte[]> Files() => new(Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
            .ToDictionary(file => System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/'), File.ReadAllBytes), StringComparer.Ordinal);

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
