using Debrief.Lint.Text;

namespace Debrief.Lint.Actions;

/// <summary>What stands around the text of an action and may name its owner or its day.</summary>
/// <param name="GroupHeading">A bold line above the list, often a name.</param>
/// <param name="Columns">The header of the table, when the text is a row of it.</param>
public sealed record ActionContext(string GroupHeading = "", IReadOnlyList<string>? Columns = null, bool? Ticked = null)
{
    public static ActionContext None { get; } = new();
}

/// <summary>Reads owner, verb, outcome, deadline and whether it is done from a list item, a table row with its header, or a plain sentence.</summary>
public static class ActionReader
{
    /// <summary>Reads one action from its text alone.</summary>
    /// <param name="text">One line of Markdown; the cells of a table row apart by <c>|</c>.</param>
    public static ActionItem Read(string text, ActionContext? context = null, LintOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        context ??= ActionContext.None;
        options ??= LintOptions.Default;
        var language = options.Words.Count == 0 ? Language.English : Language.English.With(options.Words);
        return Read(new ActionText(text, 0, context.Columns ?? []), context, listed: true, language, options);
    }

    internal static ActionItem? Read(string document, Block block, Language language, LintOptions options)
    {
        var context = new ActionContext(block.Group, block.Columns, block.Ticked);
        var text = new ActionText(block.Span.In(document), block.Span.Start, block.Kind == BlockKind.TableRow ? block.Columns : []);
        if (text.Action.Trim().Length < 3) return null;
        return Read(text, context, listed: block.Kind is BlockKind.ListItem or BlockKind.TableRow, language, options);
    }

    private static ActionItem Read(ActionText text, ActionContext context, bool listed, Language language, LintOptions options)
    {
        var plain = Collapse(Plain.Of(text.Action));
        var (verb, outcome) = ActionWords.Judge(plain);
        var owner = OwnerReader.Read(text, plain, context, language);
        var deadline = DeadlineReader.Read(text, options);
        var done = context.Ticked == true || text.SaysDone;
        return new(new(text.Offset, text.Whole.Length), text.Action.Trim(), owner, verb, outcome, deadline, done, listed)
        {
            FirstWord = text.Word(first: true),
            LastWord = text.Word(first: false),
        };
    }

    private static string Collapse(string plain) => string.Join(' ', plain.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
