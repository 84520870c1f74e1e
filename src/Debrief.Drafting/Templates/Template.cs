namespace Debrief.Drafting;

/// <summary>
/// The form of a write-up, as a Markdown file. A heading says in a comment what it carries: <c>## Summary &lt;!-- part: summary impact --&gt;</c>;
/// the same comment on a line of its own begins another part under the same heading. Lines that begin with <c>&gt; ?</c> are questions.
/// The draft puts what it knows at the top of each part; everything else in the template is copied as it stands, with
/// <c>{{title}}</c>, <c>{{severity}}</c>, <c>{{lead}}</c> and <c>{{postmortem}}</c> filled in.
/// </summary>
public sealed record Template(string Name, string Markdown)
{
    /// <summary>Headings above this number make a form, not a story.</summary>
    public const int HeadingLimit = 7;

    public static Template BuiltIn(TemplateKind kind)
    {
        var name = kind.Word();
        using var stream = typeof(Template).Assembly.GetManifestResourceStream($"{name}.md")
            ?? throw new InvalidOperationException($"The template {name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return new(name, reader.ReadToEnd());
    }

    public IReadOnlyList<DocumentPart> Parts => field ??= DocumentParts.Of(Markdown);

    /// <summary>What keeps this template from being used; empty when it can be.</summary>
    public IReadOnlyList<TemplateProblem> Problems => field ??= [.. TemplateCheck.Run(this)];
}

/// <summary>Why a template cannot be used, for the administrator who edits it.</summary>
/// <param name="Name">A stable name: <c>missing-part</c>, <c>unknown-part</c>, <c>too-many-headings</c>, <c>blame-field</c>, <c>unknown-placeholder</c>.</param>
/// <param name="Line">The line of the template, from 1; null when it is about the whole.</param>
public sealed record TemplateProblem(string Name, string Message, int? Line = null);
