using System.IO.Compression;
using System.Text.Json;

namespace Debrief.Bench.Timeline;

/// <summary>Writes a Slack workspace export with as many messages as asked: the same bytes in every run. Messages have the fields that real exports have.</summary>
internal static class SlackExport
{
    private const int Channels = 20, MessagesPerDay = 2500, Users = 60;
    private const long FirstSecond = 1_767_571_200; // 2026-01-05 00:00 UTC
    private static readonly DateTimeOffset Stamp = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Most of a year of chat is talk; one message in six is of the kind that an incident channel holds, full of the words that readers look for.</summary>
    private const int TalkPerIncidentMessage = 6;

    private static readonly string[] Talk =
        ["the", "a", "and", "so", "that", "we", "you", "with", "for", "about", "meeting", "lunch", "monday", "quarter", "design", "review", "doc", "nice", "thanks", "sure", "sounds", "good", "tomorrow",
         "morning", "numbers", "customer", "plan", "idea", "team", "week", "office", "train", "slides", "ça", "läuft", "🙂", ":tada:", "draft", "call", "maybe", "later"];

    private static readonly string[] Incident =
        ["the", "queue", "is", "backing", "up", "again", "after", "deploy", "of", "payments-api", "can", "someone", "look", "at", "replica", "lag", "p95", "went", "from", "40", "to", "900", "ms",
         "on", "eu-west", "node", "7", "restarted", "it", "and", "errors", "are", "down", "checking", "the", "dashboard", "now", "no", "change", "yet", "rolling", "back", "release"];

    public static void Write(string file, int count)
    {
        using var zip = new ZipArchive(File.Create(file), ZipArchiveMode.Create);
        Entry(zip, "users.json", json => { for (var user = 0; user < Users; user++) WriteUser(json, user); });
        Entry(zip, "channels.json", json => { for (var channel = 0; channel < Channels; channel++) WriteChannel(json, channel); });

        var random = new Random(42);
        var perChannel = (count + Channels - 1) / Channels;
        for (int channel = 0, left = count; channel < Channels; channel++)
        {
            for (int day = 0, here = Math.Min(perChannel, left); here > 0; day++)
            {
                var today = Math.Min(MessagesPerDay, here);
                var midnight = FirstSecond + day * 86_400L;
                var name = $"channel-{channel:00}/{DateTimeOffset.FromUnixTimeSeconds(midnight):yyyy-MM-dd}.json";
                Entry(zip, name, json => { for (var n = 0; n < today; n++) WriteMessage(json, random, midnight, n, today); });
                here -= today;
                left -= today;
            }
        }
    }

    private static void Entry(ZipArchive zip, string name, Action<Utf8JsonWriter> write)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Stamp;
        using var stream = entry.Open();
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartArray();
        write(json);
        json.WriteEndArray();
    }

    private static void WriteMessage(Utf8JsonWriter json, Random random, long midnight, int n, int today)
    {
        var user = random.Next(Users);
        var words = random.Next(TalkPerIncidentMessage) == 0 ? Incident : Talk;
        var text = string.Join(' ', Enumerable.Range(0, random.Next(3, 40)).Select(_ => words[random.Next(words.Length)]));
        if (random.Next(20) == 0) text = $"<@U{random.Next(Users):0000}> {text} <https://grafana.example.com/d/{random.Next(100)}|panel>";
        var second = midnight + (long)n * 86_400 / today;

        json.WriteStartObject();
        json.WriteString("client_msg_id", new Guid(random.Next(), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
        json.WriteString("type", "message");
        json.WriteString("user", $"U{user:0000}");
        json.WriteString("text", text);
        json.WriteString("ts", $"{second}.{n:000000}");
        if (n > 0 && random.Next(5) == 0) json.WriteString("thread_ts", $"{midnight + (long)(n - 1) * 86_400 / today}.{n - 1:000000}");
        json.WriteString("team", "T0BENCH");
        json.WriteStartObject("user_profile");
        json.WriteString("real_name", $"Person {user}");
        json.WriteString("display_name", $"person{user}");
        json.WriteString("image_72", $"https://avatars.example.com/{user}_72.png");
        json.WriteBoolean("is_restricted", false);
        json.WriteEndObject();
        if (random.Next(50) == 0)
        {
            json.WriteStartObject("edited");
            json.WriteString("user", $"U{user:0000}");
            json.WriteString("ts", $"{second + 30}.000000");
            json.WriteEndObject();
        }
        WriteBlocks(json, text);
        json.WriteEndObject();
    }

    private static void WriteBlocks(Utf8JsonWriter json, string text)
    {
        json.WriteStartArray("blocks");
        json.WriteStartObject();
        json.WriteString("type", "rich_text");
        json.WriteStartArray("elements");
        json.WriteStartObject();
        json.WriteString("type", "rich_text_section");
        json.WriteStartArray("elements");
        json.WriteStartObject();
        json.WriteString("type", "text");
        json.WriteString("text", text);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteUser(Utf8JsonWriter json, int user)
    {
        json.WriteStartObject();
        json.WriteString("id", $"U{user:0000}");
        json.WriteString("team_id", "T0BENCH");
        json.WriteString("name", $"person{user}");
        json.WriteString("real_name", $"Person {user}");
        json.WriteEndObject();
    }

    private static void WriteChannel(Utf8JsonWriter json, int channel)
    {
        json.WriteStartObject();
        json.WriteString("id", $"C{channel:0000}");
        json.WriteString("name", $"channel-{channel:00}");
        json.WriteEndObject();
    }
}
