using Debrief.Lint.Text;

namespace Debrief.Lint.Actions;

public enum OwnerKind { None, Team, Person }

public enum Verb { Concrete, Vague }

public enum Outcome { Measurable, Not }

/// <summary>A: a person will do something checkable by a day. B: something checkable, but no person or no day. C: a wish.</summary>
public enum Tier { A, B, C }

/// <summary>Whose it is.</summary>
/// <param name="Name">As written; empty for none.</param>
/// <param name="Span">Where it stands in the document; empty when it comes from a heading above or is missing.</param>
public readonly record struct Owner(OwnerKind Kind, string Name, TextSpan Span);

/// <summary>By when.</summary>
/// <param name="IsGiven">Whether a day, a sprint or a span of time is named; "TBD" and "soon" are none.</param>
/// <param name="On">The day, when it can be told without a calendar of the house.</param>
/// <param name="IsLong">Whether it lies further from the review than the house allows for an action.</param>
public readonly record struct Deadline(bool IsGiven, string Text, DateOnly? On, bool IsLong, TextSpan Span);

/// <summary>An action as it can be read from its text.</summary>
/// <param name="Text">What is to be done, without box, owner and day.</param>
/// <param name="IsListed">Whether it stands as a list item or a table row.</param>
public sealed record ActionItem(TextSpan Span, string Text, Owner Owner, Verb Verb, Outcome Outcome, Deadline Deadline, bool IsDone, bool IsListed)
{
    /// <summary>Where the action begins, for what is missing at its head.</summary>
    public TextSpan FirstWord { get; init; }

    /// <summary>Where it ends, for what is missing at its end.</summary>
    public TextSpan LastWord { get; init; }

    /// <summary>Whether all four are there: a person, a verb, an outcome one can check, a day.</summary>
    public bool IsStrong => Tier == Tier.A;

    public Tier Tier =>
        Verb == Verb.Vague || Outcome == Outcome.Not ? Tier.C : Owner.Kind == OwnerKind.Person && Deadline.IsGiven ? Tier.A : Tier.B;

    /// <summary>What is missing for a strong action, in words for people.</summary>
    public IEnumerable<string> Missing
    {
        get
        {
            if (Verb == Verb.Vague) yield return "a verb one can see done";
            if (Outcome == Outcome.Not) yield return "an outcome one can check";
            if (Owner.Kind != OwnerKind.Person) yield return "a person";
            if (!Deadline.IsGiven) yield return "a day";
        }
    }
}
