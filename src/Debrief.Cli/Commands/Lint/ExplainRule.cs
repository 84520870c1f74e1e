using System.CommandLine;
using Debrief.Lint;

namespace Debrief.Cli.Commands.Lint;

/// <summary><c>debrief lint explain RULE</c>: prints the document of a rule.</summary>
internal static class ExplainRule
{
    public static Command Create()
    {
        var code = new Argument<string>("RULE") { Description = "A code such as PM020, or its name." };
        var command = new ExampleCommand("explain", "Says what a rule flags, why, and what to write instead.", "debrief lint explain PM020", "debrief lint explain single-root-cause") { code };
        command.SetAction(parsed =>
        {
            var rule = Catalogue.Find(parsed.GetValue(code)!) ?? throw new UsageException($"there is no rule {parsed.GetValue(code)}; `debrief lint rules` lists them");
            parsed.InvocationConfiguration.Output.Write(rule.Document.Replace("[[", "", StringComparison.Ordinal).Replace("]]", "", StringComparison.Ordinal));
            return ExitCode.Done;
        });
        return command;
    }
}
