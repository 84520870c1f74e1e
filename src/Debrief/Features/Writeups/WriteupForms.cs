namespace Debrief.Features.Writeups;

public sealed record StartForm([Required(ErrorMessage = "Choose a form.")] string Template);

/// <summary>What the editor sends: the whole text, and the version it was made from.</summary>
public sealed record SaveForm(int BaseVersion, [StringLength(Writeup.TextLimit, ErrorMessage = "A post-mortem can have a million characters. Nothing you typed is lost: it is still in the editor.")] string Text);

public sealed record PreviewForm([StringLength(Writeup.TextLimit)] string Text);

public sealed record SaveResponse(int Version);

/// <summary>Someone else saved first: their text, so that both can be seen side by side and neither is lost.</summary>
public sealed record StaleResponse(int Version, string Text, string SavedBy);

public sealed record AuthorForm(Guid AuthorId);
