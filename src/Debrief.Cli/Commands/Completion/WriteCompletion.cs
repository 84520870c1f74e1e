using System.CommandLine;

namespace Debrief.Cli.Commands.Completion;

/// <summary>Prints a script for a shell; the script asks the command itself what could come next.</summary>
internal static class WriteCompletion
{
    private const string Bash = """
        _debrief() {
          local IFS=$'\n' word="${COMP_WORDS[COMP_CWORD]}"
          COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "$word"))
          [ ${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "$word"))
        }
        complete -o filenames -F _debrief debrief
        """;

    private const string Zsh = """
        #compdef debrief
        _debrief() {
          local -a found
          found=("${(@f)$("${words[1]}" "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
          found=(${found:#})
          (( ${#found} )) && compadd -- $found
          _files
        }
        compdef _debrief debrief
        """;

    private const string Fish = """
        complete -c debrief -a '(debrief "[suggest:"(commandline -C)"]" (commandline -cp) 2>/dev/null)'
        """;

    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or fish." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        var command = new ExampleCommand("completion", "Prints a script that completes this command in your shell.",
            "debrief completion bash > ~/.local/share/bash-completion/completions/debrief",
            "debrief completion zsh > ~/.zfunc/_debrief",
            "debrief completion fish > ~/.config/fish/completions/debrief.fish") { shell };
        command.SetAction(parsed =>
        {
            var script = parsed.GetValue(shell) switch { "bash" => Bash, "zsh" => Zsh, _ => Fish };
            parsed.InvocationConfiguration.Output.Write(script.ReplaceLineEndings("\n") + "\n");
            return ExitCode.Done;
        });
        return command;
    }
}
