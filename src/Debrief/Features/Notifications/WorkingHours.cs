namespace Debrief.Features.Notifications;

/// <summary>When a person may be reached. Who set nothing works Monday to Friday, nine to five, in the zone of their account, else in UTC.</summary>
public sealed class WorkingHours
{
    public required Guid PersonId { get; init; }

    /// <summary>An IANA name.</summary>
    public string Zone { get; set; } = "UTC";
    public int FromHour { get; set; } = 9;
    public int ToHour { get; set; } = 17;
    public bool Weekends { get; set; }

    /// <summary>Reads Home only.</summary>
    public bool NoMail { get; set; }

    public static WorkingHours Usual(Guid person, string? zone) => new() { PersonId = person, Zone = zone ?? "UTC" };

    /// <summary>The person's day, if this instant lies within their hours.</summary>
    public DateOnly? DayAt(DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone) ? zone : TimeZoneInfo.Utc);
        var isHour = local.Hour >= FromHour && local.Hour < ToHour;
        var isDay = Weekends || local.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        return isHour && isDay && !NoMail ? DateOnly.FromDateTime(local.DateTime) : null;
    }
}
