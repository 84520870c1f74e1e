using Debrief.Features.Incidents;

namespace Debrief.Tests.Features.Settings;

public sealed class MergeTests(App app)
{
    private async Task<Page> Look(Person person, Person into) => await (await app.SignedIn("Ada Admin", Role.Administrator)).Open($"/settings/people/{person.Id}/merge?into={into.Id}");

    private async Task<Incident> IncidentWith(Action<Incident> change)
    {
        var incident = Incident.New($"Checkout slow {Guid.NewGuid():N}", IncidentKind.Outage, TimeProvider.System.GetUtcNow());
        change(incident);
        return await app.Save(incident);
    }

    [Fact]
    public async Task Everything_that_named_the_one_names_the_other_after_it_was_shown()
    {
        var (imported, kim) = (await app.Save(new Person { Name = "kim.o", Email = "kim@example.org" }), await app.Someone("Kim Okafor"));
        await app.Save(new PersonAlias { PersonId = imported.Id, Source = "slack", ExternalId = $"U{Guid.NewGuid():N}", Name = "kim.o" });
        var led = await IncidentWith(incident => incident.LeadId = imported.Id);
        var helped = await IncidentWith(incident => incident.Responders.Add(new() { IncidentId = incident.Id, PersonId = imported.Id, Role = "Scribe" }));

        var look = await Look(imported, kim);
        Assert.Contains(look.Texts("#changes li"), line => line.Contains("kim.o” in slack", StringComparison.Ordinal));
        Assert.Contains(look.Texts("#changes li"), line => line.StartsWith($"Lead of {led.Name}", StringComparison.Ordinal));
        Assert.Contains(look.Texts("#changes li"), line => line.StartsWith($"Responder in {helped.Name}", StringComparison.Ordinal));
        var page = await look.Submit("#merge");

        Assert.Equal($"/settings/people/{kim.Id}", page.Path);
        Assert.Contains("kim.o", page.Text("#aliases"), StringComparison.Ordinal);
        Assert.Equal(kim.Id, await app.With(db => db.AllIncidents.Where(it => it.Id == led.Id).Select(it => it.LeadId).SingleAsync()));
        Assert.Equal([kim.Id], await app.With(db => db.AllIncidents.Where(it => it.Id == helped.Id).SelectMany(it => it.Responders).Select(it => it.PersonId).ToListAsync()));
        Assert.Equal("kim@example.org", await app.With(db => db.People.Where(it => it.Id == kim.Id).Select(it => it.Email).SingleAsync()));
    }

    [Fact]
    public async Task Named_twice_in_one_place_they_are_named_once_after()
    {
        var (imported, kim) = (await app.Someone("kim.o"), await app.Someone("Kim Okafor"));
        var incident = await IncidentWith(incident =>
        {
            incident.Responders.Add(new() { IncidentId = incident.Id, PersonId = imported.Id });
            incident.Responders.Add(new() { IncidentId = incident.Id, PersonId = kim.Id, Role = "Commander" });
        });

        await (await Look(imported, kim)).Submit("#merge");

        Assert.Equal(["Commander"], await app.With(db => db.AllIncidents.Where(it => it.Id == incident.Id).SelectMany(it => it.Responders).Select(it => it.Role).ToListAsync()));
    }

    [Fact]
    public async Task A_restricted_incident_is_not_listed_among_what_changes_and_changes_all_the_same()
    {
        var (imported, kim) = (await app.Someone("kim.o"), await app.Someone("Kim Okafor"));
        var incident = await IncidentWith(incident =>
        {
            incident.LeadId = imported.Id;
            incident.Restrict("Under investigation", []);
        });

        var look = await Look(imported, kim);
        Assert.DoesNotContain(incident.Title, look.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(incident.Name, look.Body, StringComparison.Ordinal);
        await look.Submit("#merge");

        Assert.Equal([kim.Id], await app.With(db => db.AllIncidents.Where(it => it.Id == incident.Id).SelectMany(it => it.Viewers).Select(it => it.PersonId).ToListAsync()));
    }

    [Fact]
    public async Task Someone_with_an_account_is_not_merged_away()
    {
        var account = await Accounts.RealAccounts.Account(app);
        var (person, other) = (await app.With(db => db.People.SingleAsync(it => it.Id == account.PersonId)), await app.Someone());

        var look = await Look(person, other);

        Assert.False(look.Has("#merge"));
    }

    [Fact]
    public async Task Two_merges_in_a_circle_at_the_same_moment_leave_one_person()
    {
        var (one, other) = (await app.Someone("Kim"), await app.Someone("Kimberly"));
        var pages = await Task.WhenAll(Look(one, other), Look(other, one));

        await Task.WhenAll(pages.Select(page => page.Submit("#merge")));

        Assert.Equal(1, await app.With(db => db.People.CountAsync(it => (it.Id == one.Id || it.Id == other.Id) && it.MergedIntoId == null)));
    }

    [Fact]
    public async Task A_name_in_a_source_can_be_given_to_someone_else()
    {
        var (sam, kim) = (await app.Someone("Sam"), await app.Someone("Kim"));
        var alias = await app.Save(new PersonAlias { PersonId = sam.Id, Source = "github", ExternalId = $"{Guid.NewGuid():N}", Name = "kim-o" });

        await (await (await app.SignedIn("Ada", Role.Administrator)).Open($"/settings/people/{sam.Id}")).Submit("#aliases form", new { To = kim.Id });

        Assert.Equal(kim.Id, await app.With(db => db.PersonAliases.Where(it => it.ExternalId == alias.ExternalId).Select(it => it.PersonId).SingleAsync()));
    }
}
