using System.Text.RegularExpressions;
using Debrief.Lint.Text;

namespace Debrief.Lint;

/// <summary>A stretch of the document in which one rule, or every rule, is asked to be quiet.</summary>
/// <param name="Rule">The code of the rule; null for all of them.</param>
/// <param name="Reason">What the author gave; empty only for a plain off and on.</param>
/// <param name="At">Where the comment stands.</param>
public sealed partial record Ignore(string? Rule, string Reason, TextSpan At, TextSpan Scope)
{
    internal bool Covers(Finding finding) =>
        (Rule is null || Rule == finding.Rule.Code) && finding.Rule.Code != Rules.Shape.IgnoreWithoutReason.Id && Scope.Overlaps(finding.Span with { Length = Math.Max(1, finding.Span.Length) });

    internal static IReadOnlyList<Ignore> Read(IReadOnlyList<Directive> directives, IReadOnlyList<Block> blocks, Report report, int length)
    {
        var ignores = new List<Ignore>();
        foreach (var directive in directives)
        {
            if (Form().Match(directive.Text) is not { Success: true } form)
            {
                Refuse(directive);
                continue;
            }
            var rule = form.Groups["rule"] is { Success: true, Value: var code } ? code : null;
            var reason = form.Groups["reason"].Value.Trim();
            if (form.Groups["on"].Success)
            {
                for (var at = 0; at < ignores.Count; at++)
                    if (ignores[at] is { } begun && begun.Rule == rule && begun.Scope.End == length)
                        ignores[at] = begun with { Scope = begun.Scope with { Length = directive.Span.Start - begun.Scope.Start } };
                continue;
            }
            if (rule is not null && reason.Length == 0) { Refuse(directive); continue; }
            var start = directive.Span.End;
            var next = form.Groups["next"].Success;
            var end = next ? blocks.FirstOrDefault(block => block.Span.End > start)?.Span.End ?? start : length;
            ignores.Add(new(rule, reason, directive.Span, new(start, Math.Max(0, end - start))));
        }
        return ignores;

        void Refuse(Directive directive)
        {
            var guard = Catalogue.Find(Rules.Shape.IgnoreWithoutReason.Id)!;
            report.For(guard, guard.Level).Add(directive.Span);
        }
    }

    [GeneratedRegex(@"^(?:(?<on>on)|off|(?<rule>PM\d{3})\s+(?:(?<on>on)|off\s*(?::\s*(?<reason>.*))?)|(?<next>ignore-next)\s+(?<rule>PM\d{3})\s*(?::\s*(?<reason>.*))?)$", RegexOptions.Singleline)]
    private static partial Regex Form();
}
