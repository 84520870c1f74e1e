using System.Globalization;
using System.Text.RegularExpressions;
using Debrief.Lint.Text;

namespace Debrief.Lint.Actions;

/// <summary>Finds by when an action is to be done: in its cell, behind "due" or "by", as a day at the end, or as the day it was done.</summary>
internal static partial class DeadlineReader
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    public static Deadline Read(ActionText text, LintOptions options)
    {
        if (text.DueCell is { } cell)
        {
            var value = cell.In(text.Whole);
            var given = value.Trim(" -–—?.*_".ToCharArray()).Length > 0 && !NoDay().IsMatch(value);
            return Make(given, value, new(text.Offset + cell.Start, cell.Length), options);
        }
        foreach (var pattern in (ReadOnlySpan<Regex>)[Marked(), AtEnd(), DoneOn()])
            if (pattern.Match(text.Whole) is { Success: true } match && match.Groups["when"] is { } when && !NoDay().IsMatch(when.Value))
                return Make(true, when.Value, new(text.Offset + when.Index, when.Length), options);
        return new(false, "", null, false, default);
    }

    private static Deadline Make(bool given, string text, TextSpan span, LintOptions options)
    {
        var day = given ? DayOf(text, options.ReviewedOn) : null;
        var far = day is { } on && options.ReviewedOn is { } reviewed ? on.DayNumber - reviewed.DayNumber > options.ProjectAfterDays : given && DaysIn(text) > options.ProjectAfterDays;
        return new(given, text.Trim(), day, far, span);
    }

    /// <summary>The day a text names, if it names one that needs no calendar to understand.</summary>
    internal static DateOnly? DayOf(string text, DateOnly? reviewedOn)
    {
        if (Iso().Match(text) is { Success: true } iso && DateOnly.TryParseExact(iso.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        if (Named().Match(text) is not { Success: true } named) return null;
        var month = Array.IndexOf(Months, named.Groups["month"].Value[..3].ToLowerInvariant()) + 1;
        var number = int.Parse(named.Groups["day"].Value, CultureInfo.InvariantCulture);
        var year = named.Groups["year"].Success ? int.Parse(named.Groups["year"].Value, CultureInfo.InvariantCulture) : reviewedOn?.Year;
        if (year is null || month == 0 || number < 1 || number > DateTime.DaysInMonth(year.Value, month)) return null;
        var found = new DateOnly(year.Value, month, number);
        return !named.Groups["year"].Success && found < reviewedOn ? found.AddYears(1) : found;
    }

    private static int DaysIn(string text)
    {
        if (SpanOfTime().Match(text) is not { Success: true } match) return 0;
        var count = match.Groups["count"].Value.ToLowerInvariant() switch
        {
            "a" or "one" or "" => 1,
            "two" => 2,
            "three" => 3,
            "four" => 4,
            "six" => 6,
            var digits => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, 1000) : 1,
        };
        return count * match.Groups["unit"].Value.ToLowerInvariant() switch { "day" => 1, "week" => 7, "sprint" => 14, "month" => 30, "quarter" => 90, _ => 365 };
    }

    private const RegexOptions Plainly = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const string Month = "(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sep(t(ember)?)?|oct(ober)?|nov(ember)?|dec(ember)?)";
    private const string Weekday = "(mon|tues?|wed(nes)?|thurs?|fri|satur|sun)(day)?";
    private const string Date = $"(20\\d\\d-\\d\\d?-\\d\\d?|\\d{{1,2}}[./]\\d{{1,2}}([./](20)?\\d\\d)?|\\d{{1,2}}(st|nd|rd|th)?( of)? {Month}\\.?(,? 20\\d\\d)?|{Month}\\.? \\d{{1,2}}(st|nd|rd|th)?(,? 20\\d\\d)?|{Month} 20\\d\\d)";
    private const string Period = $"((the )?(end|close|middle|start|beginning) of (the |this |next )?(day|week|month|quarter|year|sprint|iteration|business|q[1-4]|{Month})( \\d+)?|sprint \\d+|q[1-4]( 20\\d\\d)?|(this|next|the next|current) (week|month|sprint|quarter|iteration|{Weekday})|eo[dwmqy]|{Weekday}( next week)?|tomorrow|today|next release|\\d+ (business |working )?(days?|weeks?|months?)|(one|two|three|four|six|a) (business |working )?(days?|weeks?|months?|sprints?|quarters?))";

    [GeneratedRegex($@"\b(by|due( date| on| by| in)?|deadline( is)?|eta|target( date)?|until|no later than|on or before|before|within|done by|complete(d)? by|scheduled for|planned for)\b\s*[*_]*\s*[:=]?\s*[*_]*\s*(?<when>{Date}|{Period})\b(?! (old|of (each|every|data|logs|history)))", Plainly)]
    private static partial Regex Marked();

    [GeneratedRegex($@"([(\[,;]|\s[–—-]\s)\s*(?<when>{Date}|{Period})\s*[)\].]*\s*$|\b(?<when>20\d\d-\d\d-\d\d)\s*[)\].]*\s*$", Plainly)]
    private static partial Regex AtEnd();

    [GeneratedRegex($@"\b(done|completed|finished|closed|fixed|merged|deployed|shipped)\W{{1,3}}(on )?(?<when>{Date})", Plainly)]
    private static partial Regex DoneOn();

    [GeneratedRegex(@"^\W*(tb[dca]|t\.b\.d|asap|soon|future|later|ongoing|on-going|backlog|(mid|long|short|medium)[- ]?term|as (they|it) (arise|come)|when(ever)? |n/?a\b|none|unknown|next planning|unscheduled|continuous|open|pending|undecided|not (set|yet|scheduled)|someday|eventually|-|–|—|\?)", Plainly)]
    private static partial Regex NoDay();

    [GeneratedRegex(@"\b20\d\d-\d\d-\d\d\b", Plainly)]
    private static partial Regex Iso();

    [GeneratedRegex(@"\b((?<day>\d{1,2})(st|nd|rd|th)?( of)? (?<month>(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))[a-z]*|(?<month>(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))[a-z]*\.? (?<day>\d{1,2})(st|nd|rd|th)?)\b(,? (?<year>20\d\d))?", Plainly)]
    private static partial Regex Named();

    [GeneratedRegex(@"\b((?<count>\d+|a|one|two|three|four|six|next|this) )?(business |working )?(?<unit>day|week|month|sprint|quarter|year)s?\b", Plainly)]
    private static partial Regex SpanOfTime();
}
