using Debrief.Features.ActionItems;
using Debrief.Features.Analysis;

namespace Debrief.Tests.Features.ActionItems;

public sealed class ActionItemTests
{
    private static readonly DateOnly Today = new(2026, 5, 20);
    private static readonly Person Owner = new() { Name = "Priya Raman" };

    private static ActionItem Item() => new() { IncidentId = Guid.CreateVersion7(), Text = "Add an alert for pool wait above 2 s", CreatedAt = Some.Noon };

    private static ActionItem Done()
    {
        var item = Item();
        item.Promise(Owner, Today, Today);
        item.AddCriterion("The alert fires in the game day");
        item.Criteria[0].Meet(Owner.Id, Some.Noon);
        Assert.Null(item.Finish(Some.Noon));
        return item;
    }

    private static Verification Seen(Guid by, string? why = null) => new() { ActionItemId = Guid.Empty, How = "Cut the metric", Evidence = "Paged after 40 s", ById = by, WhyTheOwner = why, At = Some.Noon.AddDays(1) };

    [Fact]
    public void Nothing_is_done_without_a_condition_that_says_so()
    {
        var item = Item();

        Assert.IsType<NoDoneCriterion>(item.Finish(Some.Noon));
        item.AddCriterion("One");
        item.AddCriterion("Two");
        item.Criteria[0].Meet(Owner.Id, Some.Noon);
        Assert.Equal(1, Assert.IsType<CriteriaUnmet>(item.Finish(Some.Noon)).Count);
        Assert.True(item.IsOpen);
    }

    [Fact]
    public void Done_is_not_verified_and_the_owner_verifies_only_with_a_reason()
    {
        var item = Done();

        Assert.Equal((ActionState.Done, null), (item.State, item.VerifiedAt));
        Assert.IsType<OwnerVerifies>(item.Verify(Seen(Owner.Id)));
        Assert.Null(item.Verify(Seen(Owner.Id, "I am alone on call this week")));
        Assert.Equal(ActionState.Verified, item.State);
    }

    [Fact]
    public void What_is_open_cannot_be_verified()
    {
        Assert.IsType<NotDone>(Item().Verify(Seen(Guid.CreateVersion7())));
    }

    [Fact]
    public void A_second_completion_is_refused_and_the_first_instant_stands()
    {
        var item = Done();

        Assert.IsType<NotOpen>(item.Finish(Some.Noon.AddHours(1)));
        Assert.Equal(Some.Noon, item.DoneAt);
    }

    [Fact]
    public void What_is_reopened_is_open_and_remembers_what_it_was()
    {
        var item = Done();
        item.Verify(Seen(Guid.CreateVersion7()));

        Assert.Null(item.Reopen("A merge put the old order back", Owner.Id, Some.Noon.AddDays(9)));

        Assert.Equal((ActionState.Open, null, null), (item.State, item.DoneAt, item.VerifiedAt));
        Assert.Equal(ActionState.Verified, Assert.Single(item.Reopenings).Was);
        Assert.Single(item.Verifications);
        Assert.IsType<StillOpen>(item.Reopen("Again", Owner.Id, Some.Noon));
    }

    [Fact]
    public void A_day_that_has_passed_can_be_kept_but_not_promised()
    {
        var item = Item();

        Assert.IsType<DueInThePast>(item.Promise(Owner, Today.AddDays(-1), Today));
        Assert.Null(item.Promise(Owner, Today, Today));
        Assert.Null(item.Promise(Owner, Today, Today.AddDays(5)));
        Assert.True(item.IsOverdue(Today.AddDays(1)));
        Assert.False(item.IsOverdue(Today));
    }

    [Fact]
    public void Moving_the_day_later_is_counted_and_moving_it_sooner_is_not()
    {
        var item = Item();
        foreach (var days in new[] { 3, 5, 4, 9 }) item.Promise(Owner, Today.AddDays(days), Today);

        Assert.Equal(2, item.TimesMoved);
    }

    [Fact]
    public void Someone_who_left_is_not_given_more_and_keeps_what_they_had()
    {
        var left = new Person { Name = "Kim", LeftAt = Some.Noon };
        var (fresh, old) = (Item(), Item());
        old.Promise(Owner, null, Today);
        Owner.LeftAt = null;

        Assert.IsType<OwnerLeft>(fresh.Promise(left, null, Today));
        Assert.IsType<OwnerLeft>(old.Promise(left, null, Today));
        Assert.Equal(Owner.Id, old.OwnerId);
    }

    [Fact]
    public void An_abandoned_action_has_its_reason_and_comes_back_without()
    {
        var item = Item();

        Assert.Null(item.Abandon(" The service is switched off in June "));
        Assert.Equal("The service is switched off in June", item.AbandonedBecause);
        item.Reopen("It was not", Owner.Id, Some.Noon);
        Assert.Null(item.AbandonedBecause);
    }

    [Fact]
    public void Five_kinds_stand_in_one_order_and_map_to_three()
    {
        Assert.Equal(["Fix", "Prevent", "Detect", "Mitigate", "Respond"], Enum.GetNames<ActionKind>());
        Assert.Equal(["Prevent", "Prevent", "Detect", "Mitigate", "Mitigate"], Enum.GetValues<ActionKind>().Select(kind => kind.Purpose));
    }

    [Fact]
    public void The_system_has_changed_when_something_was_verified_and_something_built_in_and_not_before()
    {
        var (open, done) = (Item(), Done());
        var lesson = new EncodedLesson { IncidentId = open.IncidentId, Learned = "Zero can mean nothing is there", Place = EncodedIn.Alert, ChosenById = Owner.Id, ChosenAt = Some.Noon };

        Assert.Equal(3, SystemChange.Of([open, done], [lesson], []).Missing.Count);
        Assert.False(SystemChange.Of([], [], []).HasChanged);
        done.Verify(Seen(Guid.CreateVersion7()));
        open.Abandon("Not worth it");
        Assert.Single(SystemChange.Of([open, done], [lesson], []).Missing);
        lesson.Encode("https://git.example.org/alerts/17", Some.Noon);
        Assert.True(SystemChange.Of([open, done], [lesson], []).HasChanged);
        Assert.False(SystemChange.Of([open], [lesson], []).HasChanged);
        var factor = new ContributingFactor { IncidentId = open.IncidentId, Number = 3, Text = "No limit on retries", AddedAt = Some.Noon };
        Assert.StartsWith("F3 has neither an action nor a reason", Assert.Single(SystemChange.Of([open, done], [lesson], [factor]).Missing), StringComparison.Ordinal);
        done.Factors.Add(factor);
        Assert.True(SystemChange.Of([open, done], [lesson], [factor]).HasChanged);
        done.Challenges.Add(new() { ActionItemId = done.Id, Text = "Would it have fired?", ById = Owner.Id, At = Some.Noon });
        Assert.False(SystemChange.Of([open, done], [lesson], []).HasChanged);
    }
}
