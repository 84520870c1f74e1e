using System.Text.RegularExpressions;

namespace Debrief.Drafting;

/// <summary>Whether a summary speaks of a span and of its effect. A heuristic over words: enough for advice, never for a refusal.</summary>
internal static partial class SummaryWords
{
    public static bool SaysHowLong(string summary) => Span().IsMatch(summary);

    public static bool SaysImpact(string summary) => Effect().IsMatch(summary);

    [GeneratedRegex("""
        (\d|\b(an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|half|several|\w+ty-\w+))[\s\u00A0-]*(an?\s)?(s|sec(ond)?s?|m|min(ute)?s?|h|hrs?|hours?|d|days?|weeks?)\b
        | \b(from|between)\b.{1,40}\d{1,2}[:.h]\d{2}.{0,30}\b(to|until|and|till)\b | \b(all|over)\s?(day|night|weekend)\b
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Span();

    [GeneratedRegex("""
        \d[\d.,\s]*(%|percent|per\ cent|[€$£]|eur|usd|k\b|m\b)|[€$£]\s?\d
        | \b(no|none|nobody|zero|all|most|some|many|few|every|\d[\d.,]*)\b.{0,40}\b(users?|customers?|people|accounts?|tenants?|requests?|orders?|payments?|visitors?|sessions?|clients?|merchants?|readers?|jobs?|messages?|quer(y|ies)|calls?|data|revenue|money|sales|impact|loss|affected)\b
        | \b(users?|customers?|people|tenants?|visitors?|clients?|data\ loss|revenue|impact|quer(y|ies)|requests?|payments?)\b.{0,60}(\d|\b(none|unknown|could\ not|couldn|were|was|saw|met|had|lost|failed|unaffected|affected)\b)
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Effect();
}
