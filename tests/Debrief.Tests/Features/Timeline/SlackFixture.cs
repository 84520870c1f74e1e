using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Debrief.Tests.Features.Timeline;

/// <summary>A small workspace export, invented: a queue fills up, two people find out why.</summary>
internal static class SlackFixture
{
    public static readonly DateTimeOffset Start = new(2026, 5, 12, 13, 0, 0, TimeSpan.Zero);

    public static readonly (int Minute, string User, string Text)[] Talk =
    [
        (8, "UANA", "checkout is failing for me, anyone else?"),
        (11, "UBEN", "looking into it"),
        (14, "UBEN", "I think the connection pool is full, hypothesis: retries hold it"),
        (19, "UANA", "let's roll back r318"),
        (27, "UBEN", "rolled back, error rate is down to normal"),
        (58, "UANA", "all clear, incident is resolved"),
    ];

    public static byte[] Export(string channel = "inc-checkout", params (int Minute, string User, string Text)[] more) => Bringing.Zip(
        ("users.json", """[{"id":"UANA","name":"ana","real_name":"Ana Sousa","profile":{"real_name":"Ana Sousa"}},{"id":"UBEN","name":"ben","real_name":"Ben Okoye","profile":{"real_name":"Ben Okoye"}}]"""),
        ("channels.json", $$"""[{"id":"C1","name":"{{channel}}"},{"id":"C2","name":"random"}]"""),
        ($"{channel}/2026-05-12.json", Day([.. Talk, .. more])),
        ("random/2026-05-12.json", Day((1, "UANA", "lunch?"))));

    public static byte[] Large(int messages) => Bringing.Zip(
        ("users.json", """[{"id":"UANA","name":"ana","profile":{"real_name":"Ana Sousa"}}]"""),
        ("channels.json", """[{"id":"C1","name":"busy"}]"""),
        ("busy/2026-05-12.json", Day([.. Enumerable.Range(0, messages).Select(number => (number / 60, "UANA", $"message number {number} about the pool and the ledger"))])));

    public static string Day(params (int Minute, string User, string Text)[] talk)
    {
        var number = 0;
        var text = new StringBuilder("[");
        foreach (var (minute, user, said) in talk)
        {
            var ts = string.Create(CultureInfo.InvariantCulture, $"{Start.AddMinutes(minute).ToUnixTimeSeconds()}.{++number:000000}");
            text.Append(number > 1 ? "," : "").Append(JsonSerializer.Serialize(new { type = "message", user, text = said, ts }));
        }
        return text.Append(']').ToString();
    }
}
