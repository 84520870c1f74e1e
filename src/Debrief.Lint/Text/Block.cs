namespace Debrief.Lint.Text;

public enum BlockKind { Heading, Paragraph, ListItem, TableRow }

/// <summary>A run of text that is read as one: a heading, a paragraph, a list item or a table row.</summary>
public sealed record Block(BlockKind Kind, TextSpan Span, Section Section)
{
    /// <summary>The text of the nearest heading above, without its marks; empty before the first.</summary>
    public string Heading { get; init; } = "";

    /// <summary>A bold line or a parent list item that stands above this one, often the owner of the actions beneath it.</summary>
    public string Group { get; init; } = "";

    /// <summary>The cells of the header, when this is a row of a table that has one.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>1 to 6 for a heading, 7 for a line that only serves as one; how deep the item is indented for a list item.</summary>
    public int Depth { get; init; }

    /// <summary>Whether the list item has a ticked box; null without a box.</summary>
    public bool? Ticked { get; init; }
}
