using Debrief.Lint;

namespace Debrief.Features.Writeups;

/// <summary>The coach reads along: what it would look at a second time, and what it would ask. It never decides.</summary>
internal static class Coach
{
    private static readonly Linter Linter = new();

    /// <summary>For the text on somebody's screen; places are UTF-16 units of it, with \n as line break.</summary>
    public static CoachResponse Read(string text)
    {
        var read = Linter.Lint(text);
        return new(
            [.. read.Findings.Select(finding => new CoachFinding(finding.Span.Start, finding.Span.End, finding.Level, finding.Rule.Code, finding.Rule.Name, finding.Why, finding.Question, finding.Rewrite))],
            read.Ignores.Count(ignore => ignore.Reason.Length > 0));
    }
}

/// <param name="Ignored">How many the authors keep quiet, with their reasons in the text.</param>
public sealed record CoachResponse(IReadOnlyList<CoachFinding> Findings, int Ignored);

/// <param name="Rewrite">Only where no fact is missing.</param>
public sealed record CoachFinding(int From, int To, [property: System.Text.Json.Serialization.JsonConverter(typeof(System.Text.Json.Serialization.JsonStringEnumConverter<Level>))] Level Level, string Rule, string Name, string Why, string Question, string? Rewrite);
