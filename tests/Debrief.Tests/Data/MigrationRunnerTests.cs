using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Debrief.Tests.Data;

public sealed class MigrationRunnerTests(App app) : IAsyncLifetime
{
    private static readonly Migration Notes = new("0001_notes.sql", "create table notes (text text);\n"), Tags = new("0002_tags.sql", "create table tags (name text);\n");

    private string connection = "";
    private NpgsqlDataSource database = null!;

    public async ValueTask InitializeAsync()
    {
        connection = await app.Databases.CreateAsync(migrated: false);
        database = NpgsqlDataSource.Create(connection);
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        await app.Databases.DropAsync(connection);
    }

    [Fact]
    public async Task What_was_applied_is_not_applied_again()
    {
        await Apply(Notes);
        await Apply(Notes, Tags);

        Assert.Equal("0001_notes.sql 0002_tags.sql", await Value("select string_agg(file, ' ' order by file) from schema_migrations"));
    }

    [Fact]
    public async Task A_changed_migration_is_refused_by_name_and_nothing_is_applied()
    {
        await Apply(Notes);

        var refused = await Assert.ThrowsAsync<DatabaseException>(() => Apply(Notes with { Sql = "create table notes (text text not null);\n" }, Tags));

        Assert.StartsWith("0001_notes.sql was changed after it had been applied", refused.Message, StringComparison.Ordinal);
        Assert.Equal(DBNull.Value, await Value("select to_regclass('tags')::text"));
    }

    [Fact]
    public async Task Windows_line_ends_are_no_change()
    {
        await Apply(Notes);
        await Apply(Notes with { Sql = Notes.Sql.ReplaceLineEndings("\r\n") });
    }

    [Fact]
    public async Task A_database_that_a_newer_build_has_migrated_is_refused()
    {
        await Apply(Notes, Tags);

        var refused = await Assert.ThrowsAsync<DatabaseException>(() => Apply(Notes));

        Assert.Contains("0002_tags.sql", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_that_fails_half_way_leaves_nothing_and_is_named_with_the_reason()
    {
        var broken = Tags with { Sql = "create table tags (name text); insert into tagz values ('a');" };

        var refused = await Assert.ThrowsAsync<DatabaseException>(() => Apply(Notes, broken));

        Assert.StartsWith("0002_tags.sql failed", refused.Message, StringComparison.Ordinal);
        Assert.Contains("\"tagz\" does not exist", refused.Message, StringComparison.Ordinal);
        Assert.Equal(DBNull.Value, await Value("select to_regclass('tags')::text"));
        await Apply(Notes, Tags);
    }

    [Fact]
    public async Task Many_nodes_that_start_at_once_migrate_once()
    {
        var slow = Tags with { Sql = "select pg_sleep(0.3); create table tags (name text); insert into tags values ('once');" };

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Apply(Notes, slow)));

        Assert.Equal(1L, await Value("select count(*) from tags"));
    }

    [Fact]
    public async Task Two_apps_that_start_at_once_on_an_empty_database_both_come_up()
    {
        var settings = new Dictionary<string, string> { ["ConnectionStrings__Debrief"] = connection };
        await using var one = AppProcess.Launch(settings);
        await using var other = AppProcess.Launch(settings);

        Assert.Equal(HttpStatusCode.OK, await one.Get("/health"));
        Assert.Equal(HttpStatusCode.OK, await other.Get("/health"));
        Assert.Equal((long)Migration.All.Count, await Value("select count(*) from schema_migrations"));
    }

    [Fact]
    public async Task A_refused_start_shows_the_operator_the_reason_and_no_stack_trace()
    {
        await Apply(new Migration("9999_from_the_future.sql", "select 1"));
        await using var refused = AppProcess.Launch(new Dictionary<string, string> { ["ConnectionStrings__Debrief"] = connection });

        Assert.NotEqual(0, await refused.EndsAsync());
        Assert.Contains("9999_from_the_future.sql", refused.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Output, StringComparison.Ordinal);
    }

    private Task Apply(params Migration[] migrations) =>
        new MigrationRunner(database, migrations, NullLogger<MigrationRunner>.Instance).ApplyAsync(TestContext.Current.CancellationToken);

    private async Task<object?> Value(string sql)
    {
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
