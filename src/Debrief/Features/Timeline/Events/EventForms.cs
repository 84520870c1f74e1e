using Debrief.Sources;

namespace Debrief.Features.Timeline;

/// <summary>When as people write it; what; what kind of thing.</summary>
public sealed record EventForm
{
    [Required(ErrorMessage = "When was it? About is fine: ~14:35."), StringLength(100)] public string When { get; init; } = "";
    [Required(ErrorMessage = "What happened?"), StringLength(TimelineEvent.TextLimit)] public string Text { get; init; } = "";
    [Required, EnumDataType(typeof(EventKind))] public EventKind? Kind { get; init; }

    /// <summary>The row that was being edited; zero for a new event.</summary>
    public uint Version { get; init; }

    internal EventTelling? ToTelling(DateOnly day, TimeZoneInfo zone, EventTelling? before = null)
    {
        // Untouched, a time keeps what the words for it do not say: fractions of a second, the source's own way of writing it.
        if (TypedTime.Parse(When, day, zone) is not { } time) return null;
        return new(time.At, time.Precision, time.Until, before is { } told && told.At == time.At ? told.OriginalTime : When.Trim(), Kind!.Value, Storable.Text(Text.Trim()));
    }
}

public sealed record MergeEventForm
{
    /// <summary>The public id of the event that stays.</summary>
    [Required, StringLength(40)] public string Into { get; init; } = "";
}

public sealed record SplitEventForm
{
    /// <summary>The record that becomes an event of its own.</summary>
    [Required] public Guid? Evidence { get; init; }
}

public sealed record MilestoneForm
{
    /// <summary>The public id of the event that shows it.</summary>
    [Required, StringLength(40)] public string Event { get; init; } = "";
}

/// <summary>Without script a page of ticks comes at once: what it showed as picked, and what is ticked now. Only the difference is applied, so nobody else's pick is lost.</summary>
public sealed record PicksForm
{
    public Guid[]? Was { get; init; }
    public Guid[]? Picked { get; init; }
}

public sealed record NoSuchTime(string Typed) : Refusal($"“{Typed}” is no time I can read. Write it like 14:35, ~14:35, 14:35-14:50 or 2026-05-12 14:35.");
public sealed record OnlyRecord() : Refusal("This event has only that one record; there is nothing to split off.");
