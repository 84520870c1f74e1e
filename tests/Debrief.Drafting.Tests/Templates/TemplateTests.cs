namespace Debrief.Drafting.Tests.Templates;

public sealed class TemplateTests
{
    [Theory, InlineData(TemplateKind.Quick, 4), InlineData(TemplateKind.Standard, 7), InlineData(TemplateKind.NearMiss, 7), InlineData(TemplateKind.Security, 7)]
    public void Every_template_that_we_ship_can_be_used_and_has_at_most_seven_headings(TemplateKind kind, int headings)
    {
        var template = Template.BuiltIn(kind);

        Assert.Empty(template.Problems);
        Assert.Equal(headings, template.Parts.Count(part => part.StartsHeading));
        Assert.All(Parts.Required, part => Assert.Contains(template.Parts, stretch => stretch.Parts.Contains(part)));
    }

    [Fact]
    public void No_question_we_ship_begins_with_why_or_asks_who()
    {
        var questions = Enum.GetValues<TemplateKind>().SelectMany(kind => Questions.OpenQuestions(Template.BuiltIn(kind).Markdown)).ToList();

        Assert.NotEmpty(questions);
        Assert.DoesNotContain(questions, question => question.Text.StartsWith("Why", StringComparison.OrdinalIgnoreCase) || question.Text.StartsWith("Who", StringComparison.OrdinalIgnoreCase));
    }

    [Theory, InlineData(TemplateKind.Quick), InlineData(TemplateKind.Standard), InlineData(TemplateKind.NearMiss), InlineData(TemplateKind.Security)]
    public void All_four_groups_of_questions_stand_in_every_template(TemplateKind kind) =>
        Assert.Equal(Questions.Groups.Order(), Questions.OpenQuestions(Template.BuiltIn(kind).Markdown).Select(question => question.Group).OfType<string>().Distinct().Order());

    [Fact]
    public void A_template_that_lacks_a_part_is_told_which()
    {
        var template = new Template("ours", Template.BuiltIn(TemplateKind.Standard).Markdown.Replace("<!-- part: went-well -->", "", StringComparison.Ordinal));

        var problem = Assert.Single(template.Problems);
        Assert.Equal("missing-part", problem.Name);
        Assert.Contains("what went well", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_eighth_heading_is_one_too_many_and_small_headings_do_not_count()
    {
        var standard = Template.BuiltIn(TemplateKind.Standard).Markdown;

        Assert.Empty(new Template("ours", standard + "\n### A small one\n").Problems);
        Assert.Equal("too-many-headings", Assert.Single(new Template("ours", standard + "\n## Glossary\n").Problems).Name);
    }

    [Fact]
    public void A_part_and_a_placeholder_that_do_not_exist_are_named_with_their_line()
    {
        var template = new Template("ours", Template.BuiltIn(TemplateKind.Quick).Markdown + "\n<!-- part: culprits2 -->\n\nBy {{author}}\n");

        Assert.Equal(["unknown-part", "unknown-placeholder"], template.Problems.Select(problem => problem.Name));
        Assert.All(template.Problems, problem => Assert.NotNull(problem.Line));
    }

    [Theory]
    [InlineData("## Who was responsible?")]
    [InlineData("**Who is to blame:**")]
    [InlineData("> ? Who caused the outage?")]
    [InlineData("- Person responsible:")]
    [InlineData("| Service | Owner of the fault |")]
    [InlineData("Responsible: ")]
    [InlineData("### Responsible party")]
    [InlineData("Whose fault was it?")]
    [InlineData("Engineer at fault")]
    [InlineData("Name of the engineer who ran the command:")]
    [InlineData("## Culprit")]
    [InlineData("WHO BROKE IT")]
    [InlineData("Fault owner | Root cause owner")]
    [InlineData("Who made the mistake, and when")]
    public void A_template_with_a_field_for_the_person_at_fault_is_refused(string field)
    {
        var template = new Template("ours", Template.BuiltIn(TemplateKind.Standard).Markdown.Replace("## Timeline", $"{field}\n\n## Timeline", StringComparison.Ordinal));

        Assert.Contains(template.Problems, problem => problem.Name == "blame-field");
    }

    [Theory]
    [InlineData("This is a blameless post-mortem: we do not ask who was responsible.")]
    [InlineData("Nobody is to blame here.")]
    [InlineData("> ? Who noticed it first, and what did they see?")]
    [InlineData("> ? Which team owns the service?")]
    [InlineData("Fault tolerance: what failed over, and what did not?")]
    [InlineData("Lead: {{lead}}")]
    [InlineData("> ? What triggered it?")]
    public void A_template_that_asks_for_facts_is_not_refused(string line)
    {
        var template = new Template("ours", Template.BuiltIn(TemplateKind.Standard).Markdown.Replace("## Timeline", $"{line}\n\n## Timeline", StringComparison.Ordinal));

        Assert.Empty(template.Problems);
    }

    [Fact]
    public void The_owner_of_an_action_may_be_asked_for_under_the_actions()
    {
        var template = new Template("ours", Template.BuiltIn(TemplateKind.Standard).Markdown.Replace(
            "## Lessons", "| Action | Responsible | Due |\n|---|---|---|\n\nWho is responsible for each action?\n\n## Lessons", StringComparison.Ordinal));

        Assert.Empty(template.Problems);
    }
}
