using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Debrief.Cli;

/// <summary>A command that shows how it is used: every line of <paramref name="examples"/> can be typed.</summary>
internal sealed class ExampleCommand(string name, string description, params string[] examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples => examples;
}

/// <summary>The usual help, then examples.</summary>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    private static readonly string[] OfRoot = ["debrief timeline export.zip --zone Europe/London", "debrief draft export.zip alerts.json --kind quick -o draft.md"];

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var answer = usual.Invoke(parseResult);
        var examples = parseResult.CommandResult.Command is ExampleCommand command ? command.Examples : OfRoot;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine(examples.Count == 1 ? "Example:" : "Examples:");
        foreach (var example in examples) output.WriteLine($"  {example}");
        return answer;
    }
}
