namespace Debrief.Cli.Commands.Lint.Formats;

/// <summary><c>file:line:column: level: message [rule]</c>, as compilers write it.</summary>
internal sealed class UnixFormat(Stream output) : Format(output)
{
    public override void Write(LintedFile file)
    {
        foreach (var place in file.Findings) Line($"{file.Path}:{place.Line}:{place.Column}: {Words.Of(place.Level)}: {place.Message} [{place.Rule.Code}]");
    }
}
