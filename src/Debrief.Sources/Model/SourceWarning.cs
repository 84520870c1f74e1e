namespace Debrief.Sources;

/// <summary>Something the person should know: what was odd, where, and what was done about it. Nothing is dropped in silence.</summary>
/// <param name="Record">Line, index or id of the record inside the file, where one can be named.</param>
public sealed record SourceWarning(string File, string? Record, string Message);
