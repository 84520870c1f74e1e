using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Debrief.Features.Timeline;

/// <summary>The address of the timeline as it was typed or clicked; what it cannot mean is no filter. Of a change made by htmx it is the address of the page that made it.</summary>
public sealed class TimelineAddress(Func<string, string?> value)
{
    public EvidenceFilter Filter { get; } = new(
        value("q") is { Length: > 0 } q ? Storable.Text(q, 200) : null, value("show") is "picked" or "unpicked" ? value("show") : null, value("noise") == "true",
        Instant(value("since")), Instant(value("from")), Instant(value("to")));

    /// <summary>Only what changes how the incident is understood.</summary>
    public bool OnlyKey { get; } = value("detail") == "key";

    /// <summary>How much of the spine is on the page.</summary>
    public int SpineWindow { get; } = Math.Clamp(int.TryParse(value("shown"), NumberStyles.None, CultureInfo.InvariantCulture, out var shown) ? shown : 0, TimelineView.SpineWindow, 10_000);

    public static ValueTask<TimelineAddress?> BindAsync(HttpContext http, ParameterInfo _)
    {
        var request = http.Request;
        if (HttpMethods.IsGet(request.Method) || !Uri.TryCreate(request.Headers["HX-Current-URL"], UriKind.Absolute, out var page)) return ValueTask.FromResult<TimelineAddress?>(new(name => request.Query[name]));

        var query = QueryHelpers.ParseQuery(page.Query);
        return ValueTask.FromResult<TimelineAddress?>(new(name => query.GetValueOrDefault(name, StringValues.Empty)));
    }

    private static DateTimeOffset? Instant(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;
}
