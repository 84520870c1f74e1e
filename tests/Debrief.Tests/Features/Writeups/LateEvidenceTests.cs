using Debrief.Features.Incidents;
using Debrief.Features.Timeline;
using Debrief.Features.Writeups;
using Debrief.Sources;

namespace Debrief.Tests.Features.Writeups;

public sealed class LateEvidenceTests(App app)
{
    [Fact]
    public async Task Evidence_that_came_after_the_draft_is_offered_and_goes_in_without_touching_a_word()
    {
        var robin = await app.SignedIn();
        var incident = await app.Save(Some.Incident(await app.Someone()));
        await Pick(incident, "e1", 0, "Alert fired");
        await Pick(incident, "e3", 40, "Rolled back");
        await Write(robin, incident);
        var mine = await TextOf(incident);
        await Pick(incident, "e2", 20, "Decided to wait");
        await Pick(incident, "e4", 60, "Closed");

        var desk = await robin.Open($"{incident.Path}/writeup");
        Assert.Contains("2 later events", desk.Text(".bar-top"), StringComparison.Ordinal);
        var offer = await robin.Open($"{incident.Path}/writeup/fresh-draft");
        Assert.Equal(mine, await TextOf(incident));
        await offer.Submit("#insertions", new { Event = new[] { "e2" } });

        var text = await TextOf(incident);
        var added = text.Split('\n').Single(line => line.Contains("#event-e2)", StringComparison.Ordinal));
        Assert.Equal(mine, text.Replace(added + "\n", "", StringComparison.Ordinal));
        Assert.True(text.IndexOf("#event-e2)", StringComparison.Ordinal) < text.LastIndexOf("#event-e3)", StringComparison.Ordinal));
        Assert.Contains("1 later event", (await robin.Open($"{incident.Path}/writeup")).Text(".bar-top"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_the_author_took_out_is_not_offered_again()
    {
        var robin = await app.SignedIn();
        var incident = await app.Save(Some.Incident(await app.Someone()));
        await Pick(incident, "e1", 0, "Alert fired");
        await Pick(incident, "e3", 40, "Rolled back");
        await Write(robin, incident);
        var without = string.Join('\n', (await TextOf(incident)).Split('\n').Where(line => !line.Contains("#event-e3)", StringComparison.Ordinal)));
        await (await robin.Open($"{incident.Path}/writeup")).Submit("#text", new { Text = without });

        var offer = await robin.Open($"{incident.Path}/writeup/fresh-draft");

        Assert.DoesNotContain("#event-e3)", await TextOf(incident), StringComparison.Ordinal);
        Assert.False(offer.Has("#insertions"));
    }

    private static async Task Write(Browser browser, Incident incident) =>
        await (await browser.Open($"{incident.Path}/writeup")).Submit("#start");

    private Task<string> TextOf(Incident incident) => app.With(db => db.Writeups.Where(writeup => writeup.IncidentId == incident.Id).Select(writeup => writeup.Text).SingleAsync());

    private async Task Pick(Incident incident, string id, double minutes, string text)
    {
        var seen = new TimelineEvent { IncidentId = incident.Id, PublicId = id, At = Some.Noon.AddMinutes(minutes), Precision = TimePrecision.Minute, OriginalTime = "", Kind = EventKind.Action, Text = text, Source = TimelineEvent.ByHand, AddedAt = Some.Noon };
        seen.Pick((await app.Someone()).Id, Some.Noon);
        await app.Save(seen);
    }
}
