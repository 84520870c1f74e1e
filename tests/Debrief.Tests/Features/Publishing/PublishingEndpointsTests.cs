using Debrief.Features.Incidents;

namespace Debrief.Tests.Features.Publishing;

public sealed class PublishingEndpointsTests(App app)
{
    [Fact]
    public async Task A_text_without_one_of_the_five_parts_is_refused_with_its_name()
    {
        var (browser, incident) = await Written(Some.FinishedText.Replace("Idempotency keys turned 212 repeated charges into none.", "", StringComparison.Ordinal));

        var page = await browser.Open($"{incident.Path}/publish");

        Assert.Contains("What went well is empty.", page.Body, StringComparison.Ordinal);
        Assert.False(page.Has("#publish"));
    }

    [Fact]
    public async Task Readers_see_what_was_published_until_it_is_published_again_and_corrections_are_marked()
    {
        var (browser, incident) = await Written(Some.FinishedText);
        await (await browser.Open($"{incident.Path}/publish")).Submit("#publish");
        var text = await browser.Open($"{incident.Path}/writeup");
        await text.Submit("#text", new { Text = Some.FinishedText.Replace("47 minutes", "49 minutes", StringComparison.Ordinal) });
        var reader = await app.SignedIn("Rita Reader", Role.Reader);

        Assert.Contains("For 47 minutes", (await reader.Open($"/postmortems/{incident.Number}")).Text(".text"), StringComparison.Ordinal);
        await (await browser.Open($"{incident.Path}/publish")).Submit("#publish", new { Correction = "It lasted 49 minutes, not 47." });

        var corrected = await reader.Open($"/postmortems/{incident.Number}");
        Assert.Contains("For 49 minutes", corrected.Text(".text"), StringComparison.Ordinal);
        Assert.Contains("It lasted 49 minutes, not 47.", corrected.Body, StringComparison.Ordinal);
        Assert.Equal(["postmortem.published by Robin Reyes", "postmortem.corrected by Robin Reyes"], await app.ActivityOf(incident.Id));
    }

    [Fact]
    public async Task Unpublished_it_is_gone_for_readers_and_the_text_stays()
    {
        var (browser, incident) = await Written(Some.FinishedText);
        await (await browser.Open($"{incident.Path}/publish")).Submit("#publish");

        await (await browser.Open($"{incident.Path}/publish")).Submit("#withdraw");

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open($"/postmortems/{incident.Number}")).Status);
        Assert.Contains("Idempotency keys", (await browser.Open($"{incident.Path}/writeup")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changed_while_someone_looked_is_not_published_unseen()
    {
        var (browser, incident) = await Written(Some.FinishedText);
        var form = await browser.Open($"{incident.Path}/publish");
        await (await browser.Open($"{incident.Path}/writeup")).Submit("#text", new { Text = Some.FinishedText + "\n\nOne more line.\n" });

        Assert.Equal(HttpStatusCode.Conflict, (await form.Submit("#publish")).Status);
    }

    private async Task<(Browser Browser, Incident Incident)> Written(string text)
    {
        var robin = await app.Someone();
        var incident = await app.Save(Some.Incident(robin));
        var writeup = new Debrief.Features.Writeups.Writeup { IncidentId = incident.Id, Template = "standard", AuthorId = robin.Id, StartedAt = Some.Noon };
        var change = writeup.Save(0, text, robin.Id, Some.Noon)!;
        await app.Save(writeup);
        await app.Save(change);
        return (app.SignedInAs(robin), incident);
    }
}
