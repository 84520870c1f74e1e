using Debrief.Sources;
using FsCheck;
using FsCheck.Fluent;

namespace Debrief.Drafting.Tests.Files;

public sealed class PostmortemFileTests
{
    private static readonly PostmortemFile Example = new()
    {
        Title = "Filtered searches failed for an hour", Number = "INC-42", Kind = "outage", Severity = "SEV2", Template = "standard", Lead = "Inês Duarte",
        Services = ["search-api", "search-index"], Categories = ["capacity"], Authors = ["Inês Duarte"], Responders = [new("Inês Duarte", "lead"), new("Marek Novak")],
        CreatedAt = Some.Start.AddDays(1), PublishedAt = Some.Start.AddDays(2),
        Milestones = [.. Some.Facts.Milestones.Select(milestone => new FileMilestone(milestone.Kind, milestone.At, milestone.Precision, milestone.EventId))],
        Impact = Some.Facts.Impact,
        Events = [.. Some.Events.Select(told => new FileEvent(told.Id, told.At, told.Precision, told.Until, "14:04 Lisbon", told.Kind, told.Text, told.Actor, "slack", "https://example.org/archives/C1/p1?x=1&y=2"))],
        Text = "## Summary and impact\n\nSearch failed.\n",
    };

    [Fact]
    public void The_file_reads_as_agreed() => Snapshot.Matches("postmortem.md", Example.Write());

    [Fact]
    public void What_was_written_reads_back_equal() => AssertEqual(Example, PostmortemFile.Parse(Example.Write()));

    [Fact]
    public void Any_text_survives_the_round_trip() => Prop.ForAll(Files(), file =>
    {
        AssertEqual(file, PostmortemFile.Parse(file.Write()));
        return true;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("# Just a text", "does not begin with its front matter")]
    [InlineData("---\ndebrief: 1\ntitle: [broken\n---\n", "Line ")]
    [InlineData("---\ndebrief: 2\ntitle: x\n---\n", "version 2")]
    [InlineData("---\ndebrief: 1\n---\n", "Line 2: title is missing")]
    [InlineData("---\ndebrief: 1\ntitle: x\nmilestones:\n  - kind: detected\n    at: yesterday\n    precision: minute\n---\n", "Line 6: at: “yesterday” is no instant")]
    [InlineData("---\ndebrief: 1\ntitle: x\nmilestones:\n  - kind: guessed\n    at: 2026-01-01T00:00:00Z\n    precision: minute\n---\n", "Line 5: kind: “guessed” is none of impact-started")]
    public void A_broken_file_is_refused_with_the_line(string markdown, string message) =>
        Assert.Contains(message, Assert.Throws<PostmortemFormatException>(() => PostmortemFile.Parse(markdown)).Message, StringComparison.Ordinal);

    [Fact]
    public void Only_our_own_front_matter_is_taken_for_ours()
    {
        Assert.True(PostmortemFile.IsOne(Example.Write()));
        Assert.False(PostmortemFile.IsOne("---\ntitle: x\n---\n"));
        Assert.False(PostmortemFile.IsOne("debrief: 1"));
    }

    private static void AssertEqual(PostmortemFile expected, PostmortemFile actual)
    {
        Assert.Equal(
            (expected.Title, expected.Text, expected.Number, expected.Kind, expected.Severity, expected.Template, expected.Lead),
            (actual.Title, actual.Text, actual.Number, actual.Kind, actual.Severity, actual.Template, actual.Lead));
        Assert.Equal((expected.CreatedAt, expected.PublishedAt), (actual.CreatedAt, actual.PublishedAt));
        Assert.Equal(expected.Services, actual.Services);
        Assert.Equal(expected.Categories, actual.Categories);
        Assert.Equal(expected.Authors, actual.Authors);
        Assert.Equal(expected.Responders, actual.Responders);
        Assert.Equal(expected.Milestones, actual.Milestones);
        Assert.Equal(expected.Impact, actual.Impact);
        Assert.Equal(expected.Events, actual.Events);
    }

    private static Arbitrary<PostmortemFile> Files()
    {
        var piece = Gen.Elements("a", "word", " ", "\n", "\r\n", "---", "\n---\n", ": ", " #", "'", "\"", "\\", "\\u0041", "\0", "\u0001", "\u007f", "\u0085", "\u00a0", "\u2028", "\u2029", "\ufeff", "\ufffe", "漢字", "😀", "é", "e\u0301", "\t", "null", "true", "~", "- ", "? ", "[", "]", "{", "}", ",", "&x", "*x", "!x", "|", ">", "%", "@", "`", "1e3", "2026-01-01", "مرحبا");
        var text = piece.ListOf().Select(pieces => string.Concat(pieces));
        var optional = Gen.OneOf(Gen.Constant<string?>(null), text.Select(value => (string?)value));
        var texts = text.ListOf().Select(list => (IReadOnlyList<string>)[.. list]);
        var instant = Gen.Choose(0, int.MaxValue).Select(n => new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(n * 777_654_321L));
        var responders = text.Zip(optional).Select(pair => new FileResponder(pair.Item1, pair.Item2)).ListOf();
        var told = from id in text
                   from at in instant
                   from precision in Gen.Elements(Enum.GetValues<TimePrecision>())
                   from kind in Gen.Elements(Enum.GetValues<EventKind>())
                   from words in text
                   from actor in optional
                   from original in optional
                   select new FileEvent(id, at, precision, precision == TimePrecision.Range ? at.AddMinutes(5) : null, original, kind, words, actor);
        var files = from title in text
                    from body in text
                    from severity in optional
                    from services in texts
                    from people in responders
                    from events in told.ListOf()
                    select new PostmortemFile { Title = title, Text = body, Severity = severity, Services = services, Responders = [.. people], Events = [.. events], Impact = [new(title, FigureState.Known, severity)] };
        return files.ToArbitrary();
    }
}
