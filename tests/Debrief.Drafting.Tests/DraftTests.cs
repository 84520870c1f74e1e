namespace Debrief.Drafting.Tests;

public sealed class DraftTests
{
    [Theory, InlineData(TemplateKind.Standard), InlineData(TemplateKind.Quick), InlineData(TemplateKind.NearMiss), InlineData(TemplateKind.Security)]
    public void The_draft_of_each_template_reads_as_agreed(TemplateKind kind) =>
        Snapshot.Matches($"draft-{kind.Word()}.md", Draft.Write(Template.BuiltIn(kind), Some.Facts with { IsNearMiss = kind == TemplateKind.NearMiss }, Some.Events));
}
