using Debrief.Features.Incidents;
using Debrief.Sources;
using EventId = Debrief.Sources.EventId;

namespace Debrief.Features.Timeline;

/// <summary>Something that happened in the incident, at a time, with a source. Picked ones are the timeline that people read; the others stay beside it as evidence.</summary>
public sealed class TimelineEvent
{
    public const int TextLimit = 4_000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid IncidentId { get; init; }

    /// <summary>The anchor <c>#event-{PublicId}</c>: the same here, in files and on the command line (<see cref="EventId"/>).</summary>
    public required string PublicId { get; init; }

    /// <summary>The order of arrival; decides between events of one instant.</summary>
    public long Position { get; private init; }

    /// <summary>Of several tellings of one record the newest; see <see cref="SourceEvent.Revision"/>.</summary>
    public long Revision { get; init; }

    public required DateTimeOffset At { get; set; }
    public TimePrecision Precision { get; set; }
    public DateTimeOffset? Until { get; set; }

    /// <summary>The time as the record or the person wrote it.</summary>
    public required string OriginalTime { get; set; }

    public required EventKind Kind { get; set; }
    public required string Text { get; set; }

    /// <summary>The reader's word: <c>slack</c>, <c>pagerduty</c>; <see cref="ByHand"/> for what a person added here.</summary>
    public required string Source { get; init; }

    public string? Channel { get; init; }

    /// <summary>Who did or said it, as the source knows them, and which person that is, once matched.</summary>
    public string? ActorExternalId { get; init; }
    public string? ActorName { get; set; }
    public Guid? PersonId { get; set; }

    /// <summary>The public id of the event it answers.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>False for noise: joins, changes of topic.</summary>
    public bool Proposed { get; init; } = true;

    public required DateTimeOffset AddedAt { get; init; }
    public Guid? AddedById { get; init; }

    /// <summary>Who added it by hand; null when it was imported.</summary>
    public string? AddedBy { get; init; }

    public DateTimeOffset? PickedAt { get; private set; }
    public Guid? PickedById { get; private set; }

    /// <summary>As it first was; null until somebody edits it.</summary>
    public EventTelling? Original { get; private set; }
    public string? EditedBy { get; private set; }

    /// <summary>Set when a person said that it tells of the same happening as another one. Its evidence shows there; taking it back loses nothing.</summary>
    public Guid? MergedIntoId { get; private set; }

    public const string ByHand = "by-hand";

    public bool IsPicked => PickedAt is not null;
    public DateTimeOffset EndsAt => Until ?? At;
    public EventTelling Telling => new(At, Precision, Until, OriginalTime, Kind, Text);

    /// <summary>Picking twice is picking once: two people who tick the same line both get what they want.</summary>
    public void Pick(Guid by, DateTimeOffset now)
    {
        if (IsPicked) return;
        (PickedAt, PickedById) = (now, by);
    }

    public void Unpick() => (PickedAt, PickedById) = (null, null);

    /// <summary>Changes how it is told. What the source said is kept the first time and never again overwritten.</summary>
    public void Edit(EventTelling telling, string by)
    {
        if (telling == Telling) return;
        Original ??= Telling;
        Tell(telling);
        EditedBy = by;
        if (telling == Original) (Original, EditedBy) = (null, null);
    }

    public void Revert()
    {
        if (Original is not { } original) return;
        Tell(original);
        (Original, EditedBy) = (null, null);
    }

    public Refusal? MergeInto(TimelineEvent other)
    {
        if (other.Id == Id) return new EventMergedWithItself();
        if (MergedIntoId is not null || other.MergedIntoId is not null || other.IncidentId != IncidentId) return new EventMergedAlready();

        MergedIntoId = other.Id;
        return null;
    }

    public void Unmerge() => MergedIntoId = null;

    /// <summary>What a person adds here is on the timeline at once: that is why they add it.</summary>
    public static TimelineEvent ByHandOf(Incident incident, EventTelling telling, CurrentUser user, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7();
        var added = new TimelineEvent
        {
            Id = id, IncidentId = incident.Id, PublicId = EventId.Of(ByHand, id.ToString()), At = telling.At, OriginalTime = telling.OriginalTime, Kind = telling.Kind, Text = telling.Text,
            Source = ByHand, AddedAt = now, AddedById = user.PersonId, AddedBy = user.Name,
        };
        added.Tell(telling);
        added.Pick(user.PersonId, now);
        return added;
    }

    /// <summary>A copy, for one of this event's records that turned out to tell of something else.</summary>
    public TimelineEvent SplitOff(Evidence record, CurrentUser user, DateTimeOffset now)
    {
        var part = new TimelineEvent
        {
            IncidentId = IncidentId, PublicId = EventId.Of(record.Source, $"{record.RecordId}\nsplit\n{record.Id}"), At = At, OriginalTime = OriginalTime, Kind = Kind, Text = Text,
            Source = record.Source, Channel = record.Source == Source ? Channel : null, AddedAt = now, AddedById = user.PersonId, AddedBy = user.Name,
        };
        part.Tell(Telling);
        if (IsPicked) part.Pick(user.PersonId, now);
        return part;
    }

    private void Tell(EventTelling telling) =>
        (At, Precision, Until, OriginalTime, Kind, Text) = (telling.At, telling.Precision, telling.Until, telling.OriginalTime, telling.Kind, telling.Text);
}

/// <summary>When and what, as one side tells it.</summary>
public sealed record EventTelling(DateTimeOffset At, TimePrecision Precision, DateTimeOffset? Until, string OriginalTime, EventKind Kind, string Text);

public sealed record EventMergedWithItself() : Refusal("An event can't be merged with itself.");
public sealed record EventMergedAlready() : Refusal("One of the two is part of another event already. Take that merge back first.");
