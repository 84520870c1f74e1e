namespace Debrief.Drafting;

/// <summary>Numbers and spans in words, as a person would say them.</summary>
public static class Spoken
{
    private static readonly string[] Small =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
         "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>0 to 99 in words, above that in digits.</summary>
    public static string Number(int number) => number switch
    {
        < 0 or > 99 => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        < 20 => Small[number],
        _ when number % 10 == 0 => Tens[number / 10],
        _ => $"{Tens[number / 10]}-{Small[number % 10]}",
    };

    /// <summary>To the minute: “eleven minutes”, “an hour and ten minutes”, “two days”; seconds below two minutes.</summary>
    public static string Span(TimeSpan span)
    {
        if (span < TimeSpan.Zero) span = -span;
        if (span < TimeSpan.FromSeconds(100)) return span.TotalSeconds is >= 55 and <= 65 ? "a minute" : Count((int)Math.Round(span.TotalSeconds), "second");

        var minutes = (int)Math.Round(span.TotalMinutes);
        if (minutes < 60) return Count(minutes, "minute");
        if (minutes < 36 * 60) return Join(minutes / 60 == 1 ? "an hour" : Count(minutes / 60, "hour"), minutes % 60, "minute");

        var hours = (int)Math.Round(span.TotalHours);
        return Join(hours / 24 == 1 ? "a day" : Count(hours / 24, "day"), hours % 24, "hour");
    }

    /// <summary>Short, for lists and fields: <c>47 min</c>, <c>1 h 30 min</c>, <c>2 d 3 h</c>, <c>40 s</c>; with a minus sign when it runs backwards.</summary>
    public static string Brief(TimeSpan span)
    {
        var sign = span < TimeSpan.Zero ? "−" : "";
        span = span.Duration();
        if (span < TimeSpan.FromMinutes(1)) return $"{sign}{(int)span.TotalSeconds} s";
        if (span < TimeSpan.FromHours(1)) return $"{sign}{(int)span.TotalMinutes} min";
        if (span < TimeSpan.FromDays(2)) return $"{sign}{(int)span.TotalHours} h{(span.Minutes > 0 ? $" {span.Minutes} min" : "")}";
        return $"{sign}{(int)span.TotalDays} d{(span.Hours > 0 ? $" {span.Hours} h" : "")}";
    }

    public static string Count(int number, string one) => $"{Number(number)} {one}{(number == 1 ? "" : "s")}";

    public static string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => $"{string.Join(", ", items.Take(items.Count - 1))} and {items[^1]}",
    };

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Join(string whole, int rest, string unit) => rest == 0 ? whole : $"{whole} and {Count(rest, unit)}";
}
