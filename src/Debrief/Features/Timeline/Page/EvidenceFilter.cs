using System.Globalization;
using System.Text.RegularExpressions;
using Debrief.Features.Incidents;
using Debrief.Ui;
using Microsoft.AspNetCore.WebUtilities;

namespace Debrief.Features.Timeline;

/// <summary>What the address of the timeline says about its left side.</summary>
/// <param name="Q">Words, a person, or hours like 14:20-14:45.</param>
/// <param name="Show">"unpicked", "picked", or everything.</param>
/// <param name="Noise">Joins, topics and the like too.</param>
/// <param name="Since">Only what came in after this instant.</param>
public sealed record EvidenceFilter(string? Q = null, string? Show = null, bool Noise = false, DateTimeOffset? Since = null, DateTimeOffset? From = null, DateTimeOffset? To = null)
{
    public bool IsEmpty => this == new EvidenceFilter();

    public string Address(Incident incident, string path = "timeline", params (string Key, string Value)[] more)
    {
        Dictionary<string, string?> query = new()
        {
            ["q"] = Q, ["show"] = Show, ["noise"] = Noise ? "true" : null, ["since"] = Machine(Since), ["from"] = Machine(From), ["to"] = Machine(To),
        };
        foreach (var (key, value) in more) query[key] = value;
        return QueryHelpers.AddQueryString($"{incident.Path}/{path}", query.Where(pair => !string.IsNullOrEmpty(pair.Value)));
    }

    private static string? Machine(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}

internal static partial class EvidenceFiltering
{
    extension(IQueryable<TimelineEvent> events)
    {
        public IQueryable<TimelineEvent> Matching(EvidenceFilter filter, Incident incident, ReaderZone reader)
        {
            if (!filter.Noise) events = events.Where(@event => @event.Proposed || @event.PickedAt != null);
            if (filter.Show == "unpicked") events = events.Where(@event => @event.PickedAt == null);
            if (filter.Show == "picked") events = events.Where(@event => @event.PickedAt != null);
            if (filter.Since is { } since) events = events.Where(@event => @event.AddedAt > since);
            var (from, to, words) = Understood(filter, incident, reader);
            if (from is { } start) events = events.Where(@event => @event.At >= start);
            if (to is { } end) events = events.Where(@event => @event.At <= end);
            foreach (var word in words)
            {
                var pattern = $"%{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
                events = events.Where(@event => EF.Functions.ILike(@event.Text, pattern) || EF.Functions.ILike(@event.ActorName!, pattern));
            }
            return events;
        }
    }

    /// <summary>Takes hours out of what was typed: they are of the reader's zone and of the incident's day.</summary>
    private static (DateTimeOffset? From, DateTimeOffset? To, string[] Words) Understood(EvidenceFilter filter, Incident incident, ReaderZone reader)
    {
        var typed = filter.Q ?? "";
        var (from, to) = (filter.From, filter.To);
        if (Hours().Match(typed) is { Success: true } hours
            && TimeOnly.TryParse(hours.Groups[1].Value, CultureInfo.InvariantCulture, out var start) && TimeOnly.TryParse(hours.Groups[2].Value, CultureInfo.InvariantCulture, out var end))
        {
            var day = DateOnly.FromDateTime(reader.Local(incident.OccurredAt).DateTime);
            from = reader.Instant(day.ToDateTime(start).ToString("s", CultureInfo.InvariantCulture));
            to = reader.Instant((end < start ? day.AddDays(1) : day).ToDateTime(end).AddSeconds(59).ToString("s", CultureInfo.InvariantCulture));
            typed = typed.Remove(hours.Index, hours.Length);
        }
        return (from, to, typed.Replace('\0', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(12).ToArray());
    }

    [GeneratedRegex(@"(?<!\S)(\d{1,2}:\d{2})\s*[-–]\s*(\d{1,2}:\d{2})(?!\S)")]
    private static partial Regex Hours();
}
