using Debrief.Lint;

namespace Debrief.Cli.Commands.Lint.Formats;

/// <summary>Annotations of GitHub Actions: <c>::warning file=,line=,col=,endLine=,endColumn=,title=::message</c>.</summary>
internal sealed class GithubFormat(Stream output) : Format(output)
{
    public override void Write(LintedFile file)
    {
        foreach (var place in file.Findings)
        {
            var kind = place.Level switch { Level.Error => "error", Level.Warning => "warning", _ => "notice" };
            Line($"::{kind} file={Property(file.Path)},line={place.Line},endLine={place.EndLine},col={place.Column},endColumn={place.EndColumn},title={Property($"{place.Rule.Code} {place.Rule.Name}")}::{Data(place.Message)}");
        }
    }

    private static string Data(string text) => text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
