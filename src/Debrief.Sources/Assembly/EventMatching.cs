using Debrief.Sources.Assembly;

namespace Debrief.Sources;

/// <summary>An event that is known already: what matching needs of it, so that it can come from a database as well as from memory.</summary>
/// <param name="Sources">The words of its evidence: <c>slack</c>, <c>pagerduty</c>.</param>
public sealed record KnownEvent(string Id, DateTimeOffset At, IReadOnlyCollection<string> Sources, IReadOnlyCollection<string> SameAs);

/// <summary>
/// When are two events the same happening? Three rules, in this order; the rest stays apart.
/// 1. Same id: the same record, brought twice.
/// 2. A shared <see cref="SourceEvent.SameAs"/> key that names a thing in its source (<c>pagerduty:incident/PX1:triggered</c>).
/// 3. A shared <see cref="AlertKey"/>, not more than ten minutes apart, when one of the two was told in chat and the other by a tool; of several the nearest.
/// To import a second source days later: look up known events by <see cref="SourceEvent.Id"/> and by <see cref="SourceEvent.SameAs"/>, then ask <see cref="Find"/>.
/// </summary>
public static class EventMatching
{
    private static readonly HashSet<string> Chats = ["slack", "teams", "discord", "mattermost"];

    public static bool IsChat(string source) => Chats.Contains(source);

    internal static Origin OriginOf(string source) => IsChat(source) ? Origin.Chat : source == Written ? Origin.Written : Origin.Tool;

    /// <summary>The source word of timelines that people wrote.</summary>
    public const string Written = "timeline";

    public static KnownEvent Known(SourceEvent found) => new(found.Id, found.At, [.. found.Evidence.Select(e => e.Source).Distinct()], found.SameAs);

    /// <summary>The id of the known event that <paramref name="incoming"/> tells again; null when it is new.</summary>
    public static string? Find(KnownEvent incoming, IEnumerable<KnownEvent> known)
    {
        KnownEvent? named = null, nearest = null;
        foreach (var candidate in known)
        {
            if (candidate.Id == incoming.Id)
                return candidate.Id;
            if (SharesName(incoming.SameAs, candidate.SameAs))
                named = Earlier(named, candidate);
            else if (SharesAlert(incoming, candidate))
                nearest = Nearer(incoming.At, nearest, candidate);
        }
        return (named ?? nearest)?.Id;
    }

    internal static bool IsAlertKey(string key) => key.StartsWith(AlertKey.Prefix, StringComparison.Ordinal);

    internal static bool SharesName(IEnumerable<string> a, IReadOnlyCollection<string> b) => a.Any(key => !IsAlertKey(key) && b.Contains(key));

    internal static bool SharesAlert(KnownEvent a, KnownEvent b) =>
        (a.At - b.At).Duration() <= AlertKey.Within
        && a.Sources.All(IsChat) != b.Sources.All(IsChat)
        && a.SameAs.Any(key => IsAlertKey(key) && b.SameAs.Contains(key));

    private static KnownEvent Earlier(KnownEvent? best, KnownEvent candidate) =>
        best is null || candidate.At < best.At || (candidate.At == best.At && string.CompareOrdinal(candidate.Id, best.Id) < 0) ? candidate : best;

    private static KnownEvent Nearer(DateTimeOffset at, KnownEvent? best, KnownEvent candidate)
    {
        if (best is null)
            return candidate;
        var (mine, theirs) = ((candidate.At - at).Duration(), (best.At - at).Duration());
        return mine < theirs || (mine == theirs && string.CompareOrdinal(candidate.Id, best.Id) < 0) ? candidate : best;
    }

    /// <summary>
    /// One event from several tellings, given in source order. The fields come from the newest revision of one record, and from the tool rather than from its chat bot;
    /// every record stays as evidence.
    /// </summary>
    public static SourceEvent Merge(IReadOnlyList<SourceEvent> tellings)
    {
        var main = tellings[0];
        foreach (var other in tellings.Skip(1))
        {
            if (other.Id == main.Id ? other.Revision > main.Revision : IsChat(main.Evidence[0].Source) && !IsChat(other.Evidence[0].Source))
                main = other;
        }
        return main with
        {
            Evidence = [.. main.Evidence.Concat(tellings.SelectMany(t => t.Evidence)).Distinct()],
            SameAs = [.. tellings.SelectMany(t => t.SameAs).Distinct()],
            Actor = main.Actor ?? tellings.FirstOrDefault(t => t.Actor is not null)?.Actor,
            Proposed = main.Proposed || tellings.Any(t => t.Id != main.Id && t.Proposed),
        };
    }
}
