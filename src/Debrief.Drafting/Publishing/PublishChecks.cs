namespace Debrief.Drafting;

/// <summary>Something that stands between a draft and its readers.</summary>
/// <param name="Name">A stable name: <c>missing-part</c>, <c>empty-part</c>, <c>open-question</c>, <c>boilerplate</c>, <c>summary-length</c>, <c>summary-how-long</c>, <c>summary-impact</c>, <c>lessons-count</c>, <c>too-many-headings</c>.</param>
/// <param name="Message">What to do about it.</param>
public sealed record PublishFinding(string Name, Part? Part, string Message);

/// <summary>Refusals keep a document from being published; warnings are advice.</summary>
public sealed record PublishReport(IReadOnlyList<PublishFinding> Refusals, IReadOnlyList<PublishFinding> Warnings)
{
    public bool CanPublish => Refusals.Count == 0;
}

/// <summary>What a document must have before others read it: the five parts, each with something in it, and no question left open in them.</summary>
public static class PublishChecks
{
    /// <param name="template">What the document was begun from: its headings name the parts where the document lost the comment that does.</param>
    public static PublishReport Run(Template template, string markdown, DraftFacts facts)
    {
        var text = PartTexts.Of(template, markdown);
        return new(
            [.. MissingParts(text), .. OpenQuestions(text), .. WentWell(text)],
            [.. Summary(text, facts), .. Lessons(text), .. QuestionsElsewhere(text), .. Headings(markdown)]);
    }

    private static IEnumerable<PublishFinding> MissingParts(PartTexts text)
    {
        foreach (var part in Parts.Required)
        {
            if (!text.Has(part)) yield return new("missing-part", part, $"{part.Title()} is missing.");
            else if (PartTexts.IsEmpty(text.Answer(part))) yield return new("empty-part", part, $"{part.Title()} is empty.");
        }
    }

    private static IEnumerable<PublishFinding> OpenQuestions(PartTexts text) =>
        from part in Parts.Required
        let open = Questions.OpenQuestions(text.Raw(part))
        where open.Count > 0 && text.IsFirstOf(part)
        select new PublishFinding("open-question", part,
            $"{part.Title()} still asks: “{open[0].Text}”{(open.Count > 1 ? $" and {Spoken.Number(open.Count - 1)} more" : "")}. Answer below it and delete the question, or delete it if it does not apply.");

    private static IEnumerable<PublishFinding> WentWell(PartTexts text)
    {
        if (text.Has(Part.WentWell) && Boilerplate.Is(text.Answer(Part.WentWell)))
        {
            yield return new("boilerplate", Part.WentWell, "What went well says nothing a reader could use. Name one thing that held, and what it did.");
        }
    }

    private static IEnumerable<PublishFinding> Summary(PartTexts text, DraftFacts facts)
    {
        if (Sentences.Paragraphs(text.Answer(Part.Summary)) is not [var summary, ..]) yield break;

        var count = Sentences.Of(summary).Count;
        if (count is < 2 or > 3) yield return new("summary-length", Part.Summary, $"The summary has {Spoken.Count(count, "sentence")}; two or three are read: what happened, for how long, and what it did to people.");
        if (!facts.IsNearMiss && !SummaryWords.SaysHowLong(summary)) yield return new("summary-how-long", Part.Summary, "The summary does not say how long it lasted.");
        if (!facts.IsNearMiss && !SummaryWords.SaysImpact(summary)) yield return new("summary-impact", Part.Summary, "The summary does not say what it did to people: how many, how much, or that nobody was affected.");
    }

    private static IEnumerable<PublishFinding> Lessons(PartTexts text)
    {
        if (!text.Has(Part.Lessons)) yield break;

        var count = PartTexts.Points(text.Answer(Part.Lessons));
        if (count is < 2 or > 3) yield return new("lessons-count", Part.Lessons, $"{Spoken.Capital(Spoken.Count(count, "lesson"))}; two or three are remembered, one of them what surprised you.");
    }

    private static IEnumerable<PublishFinding> QuestionsElsewhere(PartTexts text) =>
        from part in new[] { Part.Story, Part.Lessons }
        let open = Questions.OpenQuestions(text.Raw(part))
        where open.Count > 0 && text.IsFirstOf(part)
        select new PublishFinding("open-question", part, $"{Spoken.Capital(Spoken.Count(open.Count, "question"))} under {part.Title()} {(open.Count == 1 ? "is" : "are")} unanswered; readers will not see {(open.Count == 1 ? "it" : "them")}.");

    private static IEnumerable<PublishFinding> Headings(string markdown)
    {
        var count = DocumentParts.Of(markdown).Count(part => part is { StartsHeading: true, Level: 2 });
        if (count > Template.HeadingLimit) yield return new("too-many-headings", null, $"{count} headings; {Template.HeadingLimit} are the most that people read.");
    }
}
