namespace Debrief.Ui;

/// <summary>The zones a person can pin: UTC, then places by the region that their name begins with.</summary>
internal static class KnownZones
{
    private static readonly HashSet<string> Regions = ["Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific", "UTC"];

    public static readonly IReadOnlyList<IGrouping<string, (string Id, string Place)>> ByRegion =
    [
        .. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Append("UTC").Distinct().Order(StringComparer.Ordinal)
            .Select(id => (Region: id.Split('/')[0], Id: id, Place: id[(id.IndexOf('/') + 1)..].Replace('_', ' ').Replace("/", ", ", StringComparison.Ordinal)))
            .Where(zone => Regions.Contains(zone.Region)).GroupBy(zone => zone.Region, zone => (zone.Id, zone.Place))
            .OrderBy(region => region.Key != "UTC").ThenBy(region => region.Key, StringComparer.Ordinal),
    ];
}
