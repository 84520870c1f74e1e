namespace Debrief.Sources.Cues;

/// <summary>What somebody's words hint at: something nobody had written down, parts that hang together unseen, or trouble that no signal showed.</summary>
internal enum Gap { Documentation, Complexity, Monitoring }

internal static class Gaps
{
    public static string Word(this Gap gap) => gap switch
    {
        Gap.Documentation => "documentation",
        Gap.Complexity => "complexity",
        _ => "monitoring",
    };
}
