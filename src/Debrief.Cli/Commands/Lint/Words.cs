using Debrief.Lint;
using Debrief.Lint.Actions;

namespace Debrief.Cli.Commands.Lint;

/// <summary>The words of the contract for the library's values.</summary>
internal static class Words
{
    public static string Of(Level level) => level switch { Level.Error => "error", Level.Warning => "warning", Level.Suggestion => "suggestion", _ => "info" };

    public static Level LevelOf(string word) => Enum.Parse<Level>(word, ignoreCase: true);

    public static string Of(OwnerKind owner) => owner switch { OwnerKind.Person => "person", OwnerKind.Team => "team", _ => "none" };
}
