using System.CommandLine;
using Debrief.Lint;

namespace Debrief.Cli.Commands.Lint;

/// <summary><c>debrief lint rules</c>: one line a rule.</summary>
internal static class ListRules
{
    public static Command Create()
    {
        var command = new ExampleCommand("rules", "Lists the rules: code, level, name and what each asks.", "debrief lint rules");
        command.SetAction(parsed =>
        {
            foreach (var rule in Catalogue.Rules)
                parsed.InvocationConfiguration.Output.WriteLine($"{rule.Code}  {(rule.IsOnByDefault ? Words.Of(rule.Level) : "off"),-10}  {rule.Name,-22}  {rule.Question}");
            return ExitCode.Done;
        });
        return command;
    }
}
