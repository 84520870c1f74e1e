using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Debrief.Data;

/// <summary>
/// A server that is just restarting refuses connections for a moment. Opening is tried again, because nothing has been sent yet;
/// commands and commits never are, because nobody can tell whether the first one arrived.
/// </summary>
internal sealed class PatientOpening : DbConnectionInterceptor
{
    /// <summary>A restart takes a second or two; on a machine that is busy to the brim, ten.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public override async ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        await OpenAsync(connection, Patience, cancellationToken);
        return InterceptionResult.Suppress();
    }

    public static async Task OpenAsync(DbConnection connection, TimeSpan patience, CancellationToken ct)
    {
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await connection.OpenAsync(ct);
                return;
            }
            catch (DbException failure) when (failure.IsTransient && waiting.Elapsed < patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), ct);
            }
        }
    }
}
