using Debrief.Sources;

namespace Debrief.Drafting;

/// <summary>Tells beats as sentences, one after another, each citing what it tells.</summary>
internal sealed class Teller(DraftFacts facts)
{
    private const int QuoteLimit = 180;
    private const int NamedInARun = 3;
    private readonly When when = new(new DisplayClock(facts.Zone));
    private string? lastActor;
    private readonly Dictionary<string[], int> turns = new(FormComparer.Instance);

    public string Tell(Beat beat)
    {
        var told = beat.First;
        var said = told.Voice == Voice.Said && told.Actor is not null && told.Kind is not (EventKind.Alert or EventKind.AlertResolved);
        var form = (beat.Role is { } role ? Phrases.Role(role, told.Kind, said, facts.IsNearMiss) : null)
            ?? Next(said ? Phrases.Said(told.Kind) : told.Actor is not null ? Phrases.Did(told.Kind) : Phrases.Plain(told.Kind), told.Actor);
        lastActor = told.Actor;

        var sentence = Fill(form, when.Of(beat), told.Actor, Cite(told, said));
        return beat.Events.Count > 1 ? $"{sentence[..^1]}{Followers(beat)}." : sentence;
    }

    public static string Cite(DraftEvent told, bool said)
    {
        var words = said ? MarkdownText.Quote(told.Text, QuoteLimit) : MarkdownText.Escape(MarkdownText.OneLine(told.Text, QuoteLimit).TrimEnd('.', ' '));
        return $"[{(words.Length > 0 ? words : "event")}](#event-{told.Id})";
    }

    private static string Fill(string form, string when, string? who, string what)
    {
        var name = MarkdownText.Escape(MarkdownText.OneLine(who ?? "somebody", 60));
        var sentence = form
            .Replace("{When}", Spoken.Capital(when), StringComparison.Ordinal)
            .Replace("{when}", when, StringComparison.Ordinal)
            .Replace("{who}", name, StringComparison.Ordinal)
            .Replace("{what}", what, StringComparison.Ordinal);
        return form.StartsWith("{who}", StringComparison.Ordinal) ? sentence : Spoken.Capital(sentence);
    }

    /// <summary>“, and within four minutes A, B, C and two more”.</summary>
    private static string Followers(Beat beat)
    {
        var rest = beat.Events.Skip(1).ToList();
        var named = rest.Take(rest.Count > NamedInARun + 1 ? NamedInARun : rest.Count).Select(told => Cite(told, said: false)).ToList();
        if (rest.Count > named.Count) named.Add($"[{Spoken.Number(rest.Count - named.Count)} more](#event-{rest[named.Count].Id})");

        var span = beat.Last.At - beat.First.At;
        var within = span < TimeSpan.FromMinutes(1) ? "at once" : $"within {Spoken.Span(TimeSpan.FromMinutes(Math.Ceiling(span.TotalMinutes)))}";
        return $", followed {within} by {Spoken.List(named)}";
    }

    /// <summary>The next form in turn; never one that begins with the name the last sentence had.</summary>
    private string Next(string[] forms, string? actor)
    {
        var turn = turns.GetValueOrDefault(forms);
        if (actor is not null && actor == lastActor && forms[turn % forms.Length].StartsWith("{who}", StringComparison.Ordinal)) turn++;
        turns[forms] = turn + 1;
        return forms[turn % forms.Length];
    }

    /// <summary>The arrays of forms are made anew at each call; their first sentence tells them apart.</summary>
    private sealed class FormComparer : IEqualityComparer<string[]>
    {
        public static readonly FormComparer Instance = new();
        public bool Equals(string[]? x, string[]? y) => x?[0] == y?[0];
        public int GetHashCode(string[] forms) => forms[0].GetHashCode(StringComparison.Ordinal);
    }
}
