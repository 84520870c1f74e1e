namespace Debrief.Drafting;

/// <summary>A question that is asked after every incident, however small.</summary>
/// <param name="Key">Stays when the words change: <c>surprise-2</c>, the group and the place in it.</param>
/// <param name="Group">One of <see cref="Questions.Groups"/>.</param>
public sealed record GuidingQuestion(string Key, string Group, string Text);

/// <summary>The sixteen questions of the four groups. Their words stand in the standard template and nowhere else; a new one goes to the end of its group.</summary>
public static class GuidingQuestions
{
    public static IReadOnlyList<GuidingQuestion> All { get; } =
    [
        .. from question in Questions.OpenQuestions(Template.BuiltIn(TemplateKind.Standard).Markdown)
           where question.Group is not null
           group question by question.Group into asked
           orderby Questions.Groups.ToList().IndexOf(asked.Key!)
           from numbered in asked.Select((question, index) => new GuidingQuestion($"{asked.Key!.ToLowerInvariant()}-{index + 1}", asked.Key!, question.Text))
           select numbered,
    ];

    public static GuidingQuestion? Of(string key) => All.FirstOrDefault(question => question.Key == key);
}
