using System.CommandLine;

namespace Debrief.Cli.Commands.Timeline;

internal static class ShowTimeline
{
    public static Command Create()
    {
        var input = new SourceInput();
        var format = new Option<string>("--format") { Description = "How to print it.", DefaultValueFactory = _ => "text", HelpName = "text|json|markdown|csv" };
        format.AcceptOnlyFromAmong("text", "json", "markdown", "csv");
        var command = new ExampleCommand("timeline", "Puts exports, webhooks and notes together into one timeline.",
            "debrief timeline export.zip alerts.json --channel inc-42 --zone Europe/London",
            "debrief timeline notes.txt --date 2026-05-12 --zone America/New_York --format markdown",
            "debrief timeline call.vtt chat.txt --start 2026-05-12T13:01:30Z",
            "debrief timeline export.zip --from 2026-05-12T13:00:00Z --to 2026-05-12T16:00:00Z --format json | jq .milestones");
        input.AddTo(command);
        command.Options.Add(format);
        command.SetAction((parsed, ct) => Task.FromResult(Run(parsed, input, parsed.GetValue(format)!, ct)));
        return command;
    }

    private static int Run(ParseResult parsed, SourceInput input, string format, CancellationToken ct)
    {
        var zone = input.ZoneOf(parsed);
        using var reading = input.Read(parsed, ct);
        using (var output = StandardOutput.Open()) Print(reading, format, zone, output, ct);
        return reading.Conclude(input.IsStrict(parsed));
    }

    private static void Print(Reading reading, string format, TimeZoneInfo zone, Stream output, CancellationToken ct)
    {
        if (format == "json")
        {
            TimelineJson.Write(reading, output, ct);
            return;
        }
        using var text = new StreamWriter(output, leaveOpen: true) { NewLine = "\n" };
        switch (format)
        {
            case "csv": TimelineCsv.Write(reading, text, ct); break;
            case "markdown": TimelineMarkdown.Write(reading, zone, text, ct); break;
            default: TimelineText.Write(reading, zone, text, ct); break;
        }
    }
}
