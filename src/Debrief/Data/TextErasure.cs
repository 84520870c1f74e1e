using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Debrief.Data;

/// <summary>
/// Takes a text out of every text column of every row that hangs on one row, whichever feature owns the table: found through the model, so that a feature that comes later
/// is covered without asking. The mask is as long as the text, so offsets into a text stay true.
/// </summary>
internal static class TextErasure
{
    private const char Mask = '█';

    /// <summary>Works in the caller's transaction; what the context tracks is stale afterwards.</summary>
    /// <returns>In how many fields it stood.</returns>
    public static async Task<int> EraseTextAsync<TRoot>(this DebriefDb db, Guid rootId, string text, CancellationToken ct)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var mask = new string(Mask, text.Length);
        var places = 0;
        foreach (var entity in db.Model.GetEntityTypes().Where(entity => entity.GetTableName() is not null && !entity.IsMappedToJson()))
        {
            if (Scope(entity, typeof(TRoot), []) is not { } scope) continue;
            var table = entity.GetTableName()!;
            foreach (var property in entity.GetProperties().Where(property => property.GetComputedColumnSql() is null))
            {
                var column = $"\"{property.GetColumnName()}\"";
                if (property.GetColumnType() == "jsonb") places += await EraseJsonAsync(connection, table, column, scope, rootId, text, mask, ct);
                else if (IsText(property)) places += await EraseAsync(connection, table, column, scope, rootId, text, mask, ct);
            }
        }
        return places;
    }

    private static bool IsText(IProperty property) => property.ClrType == typeof(string) && !property.IsPrimaryKey() && !property.IsForeignKey();

    private static async Task<int> EraseAsync(NpgsqlConnection connection, string table, string column, string scope, Guid rootId, string text, string mask, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"update {table} set {column} = replace({column}, $2, $3) where {scope} and strpos({column}, $2) > 0", connection);
        command.Parameters.Add(new() { Value = rootId });
        command.Parameters.Add(new() { Value = text });
        command.Parameters.Add(new() { Value = mask });
        return await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Only in the strings of the document: names and numbers of it are ours.</summary>
    private static async Task<int> EraseJsonAsync(NpgsqlConnection connection, string table, string column, string scope, Guid rootId, string text, string mask, CancellationToken ct)
    {
        var found = new List<(object Row, string Json)>();
        await using (var look = new NpgsqlCommand(
            $"select ctid::text, {column}::text from {table} where {scope} and exists (select from jsonb_path_query({column}, 'strict $.** ? (@.type() == \"string\")') value where strpos(value #>> '{{}}', $2) > 0) for update", connection))
        {
            look.Parameters.Add(new() { Value = rootId });
            look.Parameters.Add(new() { Value = text });
            await using var rows = await look.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct)) found.Add((rows.GetString(0), rows.GetString(1)));
        }
        foreach (var (row, json) in found)
        {
            await using var command = new NpgsqlCommand($"update {table} set {column} = $2::jsonb where ctid = $1::tid", connection);
            command.Parameters.Add(new() { Value = row });
            command.Parameters.Add(new() { Value = Masked(JsonNode.Parse(json), text, mask)!.ToJsonString() });
            await command.ExecuteNonQueryAsync(ct);
        }
        return found.Count;
    }

    private static JsonNode? Masked(JsonNode? node, string text, string mask) => node switch
    {
        JsonObject document => new JsonObject(document.Select(pair => KeyValuePair.Create(pair.Key, Masked(pair.Value, text, mask)))),
        JsonArray list => new JsonArray([.. list.Select(item => Masked(item, text, mask))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => JsonValue.Create(value.GetValue<string>().Replace(text, mask, StringComparison.Ordinal)),
        _ => node?.DeepClone(),
    };

    /// <summary>The condition that a row hangs on the root ($1); null when it does not.</summary>
    private static string? Scope(IEntityType entity, Type root, HashSet<IEntityType> seen)
    {
        if (entity.ClrType == root) return $"\"{Key(entity)}\" = $1";
        if (!seen.Add(entity)) return null;
        if (entity.FindProperty(root.Name + "Id") is { } direct) return $"\"{direct.GetColumnName()}\" = $1";
        foreach (var key in entity.GetForeignKeys().Where(key => key.Properties.Count == 1))
        {
            if (Scope(key.PrincipalEntityType, root, seen) is { } scope)
                return $"\"{key.Properties[0].GetColumnName()}\" in (select \"{Key(key.PrincipalEntityType)}\" from {key.PrincipalEntityType.GetTableName()} where {scope})";
        }
        return null;
    }

    private static string Key(IEntityType entity) => entity.FindPrimaryKey()!.Properties[0].GetColumnName();
}
