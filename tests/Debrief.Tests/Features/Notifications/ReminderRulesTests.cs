using Debrief.Features.ActionItems;
using Debrief.Features.Notifications;

namespace Debrief.Tests.Features.Notifications;

public sealed class ReminderRulesTests
{
    private static readonly Guid Owner = Guid.CreateVersion7(), Lead = Guid.CreateVersion7(), Verifier = Guid.CreateVersion7();

    /// <summary>A Monday.</summary>
    private static readonly DateOnly Begun = new(2026, 5, 4);

    private static ActionFacts Facts(ActionState state = ActionState.Open, int? due = 10, Guid? owner = null) => new(
        Guid.CreateVersion7(), Guid.CreateVersion7(), state, false, due is { } days ? Begun.AddDays(days) : null, Begun, state == ActionState.Done ? Begun.AddDays(5) : null, null, owner ?? Owner, null, Lead, null, null);

    /// <summary>Everything that is decided while days pass, each at most once, as the key in the database has it.</summary>
    private static List<(int Day, DueReminder Due)> Live(ActionFacts facts, int days, Func<Guid, bool>? canBeTold = null, Func<int, bool>? awake = null)
    {
        var (decided, told) = (new HashSet<DueReminder>(), new List<(int, DueReminder)>());
        for (var day = 0; day <= days; day++)
        {
            if (awake is not null && !awake(day)) continue;
            foreach (var due in ReminderRules.DueOn(facts, Begun.AddDays(day), 14, canBeTold ?? (_ => true))) if (decided.Add(due)) told.Add((day, due));
        }
        return told;
    }

    private static int[] Days(List<(int Day, DueReminder Due)> told, ReminderKind kind, Guid person) => [.. told.Where(row => row.Due.Kind == kind && row.Due.PersonId == person).Select(row => row.Day)];

    [Fact]
    public void Half_a_year_of_an_action_that_nobody_does_is_a_rhythm_and_it_never_stops()
    {
        var told = Live(Facts(), 182);

        Assert.Equal([8], Days(told, ReminderKind.DueSoon, Owner));
        Assert.Equal(Enumerable.Range(0, 25).Select(week => 11 + 7 * week), Days(told, ReminderKind.Overdue, Owner));
        Assert.Equal(Enumerable.Range(0, 23).Select(week => 24 + 7 * week), Days(told, ReminderKind.Escalated, Lead));
        Assert.Equal(Enumerable.Range(1, 13).Select(time => 14 * time), Days(told, ReminderKind.Nudge, Owner));
    }

    [Fact]
    public void What_was_slept_through_is_made_up_for_once()
    {
        var told = Live(Facts(), 100, awake: day => day is < 5 or > 90);

        Assert.Equal([91, 95], Days(told, ReminderKind.Overdue, Owner));
    }

    [Fact]
    public void What_is_over_is_left_in_peace()
    {
        Assert.Empty(Live(Facts(ActionState.Verified), 182));
        Assert.Empty(Live(Facts(ActionState.Abandoned), 182));
    }

    [Fact]
    public void Done_goes_on_asking_whoever_is_to_verify_until_someone_has()
    {
        var told = Live(Facts(ActionState.Done) with { VerifierId = Verifier }, 60);

        Assert.Equal([8, 15, 22, 29, 36, 43, 50, 57], Days(told, ReminderKind.Unverified, Verifier));
        Assert.DoesNotContain(told, row => row.Due.PersonId == Owner);
        Assert.Equal(22, Days(told, ReminderKind.Escalated, Lead)[0]);
    }

    [Fact]
    public void The_day_that_the_verification_was_planned_for_is_the_first()
    {
        var told = Live(Facts(ActionState.Done) with { VerifyOn = Begun.AddDays(30) }, 40);

        Assert.Equal([30, 37], Days(told, ReminderKind.Unverified, Owner));
    }

    [Fact]
    public void Without_an_owner_or_a_day_the_lead_is_asked_and_an_owner_who_cannot_be_told_is_none()
    {
        Assert.Equal([3, 10, 17], Days(Live(Facts(due: null), 20), ReminderKind.Unpromised, Lead));
        Assert.Equal([3, 10, 17], Days(Live(Facts(), 20, person => person != Owner), ReminderKind.Unpromised, Lead));
        Assert.Empty(Live(Facts(), 20, _ => false));
    }

    [Fact]
    public void A_challenge_is_brought_to_the_owner_until_it_is_answered()
    {
        Assert.Equal([6, 13, 20], Days(Live(Facts(due: null) with { ChallengedOn = Begun.AddDays(5) }, 20), ReminderKind.Challenged, Owner));
    }

    [Fact]
    public void Whoever_checks_looks_every_Monday()
    {
        Assert.Equal([0, 7, 14], Days(Live(Facts() with { CheckerId = Verifier }, 20), ReminderKind.WeeklyCheck, Verifier));
    }

    [Fact]
    public void A_project_is_asked_about_half_as_often()
    {
        Assert.Equal([14, 42, 70], Days(Live(Facts(due: null) with { IsProject = true }, 80), ReminderKind.Nudge, Owner));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-05-12T06:59:00Z", null)]
    [InlineData("Europe/Berlin", "2026-05-12T07:00:00Z", "2026-05-12")]
    [InlineData("Pacific/Auckland", "2026-05-12T21:00:00Z", "2026-05-13")]
    [InlineData("America/Los_Angeles", "2026-05-16T20:00:00Z", null)]
    [InlineData("Nowhere/Land", "2026-05-12T10:00:00Z", "2026-05-12")]
    public void Mail_comes_within_the_hours_of_the_person_on_the_persons_day(string zone, string now, string? day)
    {
        var hours = new WorkingHours { PersonId = Owner, Zone = zone };

        Assert.Equal(day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), hours.DayAt(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)));
    }
}
