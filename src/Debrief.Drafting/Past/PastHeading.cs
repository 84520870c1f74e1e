namespace Debrief.Drafting;

/// <summary>A heading of a past document and the parts it was taken for; none when it stays text.</summary>
/// <param name="Title">As written.</param>
public sealed record PastHeading(string Title, IReadOnlyList<Part> Parts)
{
    /// <summary>The same for “3. Resolution &amp; Recovery:” and “resolution &amp; recovery”; what a correction is remembered by. Empty when there are no words in it.</summary>
    public string Key => KeyOf(Title);

    public static string KeyOf(string title) => HeadingWords.Plain(title).ToLowerInvariant();
}
