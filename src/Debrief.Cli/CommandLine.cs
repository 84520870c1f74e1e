using System.CommandLine;
using System.CommandLine.Help;
using Debrief.Cli.Commands.Actions;
using Debrief.Cli.Commands.Completion;
using Debrief.Cli.Commands.Draft;
using Debrief.Cli.Commands.Lint;
using Debrief.Cli.Commands.Timeline;

namespace Debrief.Cli;

/// <summary>The <c>debrief</c> command: its commands, and what every one of them does alike.</summary>
internal static class CommandLine
{
    private const int HelpWidth = 100;

    public static RootCommand Create()
    {
        var root = new RootCommand("From incident data to a post-mortem.")
        {
            ShowTimeline.Create(),
            WriteDraft.Create(),
            LintFiles.Create(),
            ManageActions.Create(),
            WriteCompletion.Create(),
        };
        if (root.Options.OfType<HelpOption>().FirstOrDefault() is { Action: HelpAction action } help)
        {
            action.MaxWidth = HelpWidth;
            help.Action = new HelpWithExamples(action);
        }
        return root;
    }

    public static async Task<int> RunAsync(string[] args, CancellationToken ct)
    {
        var parsed = Create().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0) return WrongUsage(parsed);

        try
        {
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false }, ct);
        }
        catch (UsageException wrong)
        {
            return Refuse(wrong.Message, parsed);
        }
        catch (ClosedPipeException)
        {
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
    }

    private static int WrongUsage(ParseResult parsed) => Refuse(string.Join('\n', parsed.Errors.Select(error => error.Message)), parsed);

    private static int Refuse(string message, ParseResult parsed)
    {
        var command = parsed.CommandResult.Command is RootCommand ? "debrief" : $"debrief {parsed.CommandResult.Command.Name}";
        Console.Error.WriteLine($"{command}: {message}\nSee {command} --help.");
        return ExitCode.WrongUsage;
    }
}
