using System.Text.Json.Serialization;
using Debrief.Collab;

namespace Debrief.Features.Writeups;

/// <summary>What an editor sends (docs/live-editing.md).</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(PushMessage), "push")]
[JsonDerivedType(typeof(PointMessage), "point")]
internal abstract record EditorMessage;

/// <param name="Sequence">Counts the pushes of one editor from 1. A push that is sent again has the number it had.</param>
/// <param name="Base">The version that <paramref name="Change"/> was made for.</param>
internal sealed record PushMessage(int Sequence, int Base, ChangeSet Change) : EditorMessage;

/// <summary>Where someone's cursor is, in the text of that version.</summary>
internal sealed record PointMessage(int Version, int Anchor, int Head) : EditorMessage;

/// <summary>What an editor is told.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextMessage), "text")]
[JsonDerivedType(typeof(ChangesMessage), "changes")]
[JsonDerivedType(typeof(PeopleMessage), "people")]
[JsonDerivedType(typeof(RefusedMessage), "refused")]
[JsonDerivedType(typeof(ClosedMessage), "closed")]
internal abstract record LiveMessage;

/// <summary>The whole text: at the beginning, after an erasure, and when the log can't say what came since.</summary>
/// <param name="Erasures">To come back with: an editor with another number is given the text anew.</param>
internal sealed record TextMessage(int Version, int Erasures, string Text) : LiveMessage;

/// <param name="Version">After the last of them.</param>
internal sealed record ChangesMessage(int Version, IReadOnlyList<ToldChange> Changes) : LiveMessage;

/// <param name="Sequence">Only when it is the editor's own: its push is durable, and this is what became of it.</param>
internal sealed record ToldChange(ChangeSet Change, Guid By, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Sequence);

internal sealed record PeopleMessage(IReadOnlyList<Presence> People) : LiveMessage;

/// <summary>Someone in the text. Their place is of that version; null until they have put the cursor somewhere.</summary>
internal sealed record Presence(Guid Id, Guid Person, string Name, int? Version, int? Anchor, int? Head, bool Left);

/// <summary>A push that will never be taken, with the reason. The text stays with the editor.</summary>
internal sealed record RefusedMessage(int Sequence, string Reason) : LiveMessage;

/// <summary>The last word: coming back at once would not help.</summary>
internal sealed record ClosedMessage(string Reason) : LiveMessage;
