using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;

[assembly: AssemblyFixture(typeof(Debrief.Tests.Harness.App))]

namespace Debrief.Tests.Harness;

/// <summary>The product, running in this process on a database of its own. One for all tests: each makes its own people and incidents.</summary>
public sealed class App : WebApplicationFactory<Program>, IAsyncLifetime
{
    private string connection = "";

    private TestDatabases? databases;

    internal TestDatabases Databases => databases ?? throw new InvalidOperationException("The app has not started.");

    public async ValueTask InitializeAsync()
    {
        databases = await TestDatabases.StartAsync();
        connection = await Databases.CreateAsync();
        // Started here, once: two tests that came first at the same time would start two.
        _ = Services;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (databases is null) return;
        await Databases.DropAsync(connection);
        await Databases.DisposeAsync();
    }

    /// <summary>Someone new, so that no two tests meet.</summary>
    public async Task<Person> Someone(string name = "Robin Reyes") => await Save(new Person { Name = name });

    public async Task<Browser> SignedIn(string name = "Robin Reyes", Role role = Role.Member) => SignedInAs(await Someone(name), role);

    public Browser SignedInAs(Person person, Role role = Role.Member)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Add(TestAuthentication.Header, TestAuthentication.HeaderFor(new(person.Id, person.Name, role)));
        return new Browser(client);
    }

    public Browser Anonymous() => new(CreateClient());

    public async Task<T> Save<T>(T entity) where T : class
    {
        await With(async db =>
        {
            db.Add(entity);
            await db.SaveChangesAsync();
        });
        return entity;
    }

    /// <summary>Looks into the database, or writes what no form can.</summary>
    public async Task<T> With<T>(Func<DebriefDb, Task<T>> use)
    {
        await using var scope = Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<DebriefDb>());
    }

    public async Task With(Func<DebriefDb, Task> use)
    {
        await using var scope = Services.CreateAsyncScope();
        await use(scope.ServiceProvider.GetRequiredService<DebriefDb>());
    }

    /// <summary>What the log says was done to an incident, oldest first: "incident.created by Robin Reyes".</summary>
    public Task<string[]> ActivityOf(Guid incidentId) => With(db => db.Activity
        .Where(entry => entry.IncidentId == incidentId).OrderBy(entry => entry.Id).Select(entry => entry.Event + " by " + entry.Actor).ToArrayAsync());

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:Debrief", connection);
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        // All tests come from one address; the limit has a test of its own.
        builder.UseSetting("SignIn:AttemptsPerMinute", "100000");
        builder.ConfigureTestServices(services => services
            .AddAuthentication(TestAuthentication.Name).AddScheme<AuthenticationSchemeOptions, TestAuthentication>(
                TestAuthentication.Name, test => test.ForwardDefaultSelector = TestAuthentication.OtherwiseTheRealOne));
    }
}
