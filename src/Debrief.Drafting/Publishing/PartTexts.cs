using Markdig;
using Markdig.Syntax;

namespace Debrief.Drafting;

/// <summary>The text of each part of a document: found by its comment, else by the template's heading, else by the spellings people use.</summary>
internal sealed class PartTexts
{
    private readonly Dictionary<Part, List<DocumentPart>> found = [];

    public static PartTexts Of(Template template, string markdown)
    {
        var texts = new PartTexts();
        foreach (var stretch in DocumentParts.Of(markdown))
        {
            foreach (var part in PartsOf(stretch, template))
            {
                if (!texts.found.TryGetValue(part, out var list)) texts.found[part] = list = [];
                list.Add(stretch);
            }
        }
        return texts;
    }

    public bool Has(Part part) => found.ContainsKey(part);

    /// <summary>With the questions.</summary>
    public string Raw(Part part) => string.Join("\n\n", found.GetValueOrDefault(part, []).Select(stretch => stretch.Text));

    /// <summary>Without the questions: what people wrote.</summary>
    public string Answer(Part part) => Questions.WithoutQuestions(Raw(part)).Trim();

    /// <summary>False when an earlier part stands in the same stretch, so that one text is not reported twice.</summary>
    public bool IsFirstOf(Part part) => found.GetValueOrDefault(part, []).All(stretch => stretch.Parts.Count == 0 || stretch.Parts[0] == part);

    /// <summary>No word beyond headings, rules and empty list marks.</summary>
    public static bool IsEmpty(string markdown) =>
        !Markdown.Parse(markdown, DocumentParts.Pipeline).Where(block => block is not (HeadingBlock or ThematicBreakBlock or HtmlBlock or LinkReferenceDefinitionGroup))
            .Any(block => DocumentParts.Source(markdown, block).Any(char.IsLetterOrDigit));

    /// <summary>List items when there is a list, else paragraphs.</summary>
    public static int Points(string markdown)
    {
        var document = Markdown.Parse(markdown, DocumentParts.Pipeline);
        var items = document.OfType<ListBlock>().Sum(list => list.OfType<ListItemBlock>().Count(item => DocumentParts.Source(markdown, item).Any(char.IsLetterOrDigit)));
        return items > 0 ? items : Sentences.Paragraphs(markdown).Count;
    }

    private static IEnumerable<Part> PartsOf(DocumentPart stretch, Template template)
    {
        if (stretch.Parts.Count > 0) return stretch.Parts;

        var known = template.Parts.FirstOrDefault(part => part.StartsHeading && string.Equals(part.Heading, stretch.Heading, StringComparison.OrdinalIgnoreCase));
        return known is { Parts.Count: > 0 } ? known.Parts : HeadingWords.PartsOf(stretch.Heading);
    }
}
