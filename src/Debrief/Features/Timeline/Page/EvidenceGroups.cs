using Debrief.Features.Incidents;
using Debrief.Sources;
using Debrief.Ui;

namespace Debrief.Features.Timeline;

/// <summary>The evidence of one source, or of one channel of a chat.</summary>
public sealed record EvidenceGroup(string Source, string? Channel, int Count, int Picked, IReadOnlyList<EvidenceRow> Rows)
{
    public string Label => Channel is { } channel ? $"#{channel}" : SourceWords.Word(Source);
    public string Icon => SourceWords.Icon(Source);
    public bool HasMore => Rows.Count < Count;

    /// <summary>For the count beside its name, which an answer replaces.</summary>
    public string ElementId => IdOf(Source, Channel);

    public static string IdOf(string source, string? channel) => $"group-{Sources.EventId.Of(source, channel ?? "")}";
}

public sealed record EvidenceRow(Guid Id, string PublicId, long Position, DateTimeOffset At, TimePrecision Precision, DateTimeOffset? Until, EventKind Kind, string Source, string Text, string? Who, bool IsPicked, bool IsReply)
{
    public const int TextShown = 400;
}

internal static class EvidenceGroupQueries
{
    /// <summary>Rows of a group sent at once; the next come when the reader gets there.</summary>
    public const int WindowSize = 80;

    extension(DebriefDb db)
    {
        public async Task<IReadOnlyList<EvidenceGroup>> EvidenceGroupsAsync(Incident incident, IReadOnlyList<GroupCount> counts, EvidenceFilter filter, ReaderZone reader, CancellationToken ct)
        {
            var matching = db.TimelineEvents.AsNoTracking().Of(incident).Matching(filter, incident, reader);
            var groups = new List<EvidenceGroup>();
            foreach (var group in counts.OrderBy(group => Order(group.Source)).ThenByDescending(group => group.Count).ThenBy(group => group.Channel, StringComparer.Ordinal))
            {
                var rows = await Rows(matching.Where(@event => @event.Source == group.Source && @event.Channel == group.Channel).InOrder.Take(WindowSize)).ToListAsync(ct);
                groups.Add(new(group.Source, group.Channel, group.Count, group.Picked, rows));
            }
            return groups;
        }

        /// <summary>The rows of one group after one that was sent.</summary>
        public Task<List<EvidenceRow>> EvidenceAfterAsync(Incident incident, EvidenceFilter filter, ReaderZone reader, string source, string? channel, DateTimeOffset at, long position, CancellationToken ct) =>
            Rows(db.TimelineEvents.AsNoTracking().Of(incident).Matching(filter, incident, reader)
                .Where(@event => @event.Source == source && @event.Channel == channel)
                .Where(@event => @event.At > at || (@event.At == at && @event.Position > position))
                .InOrder.Take(WindowSize)).ToListAsync(ct);
    }

    private static IQueryable<EvidenceRow> Rows(IQueryable<TimelineEvent> events) => events.Select(@event => new EvidenceRow(
        @event.Id, @event.PublicId, @event.Position, @event.At, @event.Precision, @event.Until, @event.Kind, @event.Source,
        @event.Text.Substring(0, EvidenceRow.TextShown), @event.ActorName, @event.PickedAt != null, @event.ReplyTo != null));

    /// <summary>Alerts first: they are few and say when it began. What people added comes last.</summary>
    private static int Order(string source) => SourceWords.Icon(source) switch { "alert" => 0, "chat" => 1, "person" => 9, _ => 2 };
}
