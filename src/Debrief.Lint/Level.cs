namespace Debrief.Lint;

/// <summary>How loudly a finding speaks. Only <see cref="Error"/> changes what <c>debrief lint</c> answers to its caller.</summary>
public enum Level { Info, Suggestion, Warning, Error }
