using System.Globalization;

namespace Debrief.Ui;

/// <summary>The time zone that a page is written in: the one the reader pinned, else the browser's, else UTC.</summary>
public sealed class ReaderZone(IHttpContextAccessor accessor)
{
    /// <summary>Set by the browser (web/islands/time-zone.ts).</summary>
    public const string Cookie = "tz";

    /// <summary>A claim of the signed-in person who pinned a zone in the settings.</summary>
    public const string Claim = "zone";

    public const int NameLimit = 64;

    public TimeZoneInfo Zone { get; } = Find(accessor.HttpContext);

    /// <summary>The zone by the name of its city, for "Times in London".</summary>
    public string City => Zone == TimeZoneInfo.Utc ? "UTC" : Zone.Id[(Zone.Id.LastIndexOf('/') + 1)..].Replace('_', ' ');

    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);

    /// <summary>The value of a <c>datetime-local</c> field.</summary>
    public string Field(DateTimeOffset? at) => at is { } instant ? Local(instant).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) : "";

    /// <summary>The instant a <c>datetime-local</c> field means here; null when it is empty or no time. A time the clock skips is the instant it jumped to; one that comes twice is the first.</summary>
    public DateTimeOffset? Instant(string? field)
    {
        if (!DateTime.TryParse(field, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return null;

        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        while (Zone.IsInvalidTime(local)) local = local.AddMinutes(1);
        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    private static TimeZoneInfo Find(HttpContext? http) =>
        new[] { http?.User.FindFirst(Claim)?.Value, http?.Request.Cookies[Cookie] }
            .Select(id => id is { Length: > 0 and <= NameLimit } && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null)
            .FirstOrDefault(zone => zone is not null) ?? TimeZoneInfo.Utc;
}
