namespace Debrief.Data.Embedded;

/// <summary>How our own server is set up: for one small machine, and so that nothing reported as saved is lost.</summary>
internal static class ServerSettings
{
    /// <summary>Written to postgresql.conf once, when the cluster is made; the operator may change them there.</summary>
    public static readonly IReadOnlyDictionary<string, string> Initial = new Dictionary<string, string>
    {
        ["synchronous_commit"] = "on",
        ["shared_buffers"] = "128MB",
        ["max_wal_size"] = "512MB",
        ["random_page_cost"] = "1.1",
        // Our queries are short: compiling them, or spreading them over two cores, costs more than it brings.
        ["jit"] = "off",
        ["max_parallel_workers_per_gather"] = "0",
        ["timezone"] = "UTC",
        ["log_timezone"] = "UTC",
        // One file a weekday, in the cluster's log folder.
        ["logging_collector"] = "on",
        ["log_filename"] = "postgresql-%a.log",
        ["log_truncate_on_rotation"] = "on",
        ["log_rotation_age"] = "1d",
        ["log_rotation_size"] = "0",
        ["log_checkpoints"] = "off",
        ["log_min_duration_statement"] = "1s",
    };

    /// <summary>Given at every start and not for changing: the server is reached by its socket and in no other way.</summary>
    public static IReadOnlyDictionary<string, string> Fixed(string socketFolder) => new Dictionary<string, string>
    {
        ["listen_addresses"] = "",
        ["port"] = "5432",
        ["unix_socket_directories"] = socketFolder,
        ["unix_socket_permissions"] = "0700",
    };

    /// <summary>Text is compared by code point and cased by Unicode's own tables, the same on every machine and after every system upgrade.</summary>
    public static readonly IReadOnlyList<string> Locale =
        ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--lc-ctype=C.UTF-8"];

    public static IEnumerable<string> AsArguments(IReadOnlyDictionary<string, string> settings) =>
        settings.SelectMany(setting => new[] { "-c", $"{setting.Key}={setting.Value}" });
}
