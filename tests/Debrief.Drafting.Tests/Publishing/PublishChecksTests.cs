namespace Debrief.Drafting.Tests.Publishing;

public sealed class PublishChecksTests
{
    private static readonly Template Standard = Template.BuiltIn(TemplateKind.Standard);

    private const string Good = """
        ## Summary and impact <!-- part: summary impact -->

        A release of the index leaked file handles. Filtered searches failed for 63 minutes. 41,200 queries were lost and no data was.

        ## What happened <!-- part: story -->

        The release went out at lunch.

        ## Timeline <!-- part: timeline -->

        - 13:42 release 4.8.0

        ## Contributing factors <!-- part: factors -->

        - The limit of open files was the distribution's default.

        ## What went well <!-- part: went-well -->

        The queue in front of the index kept every write.

        ## Actions <!-- part: actions -->

        - Ana raises the limit in the image by 3 July; done when a new node reports 262144.

        ## Lessons <!-- part: lessons -->

        - Handles are a capacity like disk.
        - It surprised us that a restart hid the leak for two minutes.
        """;

    [Fact]
    public void A_whole_document_passes_without_a_word()
    {
        var report = Check(Good);

        Assert.Empty(report.Refusals);
        Assert.Empty(report.Warnings);
        Assert.True(report.CanPublish);
    }

    [Theory]
    [InlineData("## Timeline <!-- part: timeline -->", Part.Timeline)]
    [InlineData("## Contributing factors <!-- part: factors -->", Part.Factors)]
    [InlineData("## What went well <!-- part: went-well -->", Part.WentWell)]
    [InlineData("## Actions <!-- part: actions -->", Part.Actions)]
    public void A_missing_part_is_refused_by_its_name(string heading, Part part)
    {
        var refusal = Assert.Single(Check(Good.Replace(heading, "", StringComparison.Ordinal)).Refusals);

        Assert.Equal(("missing-part", (Part?)part, $"{part.Title()} is missing."), (refusal.Name, refusal.Part, refusal.Message));
    }

    [Fact]
    public void A_heading_that_lost_its_comment_still_counts_by_the_template_or_a_usual_spelling()
    {
        var report = Check(Good.Replace(" <!-- part: factors -->", "", StringComparison.Ordinal).Replace("## Actions <!-- part: actions -->", "## Action items", StringComparison.Ordinal));

        Assert.Empty(report.Refusals);
    }

    [Fact]
    public void An_open_question_in_a_needed_part_refuses_and_elsewhere_warns()
    {
        var report = Check(Good.Replace("- The limit", "> ? Conditions: What else?\n\n- The limit", StringComparison.Ordinal).Replace("- Handles", "> ? Systemic: Where else?\n\n- Handles", StringComparison.Ordinal));

        Assert.Equal([("open-question", (Part?)Part.Factors)], report.Refusals.Select(finding => (finding.Name, finding.Part)));
        Assert.Equal([("open-question", (Part?)Part.Lessons)], report.Warnings.Select(finding => (finding.Name, finding.Part)));
    }

    [Fact]
    public void A_part_with_nothing_but_its_question_is_empty()
    {
        var report = Check(Good.Replace("- 13:42 release 4.8.0", "> ? Which events?\n\n-\n\n---", StringComparison.Ordinal));

        Assert.Equal(["empty-part", "open-question"], report.Refusals.Select(finding => finding.Name));
    }

    [Theory]
    [InlineData("Nothing")]
    [InlineData("n/a")]
    [InlineData("- N/A")]
    [InlineData("The team did great!")]
    [InlineData("- Great teamwork\n- Everyone did an amazing job.")]
    [InlineData("Everything went well")]
    [InlineData("_TBD_")]
    [InlineData("The on-call team responded quickly.")]
    [InlineData("nothing to report")]
    [InlineData("Good communication")]
    public void Boilerplate_is_no_account_of_what_went_well(string text) =>
        Assert.Contains(Check(Good.Replace("The queue in front of the index kept every write.", text, StringComparison.Ordinal)).Refusals, finding => finding.Name == "boilerplate");

    [Theory]
    [InlineData("The team rolled back in four minutes because the runbook had the command.")]
    [InlineData("- Great teamwork\n- The status page was updated within 5 minutes.")]
    [InlineData("Nothing was lost: the queue held 41,200 writes.")]
    [InlineData("Everyone on call could reach the bastion.")]
    public void One_thing_that_held_is_enough(string text) =>
        Assert.Empty(Check(Good.Replace("The queue in front of the index kept every write.", text, StringComparison.Ordinal)).Refusals);

    [Theory]
    [InlineData("Search failed.", "summary-length")]
    [InlineData("One. Two. Three. Four for 5 minutes and 3 users.", "summary-length")]
    [InlineData("Search failed. It hit 300 users.", "summary-how-long")]
    [InlineData("Search was slow. It lasted for 40 minutes.", "summary-impact")]
    public void A_summary_that_lacks_something_is_advised_and_not_refused(string summary, string warning)
    {
        var report = Check(Good.Replace("A release of the index leaked file handles. Filtered searches failed for 63 minutes. 41,200 queries were lost and no data was.", summary, StringComparison.Ordinal));

        Assert.Empty(report.Refusals);
        Assert.Contains(warning, report.Warnings.Select(finding => finding.Name));
    }

    [Fact]
    public void One_lesson_or_four_are_advised_against() =>
        Assert.Equal("lessons-count", Assert.Single(Check(Good + "\n- A third.\n- A fourth.").Warnings).Name);

    [Fact]
    public void An_empty_document_is_refused_for_each_of_its_parts() =>
        Assert.Equal(Parts.Required, Check("").Refusals.Select(finding => finding.Part!.Value));

    private static PublishReport Check(string markdown) => PublishChecks.Run(Standard, markdown, Some.Facts);
}
