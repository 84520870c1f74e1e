namespace Debrief.Cli.Tests.Commands;

public sealed class CompletionTests
{
    [Fact]
    public async Task What_could_come_next_is_suggested()
    {
        Assert.Contains("timeline", (await Cli.Run("[suggest:10]", "debrief ti")).Output.Split('\n'));
        Assert.Contains("near-miss", (await Cli.Run("[suggest:28]", "debrief draft x.zip --kind n")).Output.Split('\n'));
    }

    [Fact]
    public async Task The_bash_script_completes_a_command()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("needs bash");
        var script = $"""
            debrief() (dotnet '{Cli.Program}' "$@")
            eval "$(debrief completion bash)"
            COMP_WORDS=(debrief dr) COMP_CWORD=1 COMP_LINE="debrief dr" COMP_POINT=10
            _debrief
            echo "$COMPREPLY"
            """;

        var answer = await Cli.Start("bash", ["-c", script]);

        Assert.Equal(("draft\n", ""), (answer.Output, answer.Errors));
    }

    [Theory, InlineData("zsh"), InlineData("fish")]
    public async Task Other_shells_have_their_script(string shell) => Assert.Contains("[suggest:", (await Cli.Run("completion", shell)).Output, StringComparison.Ordinal);
}
