using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Debrief.Pages.Sample;

/// <summary>An invented incident, told by an invented chat, pager and deploys, in the forms those tools export. Every minute counts from the first impact.</summary>
internal sealed class SampleStory(DateTimeOffset impact)
{
    public static readonly (string Id, string Name, string Role)[] People =
    [
        ("U01MARA", "Mara Lindqvist", "Lead"), ("U01JONA", "Jonas Weber", "Database"), ("U01PRIY", "Priya Raman", "Payments"), ("U01LENA", "Lena Fischer", "Support"),
    ];

    private static readonly (double Minute, string Who, string Text)[] Chat =
    [
        (-6, "bot", "Deployed payments-api r318 to production: 24 of 24 pods, canary gate passed. <https://git.example/payments/pull/1841|Change 1841>"),
        (7, "U01LENA", "a merchant is on the phone: cards \"just spin\" at checkout"),
        (11.2, "bot", "[FIRING:1] CheckoutSuccessLow: checkout success 61% for 10 min, threshold 90%"),
        (14, "U01MARA", "ack. I lead. opening this channel, Jonas can you look at the ledger?"),
        (14.6, "bot", "joined"),
        (15.5, "U01JONA", "joining. database CPU is at 31%, connections panel reads zero. it looks idle"),
        (16.4, "U01PRIY", "r318 went out 20 minutes ago, it passed the canary. rollback takes 11 minutes, a restart 4"),
        (17, "U01JONA", "we think the pods hold dead connections, like in February. nothing reaches the ledger"),
        (18, "U01MARA", "decision: restart the api pods. a rollback would also take back the card-data fix"),
        (18.7, "U01PRIY", "restarting payments-api, four pods at a time"),
        (22, "U01PRIY", "restart done. success is at 88%"),
        (23, "U01LENA", "merchant message is out: payments are slow, we are on it"),
        (24, "U01MARA", "it falls again. 47% now, lower than before"),
        (24.4, "U01JONA", "all pods reconnected at once"),
        (26, "U01PRIY", "looking at traces"),
        (33, "U01JONA", "asked the pooler itself: `SHOW POOLS` says 480 of 480 used, 1,912 waiting. the panel's zero means no data, the metric has another name since last week"),
        (34.2, "U01PRIY", "r318 sends a ledger read up to four times, five seconds each"),
        (35, "U01JONA", "root of it: it isn't slow. we are asking it four times and holding the line"),
        (38, "U01MARA", "decision: roll back to r317 and pause payouts until the pool drains"),
        (38.4, "U01PRIY", "rolling back payments-api to r317"),
        (44, "U01JONA", "payouts paused. waiting went from 1,912 to 340"),
        (47, "U01PRIY", "r317 on all pods, success above 98%"),
        (49, "U01LENA", "status page updated: payments work again, we check those that hang"),
        (56, "U01MARA", "1,284 payments have an unknown outcome. reconciliation is running"),
        (71, "U01MARA", "half of them settled, none twice: the idempotency keys held"),
        (90, "U01MARA", "every payment is settled or returned. resolved. thank you all"),
        (91, "U01LENA", "status page: resolved"),
    ];

    public IEnumerable<(string File, byte[] Bytes)> Files =>
    [
        ("inc-payments.json", Slack()), ("pagerduty-log.json", PagerDuty()), ("deployments.json", Deployments()),
    ];

    public DateTimeOffset At(double minute) => impact + TimeSpan.FromMinutes(minute);

    private byte[] Slack() => JsonSerializer.SerializeToUtf8Bytes(new
    {
        ok = true,
        messages = Chat.Select((line, index) => line.Who == "bot" && line.Text == "joined"
            ? (object)new { type = "message", subtype = "channel_join", user = "U01JONA", user_profile = Profile("U01JONA"), ts = Ts(line.Minute, index), text = "<@U01JONA> has joined the channel" }
            : line.Who == "bot"
                ? new { type = "message", subtype = "bot_message", bot_id = "B01", username = line.Text.Contains("FIRING", StringComparison.Ordinal) ? "Alerts" : "Deploys", ts = Ts(line.Minute, index), text = line.Text }
                : new { type = "message", user = line.Who, user_profile = Profile(line.Who), ts = Ts(line.Minute, index), text = line.Text }).Reverse(),
        has_more = false,
    });

    private byte[] PagerDuty() => JsonSerializer.SerializeToUtf8Bytes(new
    {
        log_entries = new object[]
        {
            Entry("resolve", 57, "service_reference", "Checkout", "Resolved by the monitor."),
            Entry("acknowledge", 14, "user_reference", "Mara Lindqvist", "Acknowledged by Mara Lindqvist."),
            Entry("trigger", 11, "service_reference", "Checkout", "Triggered: CheckoutSuccessLow"),
        },
    });

    private byte[] Deployments()
    {
        var lines = new StringBuilder();
        foreach (var (minute, id, reference, state, note) in new[]
        {
            (-16.0, 7001, "r318", "in_progress", "canary on 1 of 24 pods"), (-6.0, 7001, "r318", "success", "24 of 24 pods"), (38.5, 7002, "r317", "in_progress", "rollback"), (47.0, 7002, "r317", "success", "24 of 24 pods"),
        })
        {
            lines.Append(JsonSerializer.Serialize(new
            {
                action = "created",
                deployment_status = new { id = (id * 10) + (int)minute + 100, state, environment = "production", description = note, created_at = Iso(minute), updated_at = Iso(minute), creator = new { login = "deploys" }, target_url = "" },
                deployment = new { id, sha = "f95f852bd8fca8fcc58a9a2d6c842781e32a215e", @ref = reference, task = "deploy", environment = "production", description = note, creator = new { login = "deploys" }, created_at = Iso(minute) },
                repository = new { full_name = "example/payments-api", html_url = "https://git.example/payments-api" },
                sender = new { login = "deploys" },
            })).Append('\n');
        }
        return Encoding.UTF8.GetBytes(lines.ToString());
    }

    private object Entry(string kind, double minute, string agent, string name, string summary) => new
    {
        id = $"R{kind.ToUpperInvariant()}{(int)minute}",
        type = $"{kind}_log_entry",
        summary,
        created_at = Iso(minute),
        agent = new { id = "PSAMPLE", type = agent, summary = name },
        channel = new { type = agent == "user_reference" ? "website" : "api", summary = "CheckoutSuccessLow" },
        service = new { id = "PCHECK", type = "service_reference", summary = "Checkout" },
        incident = new { id = "QSAMPLE1", type = "incident_reference", summary = "[#4212] CheckoutSuccessLow", html_url = "https://pager.example/incidents/QSAMPLE1" },
    };

    private static object Profile(string id) => new { real_name = Array.Find(People, person => person.Id == id).Name };

    private string Ts(double minute, int index) => string.Create(CultureInfo.InvariantCulture, $"{At(minute).ToUnixTimeSeconds()}.{index + 1:000000}");

    private string Iso(double minute) => At(minute).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
