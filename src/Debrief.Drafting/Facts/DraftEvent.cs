using Debrief.Sources;

namespace Debrief.Drafting;

/// <summary>Whose words an event's text is: a person's in a chat, a line of somebody's notes, or a tool's.</summary>
public enum Voice { Said, Noted, Machine }

/// <summary>An event as the draft tells it.</summary>
/// <param name="Id">Without the leading <c>event-</c>.</param>
/// <param name="Until">The end, for <see cref="TimePrecision.Range"/>.</param>
/// <param name="Text">Plain text; the draft escapes it.</param>
/// <param name="Picked">A person chose it for the timeline; otherwise it is only proposed.</param>
public sealed record DraftEvent(
    string Id, DateTimeOffset At, TimePrecision Precision, DateTimeOffset? Until, EventKind Kind, string Text, string? Actor, Voice Voice, bool Picked = false)
{
    private static readonly string[] Chats = ["slack", "discord", "mattermost", "teams", "transcript"];
    private static readonly string[] Notes = ["timeline", "written", "text", "csv", "note"];

    public static DraftEvent From(SourceEvent source, bool picked = false) =>
        new(source.Id, source.At, source.Precision, source.Until, source.Kind, source.Text, source.Actor?.Name, VoiceOf(source), picked);

    private static Voice VoiceOf(SourceEvent source)
    {
        if (source.Kind is EventKind.Alert or EventKind.AlertResolved or EventKind.Deploy && source.Evidence.Count > 1) return Voice.Machine;
        var name = source.Evidence[0].Source;
        if (Chats.Any(chat => name.StartsWith(chat, StringComparison.Ordinal))) return source.Kind is EventKind.Alert or EventKind.AlertResolved ? Voice.Machine : Voice.Said;
        return Notes.Any(note => name.Contains(note, StringComparison.Ordinal)) ? Voice.Noted : Voice.Machine;
    }
}
