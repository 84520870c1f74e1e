namespace Debrief.Sources.Statuspage;

/// <summary>The zones that status pages write, where the letters mean one offset only.</summary>
internal static class ZoneWords
{
    /// <summary>Null when the letters are absent or could mean several zones.</summary>
    public static TimeSpan? Offset(string zone) => zone switch
    {
        "UTC" or "GMT" or "WET" or "Z" => TimeSpan.Zero,
        "CET" or "WEST" => TimeSpan.FromHours(1),
        "CEST" or "EET" => TimeSpan.FromHours(2),
        "EEST" => TimeSpan.FromHours(3),
        "EST" => TimeSpan.FromHours(-5),
        "EDT" => TimeSpan.FromHours(-4),
        "CDT" => TimeSpan.FromHours(-5),
        "MST" => TimeSpan.FromHours(-7),
        "MDT" => TimeSpan.FromHours(-6),
        "PST" => TimeSpan.FromHours(-8),
        "PDT" => TimeSpan.FromHours(-7),
        "AEST" => TimeSpan.FromHours(10),
        "AEDT" => TimeSpan.FromHours(11),
        "NZST" => TimeSpan.FromHours(12),
        "NZDT" => TimeSpan.FromHours(13),
        "JST" => TimeSpan.FromHours(9),
        _ => null,
    };
}
