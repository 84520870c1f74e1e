using Debrief.Lint.Actions;

namespace Debrief.Lint.Tests.Actions;

public sealed class ActionReaderTests
{
    [Fact]
    public void A_person_a_verb_an_outcome_and_a_day_make_an_action_strong()
    {
        var item = ActionReader.Read("Alice will add an alert for replication lag over 30 s by 14 June");

        Assert.True(item.IsStrong);
        Assert.Equal((OwnerKind.Person, "Alice"), (item.Owner.Kind, item.Owner.Name));
        Assert.Empty(item.Missing);
    }

    [Fact]
    public void What_is_missing_is_said()
    {
        var item = ActionReader.Read("Improve monitoring");

        Assert.Equal(Tier.C, item.Tier);
        Assert.Equal(["a verb one can see done", "an outcome one can check", "a person", "a day"], item.Missing);
    }

    [Theory]
    [InlineData("Add an alert on queue depth. Owner: Priya", OwnerKind.Person, "Priya")]
    [InlineData("Add an alert on queue depth (@robin)", OwnerKind.Person, "@robin")]
    [InlineData("Add an alert on queue depth — Robin", OwnerKind.Person, "Robin")]
    [InlineData("Robin to add an alert on queue depth", OwnerKind.Person, "Robin")]
    [InlineData("Robin: add an alert on queue depth", OwnerKind.Person, "Robin")]
    [InlineData("Add an alert on queue depth. Owner: Platform team", OwnerKind.Team, "Platform team")]
    [InlineData("We should add an alert on queue depth", OwnerKind.Team, "We")]
    [InlineData("Add an alert on queue depth. Owner: TBD", OwnerKind.None, "TBD")]
    [InlineData("Documentation: write down how to drain the queue", OwnerKind.None, "")]
    [InlineData("Add an alert on queue depth (Issue)", OwnerKind.None, "")]
    [InlineData("Add an alert on queue depth. Owner: 佐藤", OwnerKind.Person, "佐藤")]
    public void The_owner_is_read_wherever_people_write_it(string text, OwnerKind kind, string name)
    {
        var owner = ActionReader.Read(text).Owner;

        Assert.Equal((kind, name), (owner.Kind, owner.Name));
    }

    [Theory]
    [InlineData("Robert", OwnerKind.Person)]
    [InlineData("GE (/RK supporting)", OwnerKind.Person)]
    [InlineData("TBC - take to next planning", OwnerKind.None)]
    [InlineData("Platform team", OwnerKind.Team)]
    [InlineData("Process improvements", OwnerKind.None)]
    [InlineData("Short term", OwnerKind.None)]
    public void The_bold_line_above_can_be_the_owner(string group, OwnerKind kind) =>
        Assert.Equal(kind, ActionReader.Read("Pin the version of the proxy", new(group)).Owner.Kind);

    [Theory]
    [InlineData("Book the room | Samad & Shaan | 2026-07-01 | Done", OwnerKind.Person, true, true)]
    [InlineData("Compare the versions | Source sysadmin | 2 weeks | Open", OwnerKind.Team, true, false)]
    [InlineData("Compare the versions | — | TBD | Open", OwnerKind.None, false, false)]
    [InlineData("Compare the versions | Kim | Future sprint | Open", OwnerKind.Person, false, false)]
    public void A_row_is_read_by_its_header(string row, OwnerKind owner, bool dated, bool done)
    {
        var item = ActionReader.Read(row, new("", ["Action", "Owner", "Due", "Status"]));

        Assert.Equal((owner, dated, done), (item.Owner.Kind, item.Deadline.IsGiven, item.IsDone));
    }

    [Theory]
    [InlineData("Pin the proxy by Friday", true)]
    [InlineData("Pin the proxy (due 14 June)", true)]
    [InlineData("Pin the proxy by the end of sprint 14", true)]
    [InlineData("Pin the proxy, 2026-06-14", true)]
    [InlineData("Pin the proxy, DONE 20/10/25", true)]
    [InlineData("Pin the proxy ASAP", false)]
    [InlineData("Delete backups within 24 hours of a cancellation", false)]
    [InlineData("Cull nodes older than 3-5 days", false)]
    [InlineData("Pin the proxy before applying it to production", false)]
    public void A_deadline_is_a_day_a_sprint_or_a_span(string text, bool given) => Assert.Equal(given, ActionReader.Read(text).Deadline.IsGiven);

    [Fact]
    public void A_day_more_than_two_weeks_after_the_review_is_long()
    {
        var options = new LintOptions { ReviewedOn = new DateOnly(2026, 12, 20) };

        Assert.True(ActionReader.Read("@kim pins the proxy by 5 January", options: options).Deadline.IsLong);
        Assert.False(ActionReader.Read("@kim pins the proxy by 2 January", options: options).Deadline.IsLong);
        Assert.Equal(new DateOnly(2027, 1, 2), ActionReader.Read("@kim pins the proxy by 2 January", options: options).Deadline.On);
    }

    [Theory]
    [InlineData("[x] Pin the proxy")]
    [InlineData("[done] Pin the proxy")]
    [InlineData("Pin the proxy (DONE)")]
    [InlineData("✅ Pin the proxy")]
    public void What_is_done_is_seen(string text) => Assert.True(ActionReader.Read(text).IsDone);
}
