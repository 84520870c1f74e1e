using Debrief.Features.ActionItems;
using Debrief.Features.Incidents;
using Debrief.Features.Notifications;

namespace Debrief.Tests.Features.Notifications;

public sealed class NotificationEndpointsTests(App app)
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    private async Task<(Person Owner, Incident Incident, ActionItem Item)> Promised()
    {
        var owner = await app.Someone($"Priya {Guid.NewGuid():N}");
        var incident = await app.Save(Some.Incident(owner));
        var item = new ActionItem { IncidentId = incident.Id, Text = "Add an alert for pool wait above 2 s", CreatedAt = Some.Noon };
        item.Promise(owner, Today.AddDays(1), Today);
        return (owner, incident, await app.Save(item));
    }

    [Fact]
    public async Task A_snooze_has_a_day_not_too_far_and_a_reason_that_others_read()
    {
        var (owner, incident, item) = await Promised();
        var page = await app.SignedInAs(owner).Open(incident.PathOf(item));

        Assert.Equal(HttpStatusCode.Conflict, (await page.Submit("#snooze", new { Until = Today.AddDays(90).ToString("O"), Reason = "Later" })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await page.Submit("#snooze", new { Until = Today.AddDays(9).ToString("O"), Reason = "" })).Status);
        await page.Submit("#snooze", new { Until = Today.AddDays(9).ToString("O"), Reason = "The freeze ends then" });

        Assert.Contains("The freeze ends then", (await (await app.SignedIn()).Open(incident.PathOf(item))).Body, StringComparison.Ordinal);
        page = await (await app.SignedInAs(owner).Open(incident.PathOf(item))).Submit("#wake");
        Assert.DoesNotContain("The freeze ends then", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_is_named_to_look_every_week_and_a_team_is_not()
    {
        var (owner, incident, _) = await Promised();
        var page = await app.SignedInAs(owner).Open($"{incident.Path}/actions");

        Assert.Equal(HttpStatusCode.Conflict, (await page.Submit("#checker", new { Checker = "SRE team" })).Status);
        page = await page.Submit("#checker", new { Checker = owner.Name });

        Assert.Equal(owner.Name, page.Attribute("#f-checker", "value"));
        page = await page.Submit("#checker", new { Checker = "" });
        Assert.False(await app.With(db => db.WeeklyChecks.AnyAsync(check => check.IncidentId == incident.Id)));
    }

    [Fact]
    public async Task Hours_are_ones_own_and_a_zone_is_one_that_there_is()
    {
        var person = await app.Someone();
        var page = await app.SignedInAs(person, Role.Reader).Open("/account/reminders");

        Assert.Equal(HttpStatusCode.Conflict, (await page.Submit("#hours", new { Zone = "Nowhere/Land" })).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await page.Submit("#hours", new { FromHour = 17, ToHour = 9 })).Status);
        page = await page.Submit("#hours", new { Zone = "Europe/Berlin", FromHour = 8, ToHour = 16, Weekends = "true" });

        Assert.Equal("Europe/Berlin", page.Attribute("#f-Zone", "value"));
        Assert.True((await app.With(db => db.WorkingHours.SingleAsync(hours => hours.PersonId == person.Id))).Weekends);
    }

    [Fact]
    public async Task Without_a_mail_server_the_settings_say_so_and_what_to_do()
    {
        var page = await (await app.SignedIn("Ada Admin", Role.Administrator)).Open("/settings/mail");

        Assert.Contains("Mail__Server", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Someone_who_leaves_hands_all_of_it_over_in_one_step_but_what_others_may_not_see()
    {
        var (owner, incident, item) = await Promised();
        var hidden = await app.Save(Some.Incident(owner));
        var secret = new ActionItem { IncidentId = hidden.Id, Text = "Rotate the key", CreatedAt = Some.Noon };
        secret.Promise(owner, null, Today);
        await app.Save(secret);
        await app.With(async db =>
        {
            var found = await db.AllIncidents.Include(each => each.Viewers).Include(each => each.Responders).SingleAsync(each => each.Id == hidden.Id);
            found.Restrict("Open vulnerability", []);
            await db.SaveChangesAsync();
        });
        var taker = await app.Someone($"Jonas {Guid.NewGuid():N}");
        var page = await (await app.SignedIn("Ada")).Open($"/actions/hand-over?from={owner.Id}");
        Assert.Equal([$"{item.Number}"], page.Attributes("input[name=Action]", "value"));

        Assert.Equal(HttpStatusCode.Conflict, (await page.Submit("#hand-over", new { To = "SRE team" })).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await page.Submit("#hand-over", new { To = owner.Name })).Status);
        await page.Submit("#hand-over", new Dictionary<string, object?> { ["To"] = taker.Name, ["Action"] = new[] { item.Number, secret.Number } });

        var owners = await app.With(db => db.AllActionItems.Where(found => found.Id == item.Id || found.Id == secret.Id).ToDictionaryAsync(found => found.Id, found => found.OwnerId));
        Assert.Equal((taker.Id, owner.Id), (owners[item.Id], owners[secret.Id]));
        Assert.Contains("action_item.handed_over by Ada", await app.ActivityOf(incident.Id));
    }

    [Fact]
    public async Task Home_shows_what_I_promised_for_the_next_days()
    {
        var (owner, incident, item) = await Promised();

        var home = await app.SignedInAs(owner).Open("/");

        Assert.Contains($"A-{item.Number}, {incident.Name}", home.Body, StringComparison.Ordinal);
    }
}
