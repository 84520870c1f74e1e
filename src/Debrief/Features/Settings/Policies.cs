using System.Reflection;

namespace Debrief.Features.Settings;

/// <summary>The numbers by which this house works. Where the sources of the craft disagree, the defaults are the ones that fit together.</summary>
public sealed record Policies
{
    /// <summary>Hours from resolution until the review is due. Later, memory goes.</summary>
    public int ReviewWithinHours { get; init; } = 48;

    /// <summary>Whether a review can be moved without saying why.</summary>
    public bool DeferralNeedsReason { get; init; } = true;

    /// <summary>Days that an action may take; what takes longer is a project.</summary>
    public int DaysForAnAction { get; init; } = 14;

    /// <summary>Days that an action may be over before its incident's lead is told, too.</summary>
    public int EscalateAfterDays { get; init; } = 14;

    [System.Text.Json.Serialization.JsonIgnore]
    public TimeSpan ReviewWithin => TimeSpan.FromHours(ReviewWithinHours);

    /// <summary>A handler asks for the policies by naming them as a parameter.</summary>
    public static async ValueTask<Policies?> BindAsync(HttpContext http, ParameterInfo _) => (await http.RequestServices.GetRequiredService<DebriefDb>().HouseSettingsAsync(http.RequestAborted)).Policies;
}
