using Debrief.Data.Embedded;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Debrief.Data;

internal static class DatabaseSetup
{
    /// <summary>With ConnectionStrings:Debrief the app uses that server; without, it starts a PostgreSQL of its own.</summary>
    public static void AddDatabase(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        if (builder.Configuration.GetConnectionString("Debrief") is { Length: > 0 } connection)
        {
            services.AddSingleton(_ => NpgsqlDataSource.Create(connection));
        }
        else
        {
            services.AddSingleton(host => new EmbeddedPostgres(EmbeddedOptions.From(builder.Configuration), host.GetRequiredService<ILogger<EmbeddedPostgres>>()));
            services.AddSingleton(host => host.GetRequiredService<EmbeddedPostgres>().CreateDataSource());
        }
        services.AddDbContext<DebriefDb>((host, db) => db.UseNpgsql(host.GetRequiredService<NpgsqlDataSource>()).AddInterceptors(new PatientOpening()));
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
    }

    /// <summary>Starts the app's own server when there is one, and brings the schema up to date. Call before the app runs.</summary>
    /// <exception cref="DatabaseException">The operator has to do something first.</exception>
    public static async Task MigrateAsync(this WebApplication app)
    {
        try
        {
            if (app.Services.GetService<EmbeddedPostgres>() is { } embedded) await embedded.StartAsync();
            await new MigrationRunner(
                app.Services.GetRequiredService<NpgsqlDataSource>(), Migration.All, app.Services.GetRequiredService<ILogger<MigrationRunner>>()).ApplyAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }
}

internal sealed class DatabaseHealth(NpgsqlDataSource database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var connection = database.CreateConnection();
        await PatientOpening.OpenAsync(connection, PatientOpening.Patience, cancellationToken);
        await using var command = new NpgsqlCommand("select 1", connection);
        await command.ExecuteScalarAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
