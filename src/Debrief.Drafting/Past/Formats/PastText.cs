namespace Debrief.Drafting;

/// <summary>A document that people wrote elsewhere, as Markdown.</summary>
/// <param name="Format">For people: “Confluence”, “Word”, “Markdown”.</param>
/// <param name="IsAsWritten">True when the Markdown is the file itself, so that line numbers are those of the file.</param>
/// <param name="Notes">What could not be carried over, in words.</param>
public sealed record PastText(string Markdown, string Format, bool IsAsWritten, IReadOnlyList<string> Notes);
