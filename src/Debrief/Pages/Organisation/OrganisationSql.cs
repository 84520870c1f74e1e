using Npgsql;

namespace Debrief.Pages.Organisation;

/// <summary>Short questions to a connection.</summary>
internal static class OrganisationSql
{
    extension(NpgsqlConnection connection)
    {
        public async Task RunAsync(string sql, CancellationToken ct, params object[] values)
        {
            await using var command = connection.Command(sql, values);
            await command.ExecuteNonQueryAsync(ct);
        }

        public async Task<T> OneAsync<T>(string sql, CancellationToken ct, params object[] values)
        {
            await using var command = connection.Command(sql, values);
            return (T)(await command.ExecuteScalarAsync(ct))!;
        }

        public async Task<List<T>> ReadAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken ct, params object[] values)
        {
            await using var command = connection.Command(sql, values);
            await using var row = await command.ExecuteReaderAsync(ct);
            var rows = new List<T>();
            while (await row.ReadAsync(ct)) rows.Add(read(row));
            return rows;
        }

        /// <summary>In the order of the table, without those that the database makes itself.</summary>
        public Task<List<string>> ColumnsAsync(string table, CancellationToken ct) =>
            connection.ReadAsync("select column_name from information_schema.columns where table_schema = current_schema() and table_name = $1 and is_generated = 'NEVER' order by ordinal_position", row => row.GetString(0), ct, table);

        /// <summary>The last migration: what the data looks like.</summary>
        public Task<string> SchemaAsync(CancellationToken ct) => connection.OneAsync<string>("select max(file) from schema_migrations", ct);

        private NpgsqlCommand Command(string sql, object[] values)
        {
            var command = new NpgsqlCommand(sql, connection);
            foreach (var value in values) command.Parameters.Add(new() { Value = value });
            return command;
        }
    }
}
