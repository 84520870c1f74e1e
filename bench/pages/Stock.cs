using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace Debrief.Bench.Pages;

/// <summary>Invented incidents, the same at every run: a few words in many arrangements, with names of alerts and hosts that occur seldom.</summary>
internal sealed class Stock
{
    private static readonly string[] Things = ["payments", "checkout", "search", "ledger", "catalogue", "login", "mail", "billing", "shipping", "pricing", "profile", "images", "reports", "webhooks", "export", "import", "queue", "cache", "gateway", "scheduler"];
    private static readonly string[] Parts = ["api", "db", "worker", "proxy", "index", "edge"];
    private static readonly string[] Failures = ["stalled", "answered with errors", "lost messages", "was slow", "returned nothing", "restarted in a loop", "ran out of memory", "served old prices", "refused connections", "charged late"];
    private static readonly string[] Conditions =
    [
        "the connection pool was smaller than the number of retries", "the certificate was renewed by hand", "the migration took a lock on the whole table", "the alert looked at an average",
        "a feature flag was on in one region only", "the disk filled with core dumps", "the load balancer kept sending to a draining node", "the cache had no upper bound", "two schedulers believed they were the leader",
        "the timeout of the client was shorter than that of the server", "the backup ran at the busiest hour", "a dashboard drew a missing metric as zero", "the runbook named a host that was gone", "the canary had no traffic",
    ];
    private static readonly string[] Deeds = ["rolled back", "drained the queue", "raised the limit", "restarted the pods", "switched to the replica", "renewed the certificate", "paused the import", "removed the node", "purged the cache", "failed over"];
    private static readonly string[] Lessons =
    [
        "an empty answer looked like success", "a restart hid the evidence", "nobody could see how full the pool was", "the people who knew were asleep", "the alert came after the customers", "going back took two minutes because the old version was kept",
    ];

    private readonly Random random = new(20260512);

    public static IReadOnlyList<string> Services { get; } = [.. from thing in Things from part in Parts select $"{thing}-{part}"];

    public static IReadOnlyList<string> Categories { get; } = ["Capacity", "Expired certificate", "Bad deploy", "Migration", "Third party", "Configuration"];

    public string Service() => One(Services);

    public string Title() => $"{Capital(One(Things))} {One(Failures)} for {random.Next(5, 300)} minutes";

    public string Sentence() => random.Next(5) switch
    {
        0 => $"At {random.Next(24):00}:{random.Next(60):00} {Alert()} fired on {Host()}.",
        1 => $"It turned out that {One(Conditions)}.",
        2 => $"We {One(Deeds)} and watched {Service()} for {random.Next(3, 40)} minutes.",
        3 => $"What surprised us: {One(Lessons)}.",
        _ => $"Requests to {Service()} {One(Failures)} because {One(Conditions)}.",
    };

    public string Postmortem() => $"""
        ## Summary and impact <!-- part: summary impact -->

        For {random.Next(5, 300)} minutes {Service()} {One(Failures)}. {random.Next(10, 90_000):N0} customers were affected. {Sentence()}

        ## What happened <!-- part: story -->

        {Paragraphs(5)}

        ## Timeline <!-- part: timeline -->

        {string.Join('\n', Enumerable.Range(0, 8).Select(_ => $"- {random.Next(24):00}:{random.Next(60):00} {Sentence()}"))}

        ## Contributing factors <!-- part: factors -->

        - {Capital(One(Conditions))}.
        - {Capital(One(Conditions))}.

        ## What went well <!-- part: went-well -->

        {Capital(One(Lessons))}. We {One(Deeds)} in {random.Next(2, 20)} minutes.

        ## Actions <!-- part: actions -->

        - Let {Service()} say so when {One(Conditions)}, by {random.Next(1, 28)} June.

        ## Lessons <!-- part: lessons -->

        - {Capital(One(Lessons))}.
        - {Capital(One(Lessons))}.
        """;

    /// <summary>What people type: a word, two, an unfinished one, a name, a phrase; every fifth with a letter wrong.</summary>
    public string Query(int number)
    {
        var words = string.Join(' ', One(Conditions), One(Lessons), One(Deeds)).Split(' ').Where(word => word.Length > 4).ToArray();
        var word = One(words);
        return (number % 5) switch
        {
            0 => Misspelt(word),
            1 => $"{One(Things)} {word}",
            2 => word[..^2],
            3 => random.Next(2) == 0 ? Service() : $"\"{One(Deeds)}\"",
            _ => $"{word} {One(words)}",
        };
    }

    /// <summary>A channel of an incident as Slack exports it.</summary>
    public byte[] Slack(int messages, DateTimeOffset start)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "users.json", Enumerable.Range(0, 12).Select(user => new { id = $"U{user:00}", name = $"person{user}", profile = new { real_name = $"Person {user}" } }));
            Write(zip, "channels.json", [new { id = "C1", name = "inc-bench" }]);
            Write(zip, $"inc-bench/{start:yyyy-MM-dd}.json", Enumerable.Range(0, messages).Select(number => new
            {
                type = "message", user = $"U{random.Next(12):00}", text = Sentence(),
                ts = string.Create(CultureInfo.InvariantCulture, $"{start.AddSeconds(number * 4).ToUnixTimeSeconds()}.{number:000000}"),
            }));
        }
        return packed.ToArray();
    }

    private static void Write<T>(ZipArchive zip, string name, IEnumerable<T> records)
    {
        using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        JsonSerializer.Serialize(entry, records);
    }

    private string Paragraphs(int count) => string.Join("\n\n", Enumerable.Range(0, count).Select(_ => string.Join(' ', Enumerable.Range(0, random.Next(3, 8)).Select(_ => Sentence()))));

    private string Alert() => $"{Capital(One(Things))}{Capital(One(Parts))}{(random.Next(2) == 0 ? "Latency" : "Errors")}{random.Next(100)}";

    private string Host() => $"{One(Things)}-{random.Next(2_000):0000}";

    private string Misspelt(string word)
    {
        var letters = word.ToCharArray();
        var at = random.Next(1, letters.Length - 1);
        (letters[at], letters[at - 1]) = (letters[at - 1], letters[at]);
        return new(letters);
    }

    private T One<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
