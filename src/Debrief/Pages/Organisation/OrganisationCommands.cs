using System.Diagnostics;
using System.Text.Json;
using Npgsql;

namespace Debrief.Pages.Organisation;

/// <summary>For the operator: "export FOLDER [--restricted]" and "import FOLDER". Whoever can run them can read the database anyway.</summary>
internal static class OrganisationCommands
{
    /// <returns>The exit code; null when the words are for somebody else.</returns>
    public static async Task<int?> TryOrganisationAsync(this WebApplication app, string[] args) => args switch
    {
        ["export", var folder] => await app.RunAsync(folder, (connection, place, said) => ExportAsync(connection, place, restricted: false, said)),
        ["export", var folder, "--restricted"] => await app.RunAsync(folder, (connection, place, said) => ExportAsync(connection, place, restricted: true, said)),
        ["import", var folder] => await app.RunAsync(folder, ImportAsync),
        ["export" or "import", ..] => await Misspelt(app),
        _ => null,
    };

    private static async Task<int> Misspelt(WebApplication app)
    {
        await using var ending = app;
        await Console.Error.WriteLineAsync("export FOLDER [--restricted], or import FOLDER. Nothing was done.");
        return 2;
    }

    private static async Task<int> RunAsync(this WebApplication app, string path, Func<NpgsqlConnection, OrganisationFolder, IProgress<int>, Task<string>> work)
    {
        // Ends the database server, if this process had to start it.
        await using var ending = app;
        await using var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        try
        {
            Console.WriteLine(await work(connection, new(path), new Told()));
            return 0;
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException or UnauthorizedAccessException or JsonException)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return 1;
        }
    }

    private static async Task<string> ExportAsync(NpgsqlConnection connection, OrganisationFolder folder, bool restricted, IProgress<int> said)
    {
        var (written, stayed) = await new OrganisationExport(connection, folder).RunAsync(restricted, said, CancellationToken.None);
        return $"{written:N0} incident(s) written. {(stayed == 0 ? "" : restricted ? $"{stayed:N0} in the trash stayed here." : $"{stayed:N0} stayed here: restricted, or in the trash. Restricted ones leave with --restricted only.")}".TrimEnd();
    }

    private static async Task<string> ImportAsync(NpgsqlConnection connection, OrganisationFolder folder, IProgress<int> said) =>
        $"{await new OrganisationImport(connection, folder).RunAsync(said, CancellationToken.None):N0} incident(s) brought in. Start Debrief: it prints the link for the first administrator, who invites the others.";

    /// <summary>Every few seconds, so that a log stays readable.</summary>
    private sealed class Told : IProgress<int>
    {
        private readonly Stopwatch since = Stopwatch.StartNew();

        public void Report(int value)
        {
            if (since.Elapsed < TimeSpan.FromSeconds(3)) return;
            Console.WriteLine($"{value:N0} incident(s) so far");
            since.Restart();
        }
    }
}
