using Debrief.Lint.Text;

namespace Debrief.Lint.Rules.Blame;

/// <summary>Off unless a house asks for roles instead of names (<c>people: role-only</c>).</summary>
public sealed class PersonNamed() : SentenceRule("PM005", "person-named", "names", Level.Suggestion)
{
    public override Lex Triggers => Lex.GivenName;
    public override string Why => "This house writes roles instead of names.";
    public override string Question => "Which role did they have in this, such as the on-call engineer or the release manager?";

    public override bool IsOnByDefault => false;

    public override Level? LevelIn(Section section) => section is Section.Actions or Section.Quote or Section.Appendix ? null : Level;

    public override void Check(Sentence sentence, Report report)
    {
        foreach (var token in sentence.Tokens)
            if (token.Is(Lex.GivenName) && token.Is(Lex.Capital)) report.Add(token.Start, token.Length);
    }
}
