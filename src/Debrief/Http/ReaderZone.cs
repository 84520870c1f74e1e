using System.Globalization;
using System.Reflection;

namespace Debrief.Http;

/// <summary>The zone the reader's clock shows, as their browser said in a cookie; UTC until it has.</summary>
public sealed record ReaderZone(TimeZoneInfo Zone)
{
    public const string Cookie = "tz";
    private const string FieldFormat = "yyyy-MM-dd'T'HH:mm:ss";

    public static readonly ReaderZone Utc = new(TimeZoneInfo.Utc);

    public static ReaderZone Of(HttpContext http) =>
        http.Request.Cookies[Cookie] is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(Uri.UnescapeDataString(id), out var zone) ? new(zone) : Utc;

    public static ValueTask<ReaderZone?> BindAsync(HttpContext http, ParameterInfo _) => ValueTask.FromResult<ReaderZone?>(Of(http));

    /// <summary>"London" of "Europe/London"; what pages call the zone.</summary>
    public string Name => Zone.Id[(Zone.Id.LastIndexOf('/') + 1)..].Replace('_', ' ');

    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);

    /// <summary>The value of a <c>datetime-local</c> field.</summary>
    public string Field(DateTimeOffset? at) => at is { } instant ? Local(instant).ToString(FieldFormat, CultureInfo.InvariantCulture) : "";

    /// <summary>The instant a <c>datetime-local</c> field means here; null when it is empty or no time. A time the clock skips is the instant it jumped to; one that comes twice is the first.</summary>
    public DateTimeOffset? Instant(string? field)
    {
        if (!DateTime.TryParse(field, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return null;

        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        while (Zone.IsInvalidTime(local)) local = local.AddMinutes(1);
        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
