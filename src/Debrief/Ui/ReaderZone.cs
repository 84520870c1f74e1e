namespace Debrief.Ui;

/// <summary>The time zone that a page is written in: the one the reader pinned, else the browser's, else UTC.</summary>
public sealed class ReaderZone(IHttpContextAccessor accessor)
{
    /// <summary>Set by the browser (web/islands/time-zone.ts).</summary>
    public const string Cookie = "tz";

    /// <summary>A claim of the signed-in person who pinned a zone in the settings.</summary>
    public const string Claim = "zone";

    public TimeZoneInfo Zone { get; } = Find(accessor.HttpContext);

    /// <summary>The zone by the name of its city, for "Times in London".</summary>
    public string City => Zone == TimeZoneInfo.Utc ? "UTC" : Zone.Id[(Zone.Id.LastIndexOf('/') + 1)..].Replace('_', ' ');

    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);

    private static TimeZoneInfo Find(HttpContext? http) =>
        new[] { http?.User.FindFirst(Claim)?.Value, http?.Request.Cookies[Cookie] }
            .Select(id => id is { Length: > 0 and < 64 } && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null)
            .FirstOrDefault(zone => zone is not null) ?? TimeZoneInfo.Utc;
}
