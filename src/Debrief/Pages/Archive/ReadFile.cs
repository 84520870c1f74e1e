using System.Text.RegularExpressions;
using Debrief.Drafting;
using Debrief.Features.Incidents;
using Debrief.Features.Timeline;
using Debrief.Features.Writeups;
using Debrief.Ui;

namespace Debrief.Pages.Archive;

/// <summary>A file as far as it was understood: one that Debrief wrote, or one that people wrote elsewhere.</summary>
/// <param name="Source">The Markdown, and what it was made of.</param>
internal sealed partial record ReadFile(PostmortemFile? Own, PastPostmortem? Past, PastText Source)
{
    private const int Shown = 200;

    public string Title => Storable.Text((Own?.Title ?? Past!.Title).Trim() is { Length: > 0 } title ? title : "Untitled", Incident.TitleLimit);

    /// <summary>The number that the incident had where Debrief wrote the file.</summary>
    public int? Number => NumberIn().Match(Own?.Number ?? "") is { Success: true } number ? int.Parse(number.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : null;

    public string? Origin => Number is { } number ? $"INC-{number} {Title}" : null;
    public IReadOnlyList<string> Notes => [.. Source.Notes.Take(Shown).Select(note => Storable.Text(note, 300))];

    /// <returns>What was read, and how far it is to be followed: why not is in words.</returns>
    public static (ReadFile? Read, ArchiveOutcome Outcome, string Why) Of(string name, byte[] bytes, IReadOnlyDictionary<string, Part?> headings)
    {
        if (bytes.AsSpan().IndexOfAnyExcept(" \t\r\n"u8) < 0) return (null, ArchiveOutcome.LeftAlone, "It is empty.");
        try
        {
            if (PastFormats.Read(name, bytes) is not { } source) return (null, ArchiveOutcome.Unreadable, "Nothing here knows what this is. Bring Markdown, HTML, DOCX, MediaWiki, a page of Confluence, or a ZIP of them.");
            if (source.Markdown.Length > Writeup.TextLimit) return (null, ArchiveOutcome.Unreadable, $"It is longer than {Writeup.TextLimit:N0} characters, which no post-mortem may be. Bring the part that people read.");

            var read = Read(source with { Markdown = Storable.Text(source.Markdown) }, name, headings);
            // Nesting beyond what a page can show is said now and not to its readers.
            MarkdownHtml.Render(read.Own?.Text ?? read.Past!.Text);
            return read.Past is { } past && NoPostmortem(past, name) is { } why ? (read, ArchiveOutcome.LeftAlone, why) : (read, ArchiveOutcome.Ready, "");
        }
        catch (PostmortemFormatException broken)
        {
            return (null, ArchiveOutcome.Unreadable, Storable.Text(broken.Message, 500));
        }
        catch (ArgumentException tooDeep) when (tooDeep.Message.Contains("nested", StringComparison.Ordinal))
        {
            return (null, ArchiveOutcome.Unreadable, "Its quotes, lists or brackets are nested too deeply to be shown.");
        }
    }

    /// <summary>What there is to look at before anything is brought in.</summary>
    public Recognised Recognise() => Own is { } own
        ? new(true, Title, own.OccurredAt, Cut(own.Severity), [.. own.Services.Take(Shown).Select(name => Storable.Text(name))], [.. own.Categories.Take(Shown).Select(name => Storable.Text(name))],
            Titles(DocumentParts.Of(own.Text)), own.Events.Count, [], [], Notes)
        : new(false, Title, Past!.StartedAt ?? Noon(Past.OccurredOn), Cut(Past.Severity), [.. Past.Services.Take(Shown).Select(name => Storable.Text(name))], [.. Past.Categories.Take(Shown).Select(name => Storable.Text(name))],
            Titles(Past.Parts), null, [.. Past.Actions.Take(Shown)], [.. Past.NotUnderstood.Take(Shown).Select(note => new NotUnderstood(note.Line, Storable.Text(note.What, 300), Storable.Text(note.Text, 300)))], Notes)
        {
            Format = Source.Format,
            Headings = [.. Past.Headings.Where(heading => heading.Title.Length <= 300).Take(Shown)],
        };

    /// <summary>Noon in UTC is on that day for nearly everybody who reads it.</summary>
    public static DateTimeOffset? Noon(DateOnly? day) => day is { } known ? new(known, new(12, 0), TimeSpan.Zero) : null;

    private static IReadOnlyList<string> Titles(IEnumerable<DocumentPart> parts) => [.. parts.SelectMany(part => part.Parts).Distinct().Select(part => part.Title())];

    private static string? Cut(string? text) => text is null ? null : Storable.Text(text, 80);

    private static ReadFile Read(PastText source, string name, IReadOnlyDictionary<string, Part?> headings) =>
        source.IsAsWritten && PostmortemFile.IsOne(source.Markdown) ? new(PostmortemFile.Parse(source.Markdown), null, source) : new(null, PastPostmortem.Read(source.Markdown, NameOf(name), headings), source);

    private static string NameOf(string path) => PastFormats.PlainName(path[(path.LastIndexOf('/') + 1)..]);

    /// <summary>Folders of post-mortems hold more than post-mortems: a form to copy, a page that explains the others.</summary>
    private static string? NoPostmortem(PastPostmortem past, string name)
    {
        if (past.OccurredOn is not null || past.StartedAt is not null) return null;
        if (name.Contains("template", StringComparison.OrdinalIgnoreCase) || past.Title.Contains("template", StringComparison.OrdinalIgnoreCase)) return "It looks like a form to copy: it says template, and no day on which anything happened.";
        return past.Parts.All(part => part.Parts.Count == 0) ? "Nothing in it says that it is a post-mortem: no day, and no heading that names a part of one." : null;
    }

    [GeneratedRegex(@"^INC-([1-9]\d{0,6})\z")]
    private static partial Regex NumberIn();
}
