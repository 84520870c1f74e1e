namespace Debrief.Drafting.Tests.Text;

public sealed class GuidingQuestionsTests
{
    [Fact]
    public void There_are_three_four_five_and_four_of_them() =>
        Assert.Equal([("Surprise", 3), ("Conditions", 4), ("Response", 5), ("Systemic", 4)], GuidingQuestions.All.GroupBy(question => question.Group).Select(group => (group.Key, group.Count())));

    [Fact]
    public void A_key_names_one_question()
    {
        Assert.Equal(16, GuidingQuestions.All.Select(question => question.Key).Distinct().Count());
        Assert.Equal("What did we believe about the system that was not so?", GuidingQuestions.Of("surprise-2")?.Text);
        Assert.Null(GuidingQuestions.Of("surprise-4"));
    }
}
