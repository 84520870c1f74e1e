using Npgsql;

namespace Debrief.Data;

internal static class SqlCommands
{
    extension(NpgsqlDataSource database)
    {
        /// <summary>A command with its values as $1, $2 and so on.</summary>
        public NpgsqlCommand Sql(string sql, params ReadOnlySpan<object> values)
        {
            var command = database.CreateCommand(sql);
            foreach (var value in values) command.Parameters.Add(new() { Value = value });
            return command;
        }

        /// <returns>How many rows it changed.</returns>
        public async Task<int> RunAsync(string sql, CancellationToken ct, params object[] values)
        {
            await using var command = database.Sql(sql, values);
            return await command.ExecuteNonQueryAsync(ct);
        }
    }
}
