using System.Globalization;

namespace Debrief.Features.Settings;

/// <summary>What this house calls things. Pages take their names from here; data and addresses never change with them.</summary>
public sealed record Words
{
    /// <summary>The written account: post-mortem, debrief, retrospective, after-action review, learning review.</summary>
    public Word Postmortem { get; init; } = new("post-mortem", "post-mortems");

    /// <summary>The facilitated meeting about it.</summary>
    public Word ReviewMeeting { get; init; } = new("review meeting", "review meetings");

    public Word Action { get; init; } = new("action", "actions");
}

/// <summary>A name for a thing, for one and for many, written as within a sentence.</summary>
public sealed record Word(string One, string Many)
{
    public const int Limit = 40;

    /// <summary>At the start of a sentence or as a heading.</summary>
    public string Title => Capital(One);
    public string Titles => Capital(Many);

    /// <summary>"a post-mortem", "an after-action review". By the letter, which is right for the words in use.</summary>
    public string WithArticle => $"{("aeiouAEIOU".Contains(One[0], StringComparison.Ordinal) ? "an" : "a")} {One}";

    /// <summary>The plural that English would most likely make.</summary>
    public static string Plural(string one) => one switch
    {
        [.., not ('a' or 'e' or 'i' or 'o' or 'u'), 'y'] => $"{one[..^1]}ies",
        [.., 's' or 'x' or 'z'] or [.., 'c' or 's', 'h'] => $"{one}es",
        _ => $"{one}s",
    };

    public static Word Of(string one, string? many) => new(one.Trim(), string.IsNullOrWhiteSpace(many) ? Plural(one.Trim()) : many.Trim());

    private static string Capital(string text)
    {
        var first = StringInfo.GetNextTextElement(text);
        return first.ToUpperInvariant() + text[first.Length..];
    }
}
