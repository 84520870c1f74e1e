using Debrief.Features.Incidents;
using Debrief.Features.Timeline;
using Debrief.Tests.Features.Timeline;

namespace Debrief.Tests.Pages.People;

public sealed class PersonAliasesTests(App app)
{
    private readonly string ana = $"U{Guid.NewGuid():N}", ben = $"U{Guid.NewGuid():N}";

    [Fact]
    public async Task When_a_name_turns_out_to_be_someone_else_the_events_imported_under_it_follow()
    {
        var (sam, kim) = (await app.Someone("Sam"), await app.Someone("Kim"));
        await app.Save(new PersonAlias { PersonId = sam.Id, Source = "slack", ExternalId = ana, Name = "ana" });
        var incident = await Imported();
        Assert.Equal([sam.Id, null, sam.Id], await People(incident));

        await (await Administrator($"/settings/people/{sam.Id}")).Submit("#aliases form", new { To = kim.Id });

        Assert.Equal([kim.Id, null, kim.Id], await People(incident));
    }

    [Fact]
    public async Task What_was_given_to_a_third_person_meanwhile_stays_theirs()
    {
        var (sam, kim, lee) = (await app.Someone("Sam"), await app.Someone("Kim"), await app.Someone("Lee"));
        await app.Save(new PersonAlias { PersonId = sam.Id, Source = "slack", ExternalId = ana, Name = "ana" });
        var incident = await Imported();
        await app.With(db => db.TimelineEvents.Where(each => each.IncidentId == incident.Id && each.Text == "all clear").ExecuteUpdateAsync(change => change.SetProperty(each => each.PersonId, lee.Id)));

        await (await Administrator($"/settings/people/{sam.Id}")).Submit("#aliases form", new { To = kim.Id });

        Assert.Equal([kim.Id, null, lee.Id], await People(incident));
    }

    [Fact]
    public async Task A_name_that_is_added_later_finds_what_was_imported_before()
    {
        var kim = await app.Someone("Kim");
        var incident = await Imported();

        var page = await (await Administrator($"/settings/people/{kim.Id}")).Submit("#add-alias", new { Source = " Slack", ExternalId = $"{ben} " });

        Assert.Equal([null, kim.Id, null], await People(incident));
        Assert.Contains(ben, page.Text("#aliases"), StringComparison.Ordinal);
    }

    private async Task<Incident> Imported()
    {
        var incident = await app.Save(Incident.New("Checkout stalled", IncidentKind.Outage, SlackFixture.Start));
        await app.BringAndLoad(await app.SignedIn(), incident, "inc.json", System.Text.Encoding.UTF8.GetBytes(SlackFixture.Day((8, ana, "checkout fails"), (9, ben, "looking"), (50, ana, "all clear"))));
        return incident;
    }

    private Task<List<Guid?>> People(Incident incident) => app.With(db => db.TimelineEvents.Where(each => each.IncidentId == incident.Id).InOrder.Select(each => each.PersonId).ToListAsync());

    private async Task<Page> Administrator(string path) => await (await app.SignedIn("Ada", Role.Administrator)).Open(path);
}
