using System.CommandLine;
using Debrief.Drafting;
using Debrief.Sources;

namespace Debrief.Cli.Commands.Draft;

internal static class WriteDraft
{
    public static Command Create()
    {
        var input = new SourceInput();
        var kind = new Option<string>("--kind") { Description = "The form of the write-up.", DefaultValueFactory = _ => "standard", HelpName = "quick|standard|near-miss|security" };
        kind.AcceptOnlyFromAmong([.. Enum.GetValues<TemplateKind>().Select(value => value.Word())]);
        var title = new Option<string?>("--title") { Description = "The title; without it, the day.", HelpName = "TEXT" };
        var severity = new Option<string?>("--severity") { Description = "The severity, such as SEV2.", HelpName = "WORD" };
        var services = new Option<string[]>("--service") { Description = "A service that was hit (again for more).", HelpName = "NAME" };
        var template = new Option<string?>("--template") { Description = "A template of your own instead of the one for --kind.", HelpName = "FILE" };
        var target = new Option<string?>("--output", "-o") { Description = "Write to this file; without it, to standard output.", HelpName = "FILE" };
        var command = new ExampleCommand("draft", "Writes the first draft of a post-mortem, as Markdown: facts told, questions where people must think.",
            "debrief draft export.zip alerts.json --channel inc-42 --zone Europe/London -o inc-42.md",
            "debrief draft notes.txt --date 2026-05-12 --kind quick --title \"Search failed for an hour\"");
        input.AddTo(command);
        foreach (var option in new Option[] { kind, title, severity, services, template, target }) command.Options.Add(option);
        command.SetAction((parsed, ct) =>
        {
            var form = FormOf(parsed.GetValue(template), TemplateKinds.Of(parsed.GetValue(kind)!) ?? TemplateKind.Standard);
            using var reading = input.Read(parsed, ct);
            if (reading.Timeline.Count > 0)
            {
                var facts = new DraftFacts
                {
                    Title = parsed.GetValue(title) ?? "",
                    Kind = parsed.GetValue(kind) switch { "near-miss" => "near miss", "security" => "security incident", _ => "incident" },
                    IsNearMiss = parsed.GetValue(kind) == "near-miss",
                    Severity = parsed.GetValue(severity),
                    Services = parsed.GetValue(services) ?? [],
                    Zone = input.ZoneOf(parsed),
                };
                Write(parsed.GetValue(target), TextOf(form, facts, reading.Timeline));
            }
            return Task.FromResult(reading.Conclude(input.IsStrict(parsed)));
        });
        return command;
    }

    private static string TextOf(Template form, DraftFacts facts, SourceTimeline timeline)
    {
        var events = timeline.Events().Where(found => found.Proposed).Select(found => DraftEvent.From(found)).ToList();
        var precision = events.ToLookup(told => told.Id, told => told.Precision);
        var known = facts with
        {
            Milestones = [.. timeline.Milestones.Select(milestone => MilestoneFact.From(milestone, precision[milestone.EventId].FirstOrDefault()))],
        };
        var heading = known.Title.Length > 0 ? known.Title : $"{Spoken.Capital(facts.Kind)} of {Day(known, events)}";
        return $"# {MarkdownText.Escape(MarkdownText.OneLine(heading))}\n\n{Drafting.Draft.Write(form, known, events)}";
    }

    private static string Day(DraftFacts facts, List<DraftEvent> events) =>
        facts.Milestones.Select(milestone => milestone.At).Concat(events.Select(told => told.At)).Take(1).Select(new DisplayClock(facts.Zone).LongDay).FirstOrDefault("an unknown day");

    private static Template FormOf(string? file, TemplateKind kind)
    {
        if (file is null) return Template.BuiltIn(kind);
        try
        {
            var template = new Template(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file));
            return template.Problems is [var problem, ..] ? throw new UsageException($"--template {file}{(problem.Line is { } line ? $", line {line}" : "")}: {problem.Message}") : template;
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--template {file} cannot be read: {closed.Message}");
        }
    }

    /// <summary>Beside the target first, then in its place: a target is whole or untouched.</summary>
    private static void Write(string? target, string text)
    {
        if (target is null)
        {
            using var output = StandardOutput.Open();
            output.Write(System.Text.Encoding.UTF8.GetBytes(text));
            return;
        }
        try
        {
            var partial = $"{target}.{Environment.ProcessId}.partial";
            File.WriteAllText(partial, text);
            File.Move(partial, target, overwrite: true);
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{target} cannot be written: {closed.Message}");
        }
    }
}
