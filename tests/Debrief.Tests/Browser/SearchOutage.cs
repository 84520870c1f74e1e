using System.Globalization;
using System.Text;
using System.Text.Json;
using Debrief.Tests.Features.Timeline;
using Microsoft.Playwright;

namespace Debrief.Tests.Browsing;

/// <summary>An invented incident as its tools export it: a search that found nothing for half an hour.</summary>
internal static class SearchOutage
{
    public const string Title = "Search found nothing for 25 minutes";
    public const string Channel = "inc-search";

    private static readonly (string Day, string Time, string Who, string Text)[] Talk =
    [
        ("2026-05-12", "13:09:02", "Alerts", "FIRING: SearchEmptyResults 71% of searches return nothing (threshold 10%)"),
        ("2026-05-12", "13:10:40", "UMAYA", "customers write that search finds nothing, not even product names. anyone else?"),
        ("2026-05-12", "13:11:15", "UTOM", "ack, looking into it"),
        ("2026-05-12", "13:15:31", "UINES", "hypothesis: the new tokeniser drops words with accents"),
        ("2026-05-12", "13:18:04", "UTOM", "restarted the query pods, no change"),
        ("2026-05-12", "13:22:50", "UINES", "not the tokeniser: `café` and `coffee` are both empty"),
        ("2026-05-12", "13:25:22", "UINES", "found it: the alias points at an index that is still filling, 4 of 31 million documents"),
        ("2026-05-12", "13:27:10", "UMAYA", "decision: point the alias back at the old index, let the new one fill"),
        ("2026-05-12", "13:29:45", "UTOM", "switched the alias back to products-2026-04"),
        ("2026-05-12", "13:33:58", "UTOM", "search works again, empty results are down to 2%, mitigated"),
        ("2026-05-12", "13:36:00", "UMAYA", "status page updated: search works, some new products are missing until tonight"),
        ("2026-05-12", "13:41:12", "UINES", "thanks all :heart:"),
        ("2026-05-12", "14:20:30", "UINES", "new index is complete, all clear, incident is resolved"),
        ("2026-05-13", "08:30:00", "UMAYA", "I'll write it up today"),
    ];

    public static FilePayload SlackExport { get; } = new()
    {
        Name = "acme-slack-export.zip",
        MimeType = "application/zip",
        Buffer = Bringing.Zip(
        [
            ("users.json", """
                [{"id":"UMAYA","name":"maya","profile":{"real_name":"Maya Lindqvist"}},{"id":"UTOM","name":"tom","profile":{"real_name":"Tom Adeyemi"}},
                 {"id":"UINES","name":"ines","profile":{"real_name":"Inês Duarte"}}]
                """),
            ("channels.json", """[{"id":"C1","name":"inc-search"},{"id":"C2","name":"deploys"},{"id":"C3","name":"random"}]"""),
            .. Talk.GroupBy(said => said.Day).Select(day => ($"{Channel}/{day.Key}.json", Messages(day))),
            ("deploys/2026-05-12.json", Messages([("2026-05-12", "13:02:00", "Deploy", "search-indexer r204 deployed to production by tom")])),
            ("random/2026-05-12.json", Messages([("2026-05-12", "11:40:00", "UTOM", "lunch?")])),
        ]),
    };

    /// <summary>As somebody typed it, by the clock on the wall in London.</summary>
    public static FilePayload Notes { get; } = new()
    {
        Name = "notes.txt",
        MimeType = "text/plain",
        Buffer = Encoding.UTF8.GetBytes("14:08 - Support gets the first mail about empty search results\n~14:20 - Support writes to the five largest shops\n14:50 - Shops confirm that orders come in again\n"),
    };

    /// <summary>What a person would have brought of a small one: a channel, an hour.</summary>
    public static FilePayload SmallExport { get; } = new()
    {
        Name = "inc-export.zip",
        MimeType = "application/zip",
        Buffer = Bringing.Zip(
            ("users.json", """[{"id":"UTOM","name":"tom","profile":{"real_name":"Tom Adeyemi"}}]"""),
            ("channels.json", """[{"id":"C1","name":"inc-mail"},{"id":"C2","name":"random"}]"""),
            ("inc-mail/2026-05-12.json", Messages(
            [
                ("2026-05-12", "09:00:00", "Alerts", "FIRING: MailQueueAge the oldest mail waits 14 min"),
                ("2026-05-12", "09:02:30", "UTOM", "ack, looking into it"),
                ("2026-05-12", "09:06:00", "UTOM", "hypothesis: the relay's certificate expired at 08:45"),
                ("2026-05-12", "09:11:00", "UTOM", "renewed the certificate, the queue drains, mitigated"),
                ("2026-05-12", "09:24:00", "UTOM", "queue is empty, incident is resolved"),
            ])),
            ("random/2026-05-12.json", Messages([("2026-05-12", "11:40:00", "UTOM", "lunch?")]))),
    };

    private static string Messages(IEnumerable<(string Day, string Time, string Who, string Text)> said) => JsonSerializer.Serialize(said.Select(Message));

    private static Dictionary<string, string> Message((string Day, string Time, string Who, string Text) said)
    {
        var at = DateTimeOffset.Parse($"{said.Day}T{said.Time}Z", CultureInfo.InvariantCulture);
        var message = new Dictionary<string, string> { ["type"] = "message", ["text"] = said.Text, ["ts"] = $"{at.ToUnixTimeSeconds()}.000100" };
        if (said.Who.StartsWith('U')) message["user"] = said.Who;
        else (message["subtype"], message["bot_id"], message["username"]) = ("bot_message", "B01", said.Who);
        return message;
    }
}
