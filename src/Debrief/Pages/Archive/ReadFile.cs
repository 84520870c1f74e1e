using System.Text.RegularExpressions;
using Debrief.Drafting;
using Debrief.Features.Incidents;
using Debrief.Features.Timeline;
using Debrief.Features.Writeups;
using Debrief.Ui;

namespace Debrief.Pages.Archive;

/// <summary>A file as far as it was understood: one that Debrief wrote, or one that people wrote elsewhere.</summary>
/// <param name="Notes">What was odd about the whole.</param>
internal sealed partial record ReadFile(PostmortemFile? Own, PastPostmortem? Past, IReadOnlyList<string> Notes)
{
    public string Title => Storable.Text((Own?.Title ?? Past!.Title).Trim() is { Length: > 0 } title ? title : "Untitled", Incident.TitleLimit);

    /// <summary>The number that the incident had where Debrief wrote the file.</summary>
    public int? Number => NumberIn().Match(Own?.Number ?? "") is { Success: true } number ? int.Parse(number.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : null;

    public string? Origin => Number is { } number ? $"INC-{number} {Title}" : null;

    /// <returns>What was read, or what became of the file instead, and why.</returns>
    public static (ReadFile? Read, ArchiveOutcome Outcome, string Why) Of(BroughtFile file)
    {
        if (file.Problem is { } problem) return (null, ArchiveOutcome.Unreadable, problem);
        if (FileText.Of(file.Bytes) is not var (text, isGuessed)) return (null, ArchiveOutcome.Unreadable, "This is no text. Markdown files and ZIPs of them are read here.");
        if (string.IsNullOrWhiteSpace(text)) return (null, ArchiveOutcome.LeftAlone, "It is empty.");
        if (text.Length > Writeup.TextLimit) return (null, ArchiveOutcome.Unreadable, $"It is longer than {Writeup.TextLimit:N0} characters, which no post-mortem may be. Bring the part that people read.");

        try
        {
            var read = Read(Storable.Text(text), file.Name) with { Notes = isGuessed ? ["This text is not UTF-8; it was read as Windows-1252. Letters beyond ASCII can be wrong."] : [] };
            // Nesting beyond what a page can show is said now and not to its readers.
            MarkdownHtml.Render(read.Own?.Text ?? read.Past!.Text);
            return read.Past is { } past && NoPostmortem(past, file.Name) is { } why ? (null, ArchiveOutcome.LeftAlone, why) : (read, ArchiveOutcome.Imported, "");
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

    private static ReadFile Read(string text, string name) =>
        PostmortemFile.IsOne(text) ? new(PostmortemFile.Parse(text), null, []) : new(null, PastPostmortem.Read(text, name[(name.LastIndexOf('/') + 1)..]), []);

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
