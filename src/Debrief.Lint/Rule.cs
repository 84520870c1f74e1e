using Debrief.Lint.Text;

namespace Debrief.Lint;

/// <summary>One thing the coach looks for. Stateless; its documentation is the Markdown file of the same name beside it.</summary>
/// <param name="code">The stable code people put in configuration and in ignore comments: <c>PM020</c>.</param>
/// <param name="name">A few words with hyphens: <c>human-error-cause</c>.</param>
/// <param name="category">One of <see cref="Lint.Category"/>.</param>
/// <param name="level">How loudly it speaks where nothing else is said.</param>
public abstract class Rule(string code, string name, string category, Level level)
{
    public string Code { get; } = code;

    public string Name { get; } = name;

    public string Category { get; } = category;

    public Level Level { get; } = level;

    /// <summary>One sentence: why this is worth a second look.</summary>
    public abstract string Why { get; }

    /// <summary>What to ask the author; the answer is better text than any rewrite.</summary>
    public abstract string Question { get; }

    /// <summary>Whether it looks without being asked to.</summary>
    public virtual bool IsOnByDefault => true;

    /// <summary>The language of the texts it reads.</summary>
    public virtual string Language => "en";

    /// <summary>How loudly the rule speaks in a section; null where it is silent.</summary>
    public virtual Level? LevelIn(Section section) => section is Section.Quote or Section.Appendix ? null : Level;

    /// <summary>The Markdown document of the rule.</summary>
    public string Document => Text.Language.Resource($"{GetType().Name}.md");
}

/// <summary>A rule that looks at one sentence at a time, and only at those in which one of its trigger words stands.</summary>
public abstract class SentenceRule(string code, string name, string category, Level level) : Rule(code, name, category, level)
{
    public abstract Lex Triggers { get; }

    /// <summary>Whether a sentence with these words is worth a look; called for every sentence, so it only compares bits.</summary>
    public virtual bool WakesOn(Lex words, Section section) => (words & Triggers) != 0;

    /// <summary>Whether it reads headings too.</summary>
    public virtual bool ReadsHeadings => false;

    public abstract void Check(Sentence sentence, Report report);
}

/// <summary>A rule that looks at an action item: a list item or a table row under actions.</summary>
public abstract class ActionRule(string code, string name, string category, Level level) : Rule(code, name, category, level)
{
    public abstract void Check(Actions.ActionItem item, Report report);
}

/// <summary>A rule that looks at the document as a whole.</summary>
public abstract class DocumentRule(string code, string name, string category, Level level) : Rule(code, name, category, level)
{
    public abstract void Check(Document document, Report report);
}
