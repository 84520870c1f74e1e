using Debrief.Collab;
using Npgsql;
using NpgsqlTypes;

namespace Debrief.Features.Writeups;

/// <summary>One line of the log, as the live editor works with it. Its version is its place.</summary>
internal sealed record LoggedChange(Guid Client, int Sequence, Guid By, ChangeSet Change);

/// <summary>A text and the version it has.</summary>
/// <param name="Erasures">How often something was erased from it: that changes a text without a new version.</param>
internal sealed record TextState(int Version, int Erasures, string Text);

/// <summary>The log of one document, read and appended without the object mapper: this runs at every keystroke.</summary>
internal sealed class ChangeLog(NpgsqlDataSource database, Guid writeupId)
{
    /// <summary>Seconds. A server that does not answer by then is treated as gone; the editors keep what they sent.</summary>
    private const int Patience = 10;

    /// <returns>Null when the document is not there.</returns>
    public async Task<TextState?> TextAsync(CancellationToken ct)
    {
        await using var command = Command("select version, erasures, text from writeups where id = $1", writeupId);
        await using var rows = await command.ExecuteReaderAsync(ct);
        return await rows.ReadAsync(ct) ? new(rows.GetInt32(0), rows.GetInt32(1), rows.GetString(2)) : null;
    }

    public async Task<(int Version, int Erasures)?> HeadAsync(CancellationToken ct)
    {
        await using var command = Command("select version, erasures from writeups where id = $1", writeupId);
        await using var rows = await command.ExecuteReaderAsync(ct);
        return await rows.ReadAsync(ct) ? (rows.GetInt32(0), rows.GetInt32(1)) : null;
    }

    /// <summary>The changes that made the versions after <paramref name="version"/>, at most so many.</summary>
    public async Task<List<LoggedChange>> SinceAsync(int version, int atMost, CancellationToken ct)
    {
        await using var command = Command("select client_id, sequence, by_id, change::text from document_changes where writeup_id = $1 and version > $2 order by version limit $3", writeupId, version, atMost);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var changes = new List<LoggedChange>();
        while (await rows.ReadAsync(ct)) changes.Add(new(rows.GetGuid(0), rows.GetInt32(1), rows.GetGuid(2), ChangeSet.Parse(rows.GetString(3))));
        return changes;
    }

    /// <summary>Appends all of them in one transaction, and has them on disk when it returns true. False: the log is further than <paramref name="known"/>.</summary>
    /// <exception cref="PostgresException">With a unique violation: one of them is in the log already.</exception>
    public async Task<bool> AppendAsync(TextState known, string text, IReadOnlyList<LoggedChange> changes, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = Command("""
            with head as (
                update writeups set version = $3, text = $5, saved_at = $6, saved_by_id = $7 where id = $1 and version = $2 and erasures = $4 returning id)
            insert into document_changes (writeup_id, version, change, at, by_id, client_id, sequence)
            select head.id, $2 + line.place, line.change, $6, line.by_id, line.client_id, line.sequence
            from head, unnest($8, $9, $10, $11) with ordinality as line (change, by_id, client_id, sequence, place)
            """,
            writeupId, known.Version, known.Version + changes.Count, known.Erasures, text, now, changes[^1].By);
        command.Parameters.Add(new() { Value = changes.Select(change => change.Change.ToJson()).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb });
        command.Parameters.Add(new() { Value = changes.Select(change => change.By).ToArray() });
        command.Parameters.Add(new() { Value = changes.Select(change => change.Client).ToArray() });
        command.Parameters.Add(new() { Value = changes.Select(change => change.Sequence).ToArray() });
        return await command.ExecuteNonQueryAsync(ct) > 0;
    }

    /// <summary>Whether that push is in the log already.</summary>
    public async Task<bool> HasAsync(Guid client, int sequence, CancellationToken ct)
    {
        await using var command = Command("select exists (select from document_changes where writeup_id = $1 and client_id = $2 and sequence = $3)", writeupId, client, sequence);
        return await command.ExecuteScalarAsync(ct) is true;
    }

    private NpgsqlCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = database.Sql(sql, values);
        command.CommandTimeout = Patience;
        return command;
    }
}
