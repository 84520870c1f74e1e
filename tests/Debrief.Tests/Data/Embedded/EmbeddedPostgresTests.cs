using Debrief.Data.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Debrief.Tests.Data.Embedded;

/// <summary>Real processes, ended for real.</summary>
public sealed class EmbeddedPostgresTests : IDisposable
{
    private const int Terminate = 15;

    // Only its owner may enter: as root, this is a folder that the server's user can't reach by its path.
    private readonly string home = Directory.CreateTempSubdirectory("debrief-test-").FullName;
    private readonly DataFolder data;

    public EmbeddedPostgresTests() => data = new(Path.Combine(home, "data"));

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Theory, InlineData(Terminate), InlineData(Command.Interrupt)]
    public async Task Ending_the_app_ends_its_server_and_leaves_nothing_behind(int signal)
    {
        await using var app = await AppProcess.StartAsync(data);
        var (server, processes) = (data.Postmaster!, data.ServerProcesses());
        Assert.Contains(server.Process, processes);

        Assert.Equal(0, await app.EndsAsync(signal));

        Assert.DoesNotContain(processes, DataFolder.IsPostgres);
        Assert.Null(data.Postmaster);
        Assert.False(Directory.Exists(server.SocketFolder));
    }

    [Fact]
    public async Task A_server_left_by_a_killed_app_is_stopped_by_the_next_which_finds_the_data()
    {
        await using (var killed = await AppProcess.StartAsync(data)) await killed.EndsAsync(Command.Kill);
        var orphan = data.Postmaster!;
        Assert.True(DataFolder.IsPostgres(orphan.Process));

        await using var app = await AppProcess.StartAsync(data);

        Assert.Equal(HttpStatusCode.OK, await app.Get("/health"));
        Assert.False(DataFolder.IsPostgres(orphan.Process));
        Assert.False(Directory.Exists(orphan.SocketFolder));
        Assert.DoesNotContain("Applied", app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_dies_is_started_again_and_the_next_request_succeeds()
    {
        await using var app = await AppProcess.StartAsync(data);
        Assert.Equal(HttpStatusCode.OK, await app.Get("/health"));

        for (var time = 0; time < 2; time++)
        {
            var died = data.Postmaster!;
            Command.Signal(died.Process, Command.Kill);
            await app.Says("PostgreSQL ended by itself", times: time + 1);

            Assert.Equal(HttpStatusCode.OK, await app.Get("/health"));
            Assert.NotEqual(died.Identity, data.Postmaster!.Identity);
        }
    }

    [Fact]
    public async Task A_second_app_on_the_same_data_uses_the_server_of_the_first_and_leaves_it_running()
    {
        await using var first = await AppProcess.StartAsync(data);
        var server = data.Postmaster;

        await using (var second = await AppProcess.StartAsync(data))
        {
            Assert.Equal(HttpStatusCode.OK, await second.Get("/health"));
            Assert.Equal(0, await second.EndsAsync(Terminate));
        }

        Assert.Equal(server, data.Postmaster);
        Assert.Equal(HttpStatusCode.OK, await first.Get("/health"));
    }

    [Fact]
    public async Task Started_by_someone_who_is_not_root_everything_stays_theirs()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Not root: the other tests show it.");
        var (reaches, _) = await Command.TryAsync("/", "setpriv", "--reuid=nobody", "--clear-groups", "test", "-r", Path.Combine(AppContext.BaseDirectory, "Debrief.dll"));
        Assert.SkipUnless(reaches == 0, "This clone lies where only root can go.");
        await Command.RunAsync("/", "chown", "-R", "nobody:", home);

        await using var app = await AppProcess.StartAsync(new Dictionary<string, string> { ["DEBRIEF_DATA"] = data.Root, ["HOME"] = home }, asUser: "nobody");

        Assert.Equal(HttpStatusCode.OK, await app.Get("/health"));
        Assert.Equal("nobody", await Command.RunAsync("/", "stat", "-c", "%U", data.Cluster));
        Assert.Equal("nobody", await Command.RunAsync("/", "stat", "-c", "%U", $"/proc/{data.Postmaster!.Process}"));
    }

    [Fact]
    public async Task Started_by_root_the_server_runs_as_someone_else_even_when_the_clone_is_closed_to_them()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Needs root.");
        var closed = Path.Combine(home, "native");
        await Command.RunAsync("/", "cp", "-r", "--no-dereference", PostgresBinaries.Find(new(home)).Root, closed);
        var open = Directory.CreateTempSubdirectory("debrief-test-").FullName;
        await Command.RunAsync("/", "chmod", "0755", open);

        await using (var server = new EmbeddedPostgres(new(data.Root, closed) { CopiesFolder = open }, NullLogger<EmbeddedPostgres>.Instance))
        {
            await server.StartAsync(TestContext.Current.CancellationToken);
            Assert.NotEqual("root", await Command.RunAsync("/", "stat", "-c", "%U", $"/proc/{data.Postmaster!.Process}"));
            Assert.Single(Directory.EnumerateDirectories(open));
        }
        Directory.Delete(open, recursive: true);
    }

    [Fact]
    public async Task The_server_listens_on_a_private_socket_and_the_app_is_no_superuser()
    {
        await using var server = new EmbeddedPostgres(new(data.Root), NullLogger<EmbeddedPostgres>.Instance);
        await server.StartAsync(TestContext.Current.CancellationToken);
        await using var database = server.CreateDataSource();
        await using var command = database.CreateCommand("""
            select concat_ws(' ', current_user, rolsuper, current_setting('listen_addresses'), current_setting('synchronous_commit'), lower('ÉCLAT'), 'Z' < 'a')
            from pg_roles where rolname = current_user
            """);

        Assert.Equal("debrief f  on éclat t", await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(data.Postmaster!.SocketFolder));
    }

    [Fact]
    public async Task A_server_that_can_not_start_says_why()
    {
        await using (var server = new EmbeddedPostgres(new(data.Root), NullLogger<EmbeddedPostgres>.Instance)) await server.StartAsync(TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(data.Cluster, "PG_VERSION"), "12\n", TestContext.Current.CancellationToken);

        await using var again = new EmbeddedPostgres(new(data.Root), NullLogger<EmbeddedPostgres>.Instance);
        var refused = await Assert.ThrowsAsync<DatabaseException>(() => again.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains("initialized by PostgreSQL version 12", refused.Message, StringComparison.Ordinal);
    }
}
