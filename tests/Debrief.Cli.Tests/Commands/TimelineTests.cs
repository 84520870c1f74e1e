using System.Text.Json;

namespace Debrief.Cli.Tests.Commands;

public sealed class TimelineTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_json_has_the_promised_shape()
    {
        var answer = await Cli.Run("timeline", folder.File("channel.json", Some.Channel), "--format", "json");

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(["events", "milestones", "durations", "warnings", "stats"], Names(answer.Json));
        Assert.Equal(["impactStartedAt", "detectedAt", "acknowledgedAt", "understoodAt", "mitigatedAt", "resolvedAt"], Names(answer.Json.GetProperty("milestones")));
        Assert.Equal(["timeToDetect", "timeToAcknowledge", "timeToMitigate", "timeToResolve"], Names(answer.Json.GetProperty("durations")));
        Assert.Equal(["records", "events", "duplicates", "skipped"], Names(answer.Json.GetProperty("stats")));

        var first = answer.Json.GetProperty("events")[0];
        Assert.Equal(["id", "at", "precision", "originalTime", "kind", "text", "actor", "evidence", "proposed"], Names(first));
        Assert.Equal("2026-09-02T09:10:00.0001Z", first.GetProperty("at").GetString());
        Assert.Equal(["id", "name"], Names(first.GetProperty("actor")));
        Assert.Equal("source,file,id", string.Join(',', Names(first.GetProperty("evidence")[0]).Take(3)));
        Assert.Equal(6, answer.Json.GetProperty("events").GetArrayLength());
        Assert.EndsWith("}\n", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_input_gives_the_same_bytes()
    {
        var file = folder.File("channel.json", Some.Channel);

        Assert.Equal((await Cli.Run("timeline", file, "--format", "json")).Output, (await Cli.Run("timeline", file, "--format", "json")).Output);
    }

    [Fact]
    public async Task The_window_keeps_its_start_and_leaves_out_its_end()
    {
        var file = folder.File("channel.json", Some.Messages(("U1", 0, "before"), ("U1", 60, "first"), ("U1", 120, "end")));

        var answer = await Cli.Run("timeline", file, "--format", "json", "--zone", "Europe/Lisbon", "--from", "2026-09-02 10:11", "--to", "2026-09-02T09:12:00Z");

        Assert.Equal(["first"], answer.Json.GetProperty("events").EnumerateArray().Select(found => found.GetProperty("text").GetString()!));
    }

    [Fact]
    public async Task Records_without_any_time_get_the_time_of_arrival_when_it_is_named()
    {
        var file = folder.File("alert.json", """{"ruleName":"Disk almost full","state":"alerting","title":"[Alerting] Disk almost full","ruleId":7,"ruleUrl":"https://grafana.example.org/d/1"}""");

        var without = await Cli.Run("timeline", file, "--format", "json");
        var with = await Cli.Run("timeline", file, "--format", "json", "--received", "2026-09-02 10:11", "--zone", "Europe/Lisbon");

        Assert.Equal(0, without.Json.GetProperty("events").GetArrayLength());
        Assert.Contains("Say when it arrived", without.Errors, StringComparison.Ordinal);
        var only = Assert.Single(with.Json.GetProperty("events").EnumerateArray());
        Assert.Equal(("2026-09-02T09:11:00Z", "time of arrival 2026-09-02T09:11:00Z"), (only.GetProperty("at").GetString(), only.GetProperty("originalTime").GetString()));
        Assert.Equal(2, (await Cli.Run("timeline", file, "--received", "yesterday")).ExitCode);
    }

    [Fact]
    public async Task A_call_is_placed_from_its_start_and_without_one_it_is_asked_for()
    {
        var file = folder.File("call.vtt", "WEBVTT\n\n00:01:05.000 --> 00:01:07.000\nNoor: rolling back now\n");

        var placed = await Cli.Run("timeline", file, "--format", "json", "--start", "2026-09-02 11:00", "--zone", "Europe/Amsterdam");
        var asked = await Cli.Run("timeline", file, "--format", "json");
        var day = await Cli.Run("timeline", file, "--start", "2026-09-02");

        Assert.Equal("2026-09-02T09:01:05Z", placed.Json.GetProperty("events")[0].GetProperty("at").GetString());
        Assert.Contains("Say when it began", asked.Json.GetProperty("warnings")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal((2, 2), (asked.ExitCode, day.ExitCode));
    }

    [Fact]
    public async Task A_day_as_the_end_counts_whole()
    {
        var file = folder.File("channel.json", Some.Messages(("U1", 0, "that day"), ("U1", 86400, "next day")));

        Assert.Equal(1, (await Cli.Run("timeline", file, "--format", "json", "--to", "2026-09-02")).Json.GetProperty("events").GetArrayLength());
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_named_and_the_others_are_still_printed()
    {
        var answer = await Cli.Run("timeline", folder["missing.zip"], folder.File("channel.json", Some.Channel), folder.File("empty.bin", "\0\u0001\u0002"), "--format", "json");

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(6, answer.Json.GetProperty("events").GetArrayLength());
        Assert.Contains("missing.zip: There is no such file.", answer.Errors, StringComparison.Ordinal);
        Assert.Contains("empty.bin: ", answer.Errors, StringComparison.Ordinal);
        Assert.Equal(["empty.bin", "missing.zip"], answer.Json.GetProperty("warnings").EnumerateArray().Select(warning => Path.GetFileName(warning.GetProperty("file").GetString())).Except(["channel.json"]).Order());
    }

    [Theory]
    [InlineData("no-such-command")]
    [InlineData("timeline")]
    [InlineData("timeline", "x.json", "--format", "xml")]
    [InlineData("timeline", "x.json", "--zone", "Mars/Olympus")]
    [InlineData("timeline", "x.json", "--date", "yesterday")]
    [InlineData("timeline", "x.json", "--from", "14:00")]
    [InlineData("timeline", "x.json", "--zone", "Europe/Lisbon", "--from", "2026-10-25 01:30")]
    [InlineData("timeline", "x.json", "--zone", "Europe/Lisbon", "--from", "2026-03-29 01:30")]
    [InlineData("draft", "x.json", "--kind", "novel")]
    [InlineData("draft", "x.json", "--template", "no-such.md")]
    public async Task Wrong_usage_is_2_with_a_reason_on_standard_error_and_no_data(params string[] args)
    {
        var answer = await Cli.Run(args);

        Assert.Equal((2, ""), (answer.ExitCode, answer.Output));
        Assert.Contains("--help", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Warnings_are_1_only_when_strict()
    {
        var file = folder.File("channel.json", Some.Channel[..^1] + """,{"type":"message","text":"no time"}]""");

        Assert.Equal(0, (await Cli.Run("timeline", file)).ExitCode);
        var strict = await Cli.Run("timeline", file, "--strict");
        Assert.Equal(1, strict.ExitCode);
        Assert.Contains("channel.json", strict.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_input_is_read_like_a_file()
    {
        var answer = await Cli.Run(["timeline", "-", "--format", "json"], Some.Channel);

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(6, answer.Json.GetProperty("events").GetArrayLength());
    }

    [Fact]
    public async Task The_text_is_a_day_at_a_time_in_the_zone_asked_for()
    {
        var answer = await Cli.Run("timeline", folder.File("channel.json", Some.Channel), "--zone", "Europe/Lisbon");

        Assert.StartsWith("Wednesday 2 September 2026 (Europe/Lisbon)\n  10:10:00 ", answer.Output, StringComparison.Ordinal);
        Assert.Contains("Milestones (proposed by rule; a person decides)", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_message_can_steer_the_terminal_or_become_markup_or_a_formula()
    {
        var file = folder.File("channel.json", Some.Messages(("U1", 0, "\u001b[2Jgone"), ("U1", 5, "| &lt;img src=x&gt; [a](javascript:x)"), ("U1", 9, "=1+1\n@SUM(A1)")));

        Assert.DoesNotContain('\u001b', (await Cli.Run("timeline", file)).Output);
        Assert.Contains("\\| \\<img src=x> \\[a\\](javascript:x)", (await Cli.Run("timeline", file, "--format", "markdown")).Output, StringComparison.Ordinal);
        Assert.Contains(",\"'=1+1\n@SUM(A1)\",", (await Cli.Run("timeline", file, "--format", "csv")).Output, StringComparison.Ordinal);
    }

    [Theory, InlineData("json"), InlineData("text"), InlineData("markdown"), InlineData("csv")]
    public async Task Half_a_character_and_a_nul_break_no_format(string format)
    {
        var file = folder.File("channel.json", """[{"type":"message","user":"U1","text":"half \ud83d and \u0000 nul","ts":"1788340200.000100"}]""");

        var answer = await Cli.Run("timeline", file, "--format", format);

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("half", answer.Output, StringComparison.Ordinal);
    }

    [Theory, InlineData("plain", "plain"), InlineData("-1", "'-1"), InlineData("  =x", "'  =x"), InlineData("a,b", "\"a,b\""), InlineData("say \"hi\"", "\"say \"\"hi\"\"\""), InlineData("\tx", "'\tx"), InlineData("\"=x\"", "\"'\"\"=x\"\"\"")]
    public void A_cell_is_quoted_and_never_a_formula(string value, string cell) => Assert.Equal(cell, Debrief.Cli.Commands.Timeline.TimelineCsv.Cell(value));

    [Fact]
    public async Task A_reader_that_goes_away_ends_it_quietly()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("needs a shell");
        var file = folder.File("channel.json", Some.Messages([.. Enumerable.Range(0, 20_000).Select(n => ("U1", n, $"message number {n}"))]));

        var answer = await Cli.Start("bash", ["-c", $"dotnet '{Cli.Program}' timeline '{file}' | head -n 2; echo ${{PIPESTATUS[0]}}"]);

        Assert.Equal("0", answer.Output.Trim().Split('\n')[^1]);
        Assert.Equal("", answer.Errors);
    }

    private static string[] Names(JsonElement element) => [.. element.EnumerateObject().Select(property => property.Name)];
}
