using System.CommandLine;
using System.Text.RegularExpressions;

namespace Debrief.Cli.Tests.Commands;

public sealed partial class HelpTests
{
    [Theory, InlineData("debrief"), InlineData("timeline"), InlineData("draft"), InlineData("lint"), InlineData("actions"), InlineData("completion")]
    public async Task The_help_reads_as_agreed(string command)
    {
        var answer = await Cli.Run(command == "debrief" ? ["--help"] : [command, "--help"]);

        var file = Path.Combine(Cli.Here, "Snapshots", $"help-{command}.txt");
        if (Environment.GetEnvironmentVariable("DEBRIEF_ACCEPT") == "1") await File.WriteAllTextAsync(file, answer.Output, TestContext.Current.CancellationToken);
        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), answer.Output);
        Assert.Equal((0, ""), (answer.ExitCode, answer.Errors));
    }

    [Fact]
    public void Every_command_shows_an_example_and_every_example_can_be_typed()
    {
        var root = CommandLine.Create();

        foreach (var command in root.Subcommands)
        {
            var examples = Assert.IsType<ExampleCommand>(command).Examples;
            Assert.NotEmpty(examples);
            Assert.All(examples, example => Assert.Empty(root.Parse(Shell().Split(example)[0]["debrief ".Length..]).Errors));
        }
    }

    [Fact]
    public async Task The_version_is_one_line() => Assert.Matches(@"^\d+\.\d+\.\d+\n$", (await Cli.Run("--version")).Output);

    [GeneratedRegex(" [|>] ")]
    private static partial Regex Shell();
}
