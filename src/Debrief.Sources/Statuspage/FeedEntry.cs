using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Debrief.Sources.Payloads;
using Debrief.Sources.Written;

namespace Debrief.Sources.Statuspage;

/// <summary>
/// One incident of a page's <c>history.atom</c>. Its updates are HTML, newest first, with times such as <c>Aug 21, 00:37 UTC</c>: the year is that which
/// brings the newest update next to the entry's own date, and each older one next to the one after it, so that an incident may span New Year.
/// </summary>
internal static partial class FeedEntry
{
    private const int LongestHead = 500;

    public static bool Is(string? text) => text?.StartsWith("<entry", StringComparison.Ordinal) == true;

    public static IEnumerable<Finding> Read(string xml)
    {
        XElement entry;
        try
        {
            entry = XElement.Parse(xml);
        }
        catch (XmlException e)
        {
            return [new Oddity(null, $"This entry of the feed is broken XML: {e.Message}"), new Skip("entry", "an entry that is broken XML")];
        }
        return Read(entry);
    }

    private static List<Finding> Read(XElement entry)
    {
        string? Text(string name) => entry.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value.Trim();

        var url = entry.Elements().FirstOrDefault(element => element.Name.LocalName == "link")?.Attribute("href")?.Value;
        var incident = StatusUpdate.IncidentIn(url) ?? Text("id") ?? url ?? "entry";
        var anchor = Stamp.Of(Text("published")).Or(Stamp.Of(Text("updated"))).At;
        var updates = Updates(Text("content") ?? "");
        if (anchor is null || updates.Count == 0) return [new Skip(incident, anchor is null ? "an entry without a date, whose updates have no year" : "an entry without updates")];

        var findings = new List<Finding>();
        foreach (var (i, (head, body)) in updates.Index())
        {
            var at = At(head, anchor.Value);
            anchor = at.At ?? anchor;
            // Counted from the oldest, so that a later copy of the feed gives the same ids.
            findings.Add(new StatusUpdate($"{incident}/{updates.Count - i}", at, incident, Text("title") ?? "untitled", head.Groups["status"].Value.Trim(), PlainText.OfHtml(body)) { Url = url, Precision = TimePrecision.Minute, IsFirst = i == updates.Count - 1 }.Told());
        }
        findings.Reverse();
        findings.AddRange(updates.Select(update => Zone.Parse(update.Head.Groups["zone"].Value)?.Doubt).OfType<string>().Distinct().Select(doubt => new Oddity(incident, $"{doubt}.")));
        return findings;
    }

    /// <summary>Every update begins with its time in small print and its status in bold.</summary>
    private static List<(Match Head, string Body)> Updates(string content)
    {
        var updates = new List<(Match, string)>();
        foreach (var piece in content.Split("<small>").Skip(1))
        {
            const string end = "</strong>";
            var length = piece.AsSpan(0, Math.Min(piece.Length, LongestHead)).IndexOf(end);
            if (length >= 0 && Head().Match(piece[..length]) is { Success: true } head) updates.Add((head, piece[(length + end.Length)..].TrimStart(' ', '-')));
        }
        return updates;
    }

    private static Stamp At(Match update, DateTimeOffset near)
    {
        var original = $"{update.Groups["month"].Value} {update.Groups["day"].Value}, {update.Groups["time"].Value} {update.Groups["zone"].Value}".Trim();
        var years = new[] { near.Year, near.Year - 1, near.Year + 1 };
        var times = years.Select(year => DateTime.TryParseExact($"{year} {update.Groups["month"].Value} {update.Groups["day"].Value} {update.Groups["time"].Value}", "yyyy MMM d HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : (DateTime?)null).OfType<DateTime>().ToList();
        if (times.Count == 0) return new(null, original, true);

        var zone = Zone.Parse(update.Groups["zone"].Value);
        var at = times.Select(time => new DateTimeOffset(time, TimeSpan.Zero) - (zone?.Offset ?? zone?.Rules?.GetUtcOffset(time) ?? TimeSpan.Zero)).MinBy(time => (time - near).Duration());
        return new(at, original, zone is not null);
    }

    [GeneratedRegex(@"^\s*(?<month>[A-Z][a-z]{2})\w*\s+(<var[^>]*>)?\s*(?<day>\d{1,2})\s*(</var>)?,\s*(<var[^>]*>)?\s*(?<time>\d\d:\d\d)\s*(</var>)?(\s*-\s*(<var[^>]*>)?\s*\d\d:\d\d\s*(</var>)?)?\s*(?<zone>[A-Z]{2,5})?\s*</small>\s*(<br\s*/?>)?\s*<strong>(?<status>[^<]{1,60})$", RegexOptions.ExplicitCapture)]
    private static partial Regex Head();
}
