using System.CommandLine;
using Debrief.Lint;
using Debrief.Lint.Text;

namespace Debrief.Cli.Commands.Lint;

/// <summary><c>debrief lint</c>: reads files and folders and says what is worth a second look.</summary>
internal static class LintFiles
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files, folders, or - for standard input; without one, this folder.", Arity = ArgumentArity.ZeroOrMore };
        var format = Choice("--format", "How findings are written.", "text", [.. Formats.Format.Names]);
        var input = Choice("--input", "What is read: texts, or one sentence a line as JSON.", "text", ["text", "jsonl"]);
        var least = Choice("--min-level", "Leaves out what is quieter.", "info", ["info", "suggestion", "warning", "error"]);
        var failOn = Choice("--fail-on", "From which level on the answer is 1.", "error", ["suggestion", "warning", "error"]);
        var section = new Option<string?>("--section") { Description = "Reads each text as one section, whatever its headings say.", HelpName = "NAME" };
        var config = new Option<string?>("--config") { Description = "A configuration instead of the .debrief.yml found upwards.", HelpName = "FILE" };
        var baseline = new Option<string?>("--baseline") { Description = "Leaves out what stands in this file.", HelpName = "FILE" };
        var writeBaseline = new Option<string?>("--write-baseline") { Description = "Writes all that is found now to this file.", HelpName = "FILE" };
        var ignores = new Option<bool>("--ignores") { Description = "Lists what comments keep quiet, with their reasons." };
        var server = new Option<bool>("--lsp") { Description = "Speaks the language server protocol on standard input and output." };
        var command = new ExampleCommand("lint", "Finds blame, hindsight, vagueness and wishes in post-mortems.",
            "debrief lint docs/postmortems",
            "debrief lint inc-42.md --format json",
            "debrief lint inc-42.md --section causes --fail-on warning",
            "debrief lint explain PM020")
        { ExplainRule.Create(), ListRules.Create(), paths, format, input, least, failOn, section, config, baseline, writeBaseline, ignores, server };
        command.SetAction(async (parsed, ct) =>
        {
            var named = parsed.GetValue(section);
            if (named is not null && SectionNames.Named(named) is null) throw new UsageException($"there is no section {named}; there are summary, impact, story, timeline, cause, well, lessons, actions, other");
            var settings = new Settings(parsed.GetValue(config), named is null ? null : SectionNames.Named(named));
            var files = parsed.GetValue(paths) is { Length: > 0 } given ? given : ["."];
            if (parsed.GetValue(server)) return await LanguageServer.RunAsync(Console.OpenStandardInput(), Console.OpenStandardOutput(), settings, ct);
            if (parsed.GetValue(input) == "jsonl") return await ReadRows(files, settings, ct);

            var run = new LintRun(settings, Words.LevelOf(parsed.GetValue(least)!), Baseline.Read(parsed.GetValue(baseline)), parsed.GetValue(writeBaseline) is not null);
            var loud = Words.LevelOf(parsed.GetValue(failOn)!);
            using var output = StandardOutput.Open();
            using var writer = Formats.Format.To(output, parsed.GetValue(format)!);
            var answer = run.Write(files, writer, loud, parsed.GetValue(writeBaseline), parsed.GetValue(ignores), ct);
            output.Flush();
            return answer;
        });
        return command;
    }

    private static async Task<int> ReadRows(string[] files, Settings settings, CancellationToken ct)
    {
        if (files is not [var file]) throw new UsageException("--input jsonl reads one file, or - for standard input");
        using var output = StandardOutput.Open();
        using var reader = file is "-" or "." ? new StreamReader(Console.OpenStandardInput()) : TextFile.Open(file);
        return await SentenceRows.RunAsync(reader, output, settings.For(Path.GetFullPath(file)), ct);
    }

    private static Option<string> Choice(string name, string description, string usual, string[] values)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => usual, HelpName = string.Join('|', values) };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
