using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Debrief.Cli.Tests.Commands;

public sealed class LintTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_clean_text_answers_0_one_with_blame_1_and_a_missing_file_2()
    {
        var clean = folder.File("clean.md", "Sam deployed the change at 14:32.\n");
        var blame = folder.File("blame.md", "Sam should have known better.\n");

        Assert.Equal(0, (await Cli.Run("lint", clean)).ExitCode);
        Assert.Equal(1, (await Cli.Run("lint", blame)).ExitCode);
        var missing = await Cli.Run("lint", folder["none.md"], blame);
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("none.md: no such file", missing.Errors, StringComparison.Ordinal);
        Assert.Contains("PM002", missing.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Warnings_count_only_when_asked_to()
    {
        var file = folder.File("a.md", "We should have tested the restore.\n");

        Assert.Equal(0, (await Cli.Run("lint", file)).ExitCode);
        Assert.Equal(1, (await Cli.Run("lint", file, "--fail-on", "warning")).ExitCode);
    }

    [Fact]
    public async Task Json_tells_the_place_the_reason_and_the_question()
    {
        var file = folder.File("a.md", "# Ünïcode 🎉\n\nThe cause was human error.\n");

        var json = (await Cli.Run("lint", file, "--format", "json")).Json;

        var finding = json.GetProperty("files")[0].GetProperty("findings").EnumerateArray().Single(found => found.GetProperty("rule").GetString() == "PM020");
        Assert.Equal("human_error_cause", finding.GetProperty("category").GetString());
        Assert.Equal("warning", finding.GetProperty("level").GetString());
        Assert.Equal((3, 15, 3, 26), (finding.GetProperty("line").GetInt32(), finding.GetProperty("column").GetInt32(), finding.GetProperty("endLine").GetInt32(), finding.GetProperty("endColumn").GetInt32()));
        Assert.Equal("human error", File.ReadAllText(file).Substring(finding.GetProperty("offset").GetInt32(), finding.GetProperty("length").GetInt32()));
        Assert.Contains('?', finding.GetProperty("question").GetString()!);
        Assert.Equal(1, json.GetProperty("summary").GetProperty("files").GetInt32());
        Assert.Equal(1, json.GetProperty("summary").GetProperty("byRule").GetProperty("PM020").GetInt32());
    }

    [Fact]
    public async Task Every_format_can_be_read_by_its_own_kind_of_reader()
    {
        var file = folder.File("a.md", "Sam should have known <better> & \"sooner\".\n");

        Assert.Equal("PM002", (await Cli.Run("lint", file, "--format", "jsonl")).Json.GetProperty("rule").GetString());
        Assert.StartsWith($"{file}:1:5: error: ", (await Cli.Run("lint", file, "--format", "unix")).Output, StringComparison.Ordinal);
        Assert.StartsWith("::error file=", (await Cli.Run("lint", file, "--format", "github")).Output, StringComparison.Ordinal);
        Assert.Equal("debrief.PM002", XDocument.Parse((await Cli.Run("lint", file, "--format", "checkstyle")).Output).Descendants("error").Single().Attribute("source")!.Value);
        Assert.Equal("1", XDocument.Parse((await Cli.Run("lint", file, "--format", "junit")).Output).Descendants("testsuite").Single().Attribute("failures")!.Value);
        Assert.Equal("Debrief.PM002", (await Cli.Run("lint", file, "--format", "vale-json")).Json.GetProperty(file)[0].GetProperty("Check").GetString());
        var run = (await Cli.Run("lint", file, "--format", "sarif")).Json.GetProperty("runs")[0];
        Assert.Equal("PM002", run.GetProperty("results")[0].GetProperty("ruleId").GetString());
        Assert.Contains(run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray(), rule => rule.GetProperty("id").GetString() == "PM002");
    }

    [Fact]
    public async Task Sentences_come_in_as_rows_and_go_out_as_labels_in_their_order()
    {
        const string rows = """
            {"id":"a","text":"This should have been caught in review.","section":"lessons"}
            {"id":2,"text":"Sam deployed the change.","section":"narrative"}
            {"id":"c","text":"Book the room | Sam | 2026-07-01","section_heading":"Actions","table_header":"Action | Owner | Due"}

            """;

        var answer = await Cli.Run(["lint", "-", "--input", "jsonl"], rows);

        var lines = answer.Output.Trim().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["hindsight"], lines[0].GetProperty("labels").EnumerateArray().Select(label => label.GetString()));
        Assert.Equal("warning", lines[0].GetProperty("levels").GetProperty("hindsight").GetString());
        Assert.Equal(2, lines[1].GetProperty("id").GetInt32());
        Assert.Empty(lines[1].GetProperty("labels").EnumerateArray());
        Assert.Equal(("person", "yes", "A"), (lines[2].GetProperty("action").GetProperty("owner").GetString(), lines[2].GetProperty("action").GetProperty("deadline").GetString(), lines[2].GetProperty("action").GetProperty("tier").GetString()));
    }

    [Fact]
    public async Task A_configuration_is_found_upwards_and_a_wrong_key_says_where()
    {
        folder.File(".debrief.yml", "rules:\n  PM020: off\n");
        var file = folder.File("a.md", "It was human error.\n");
        Assert.Equal("Nothing to ask about.\n", (await Cli.Run("lint", file)).Output);

        folder.File(".debrief.yml", "rules:\n  PM020: off\nrulez: {}\n");
        var wrong = await Cli.Run("lint", file);
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("line 3: unknown key rulez", wrong.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_baseline_keeps_the_old_quiet_and_shows_the_new()
    {
        var file = folder.File("a.md", "Sam should have known better.\n");
        Assert.Equal(0, (await Cli.Run("lint", file, "--write-baseline", folder["base.json"])).ExitCode);
        folder.File("a.md", "Moved down.\n\nSam should have known better.\n\nKim should have asked.\n");

        var answer = await Cli.Run("lint", file, "--baseline", folder["base.json"], "--format", "json");

        Assert.Equal(5, Assert.Single(answer.Json.GetProperty("files")[0].GetProperty("findings").EnumerateArray()).GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task What_is_no_text_is_refused_by_name_and_the_rest_is_read()
    {
        var good = folder.File("good.md", "It was human error.\n");
        File.WriteAllBytes(folder["binary.md"], [1, 0, 2]);
        File.WriteAllBytes(folder["latin1.md"], [0x52, 0xE9, 0x0A]);
        using (var large = File.Create(folder["large.md"])) large.SetLength(17 * 1024 * 1024);

        var answer = await Cli.Run("lint", good, folder["binary.md"], folder["latin1.md"], folder["large.md"]);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("binary.md: is not text", answer.Errors, StringComparison.Ordinal);
        Assert.Contains("latin1.md: is not UTF-8 (byte 1)", answer.Errors, StringComparison.Ordinal);
        Assert.Contains("large.md: is larger than 16 MB", answer.Errors, StringComparison.Ordinal);
        Assert.Contains("PM020", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_is_explained_by_its_document_and_a_subcommand_wins_over_a_path()
    {
        Assert.StartsWith("# Human error as cause (PM020)", (await Cli.Run("lint", "explain", "PM020")).Output, StringComparison.Ordinal);
        Assert.Contains("PM099", (await Cli.Run("lint", "rules")).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await Cli.Run("lint", "explain", "PM999")).ExitCode);
    }

    [Fact]
    public async Task An_editor_gets_diagnostics_a_hover_and_something_to_do()
    {
        const string uri = "file:///inc-42.md";
        var position = new JsonObject { ["line"] = 0, ["character"] = 12 };
        var input = string.Concat(
            Message("initialize", new JsonObject { ["capabilities"] = new JsonObject() }, 1),
            Message("textDocument/didOpen", new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = uri, ["languageId"] = "markdown", ["version"] = 1, ["text"] = "It was human error.\n" } }),
            Message("textDocument/hover", new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = uri }, ["position"] = position.DeepClone() }, 2),
            Message("textDocument/codeAction", new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = uri }, ["range"] = new JsonObject { ["start"] = position.DeepClone(), ["end"] = position.DeepClone() }, ["context"] = new JsonObject { ["diagnostics"] = new JsonArray() } }, 3),
            Message("shutdown", null, 4), Message("exit", null));

        var answer = await Cli.Run(["lint", "--lsp"], input);

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("\"code\":\"PM020\"", answer.Output, StringComparison.Ordinal);
        Assert.Contains("human-error-cause", answer.Output, StringComparison.Ordinal);
        Assert.Contains("debrief ignore-next PM020: ", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stock_client_of_the_protocol_gets_along_with_it()
    {
        var answer = await Cli.Start("node", [Path.Combine(Cli.Here, "Peers", "editor.mjs"), Cli.Program]);

        Assert.Equal("", answer.Errors);
        var opened = Assert.Single(answer.Json.GetProperty("opened").EnumerateArray());
        Assert.Equal("PM020", opened.GetProperty("code").GetString());
        Assert.Equal((2, 7, 18), (opened.GetProperty("range").GetProperty("start").GetProperty("line").GetInt32(), opened.GetProperty("range").GetProperty("start").GetProperty("character").GetInt32(), opened.GetProperty("range").GetProperty("end").GetProperty("character").GetInt32()));
        Assert.Contains("PM020", answer.Json.GetProperty("hover").GetProperty("contents").GetProperty("value").GetString(), StringComparison.Ordinal);
        Assert.Equal("Ignore PM020 here", answer.Json.GetProperty("titles")[1].GetString());
        Assert.Empty(answer.Json.GetProperty("ignored").EnumerateArray());
        Assert.Equal(0, answer.Json.GetProperty("exitCode").GetInt32());
    }

    [Fact]
    public async Task Standard_input_larger_than_16_megabytes_is_refused_by_name()
    {
        var answer = await Cli.Start("sh", ["-c", $"head -c 17825792 /dev/zero | tr '\\0' a | dotnet '{Cli.Program}' lint -"]);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("-: is larger than 16 MB", answer.Errors, StringComparison.Ordinal);
    }

    private static string Message(string method, JsonObject? parameters, int? id = null)
    {
        var message = new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method };
        if (parameters is not null) message["params"] = parameters;
        if (id is not null) message["id"] = id;
        var body = message.ToJsonString();
        return $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";
    }
}
