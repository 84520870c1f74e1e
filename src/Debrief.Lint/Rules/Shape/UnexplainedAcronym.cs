using System.Text.RegularExpressions;
using Debrief.Lint.Text;

namespace Debrief.Lint.Rules.Shape;

public sealed partial class UnexplainedAcronym() : DocumentRule("PM092", "unexplained-acronym", Lint.Category.Structure, Level.Suggestion)
{
    private static readonly HashSet<string> Everyday =
    [
        "API", "APIS", "URL", "URLS", "HTTP", "HTTPS", "DNS", "CPU", "RAM", "SSD", "SQL", "UTC", "GMT", "CET", "CEST", "PST", "PDT", "EST", "EDT", "BST", "IST", "JST", "AM", "PM", "ID", "IDS", "IP", "TCP", "UDP",
        "TLS", "SSL", "SSH", "VM", "VMS", "DB", "UI", "OS", "CI", "CD", "PR", "PRS", "AWS", "GCP", "EU", "US", "UK", "SLA", "SLO", "JSON", "YAML", "CSV", "HTML", "PDF", "OK", "FAQ", "SEV", "TLDR", "GB", "MB", "TB", "KB", "QA", "IT", "SRE", "NFS", "S3", "README", "TODO", "TBD", "NOT", "AND", "ALL",
    ];

    public override string Why => "The summary is read by people who were not there.";
    public override string Question => "What does it stand for? Say it once, or put it in the glossary.";

    public override void Check(Document document, Report report)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var block in document.Blocks.Where(block => block.Section == Section.Summary && block.Kind != BlockKind.Heading))
        {
            var plain = Plain.Of(block.Span.In(document.Text));
            foreach (var match in Acronym().EnumerateMatches(document.Text.AsSpan(block.Span.Start, block.Span.Length)))
            {
                var word = document.Text.Substring(block.Span.Start + match.Index, match.Length);
                if (plain[match.Index] is >= Plain.Code and <= Plain.Quote or ' ' || Everyday.Contains(word) || document.Options.Words.ContainsKey(word.ToLowerInvariant()) || !seen.Add(word) || IsExplained(document.Text, word)) continue;
                report.Add(new TextSpan(block.Span.Start + match.Index, match.Length));
            }
        }
    }

    private static bool IsExplained(string text, string word) =>
        text.Contains($"({word})", StringComparison.Ordinal) || text.Contains($"{word} (", StringComparison.Ordinal) || text.Contains($"{word}: ", StringComparison.Ordinal) || text.Contains($"{word} stands for", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<![\w/.-])[A-Z][A-Z]{2,5}s?(?![\w/.-]*\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Acronym();
}
