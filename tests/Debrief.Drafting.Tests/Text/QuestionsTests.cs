namespace Debrief.Drafting.Tests.Text;

public sealed class QuestionsTests
{
    private const string Document = """
        ## Factors <!-- part: factors -->

        > ? Conditions: What made it possible?
        > An ordinary quote?

        The pool was shared.

        ```
        > ? not a question, a shell prompt
        <!-- part: timeline -->
        ```
        > ?
        """;

    [Fact]
    public void A_question_is_open_while_its_line_stands_and_code_asks_nothing()
    {
        var open = Questions.OpenQuestions(Document);

        Assert.Equal([("Conditions", "What made it possible?", 3), (null, "", 12)], open.Select(question => (question.Group, question.Text, question.Line)));
    }

    [Fact]
    public void Readers_see_neither_questions_nor_part_comments()
    {
        var read = Questions.WithoutQuestions(Document).ReplaceLineEndings("\n");

        Assert.Equal("## Factors\n\n> An ordinary quote?\n\nThe pool was shared.\n\n```\n> ? not a question, a shell prompt\n<!-- part: timeline -->\n```", read);
    }
}
