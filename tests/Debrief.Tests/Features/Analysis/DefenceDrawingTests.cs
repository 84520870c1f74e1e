using System.Xml.Linq;
using Debrief.Features.Analysis;
using Debrief.Features.Incidents;
using Debrief.Features.Library;
using Debrief.Features.Publishing;
using Debrief.Features.Settings;
using Debrief.Features.Writeups;

namespace Debrief.Tests.Features.Analysis;

public sealed class DefenceDrawingTests(App app)
{
    /// <summary>Factors on layers by number, and layers that held.</summary>
    private async Task<Incident> Incident(string[] holes, string[] held, string text = "Three lines changed; nothing showed how long a read may hold a connection")
    {
        var incident = await app.Save(Some.Incident(await app.Someone()));
        await app.With(async db =>
        {
            foreach (var (layer, index) in holes.Select((layer, index) => (layer, index)))
                db.Add(new ContributingFactor { IncidentId = incident.Id, Number = index + 1, Text = text, AddedAt = Some.Noon, LayerId = (await db.LayerNamedAsync(layer, TestContext.Current.CancellationToken))?.Id });
            foreach (var layer in held) db.Add(new HeldLayer { IncidentId = incident.Id, Text = "212 double charges stopped here", LayerId = (await db.LayerNamedAsync(layer, TestContext.Current.CancellationToken))?.Id });
            await db.SaveChangesAsync();
        });
        return incident;
    }

    private Task<DefenceDrawing> Draw(Incident incident) => app.With(db => db.DrawingAsync(incident, TestContext.Current.CancellationToken));

    [Fact]
    public async Task Layers_stand_in_the_order_in_which_a_failure_meets_them_and_those_that_held_stand_last()
    {
        var drawing = await Draw(await Incident(["Alert", "Review", "Test", "Alert"], ["Design"]));

        Assert.Equal(["Review", "Test", "Alert", "Design"], drawing.Layers.Select(layer => layer.Name));
        Assert.Equal("Three holes lined up; the last layer held", drawing.Title);
        Assert.Equal(["F1", "F4"], drawing.Layers[2].Holes.Select(factor => factor.Name));
    }

    [Fact]
    public async Task The_text_says_all_that_the_drawing_shows()
    {
        var drawing = await Draw(await Incident(["Review"], ["Recovery"]));

        Assert.Equal(
            ["Review had a hole: F1, Three lines changed; nothing showed how long a read may hold a connection", "Recovery held: 212 double charges stopped here"], drawing.Lines);
    }

    [Fact]
    public async Task The_drawing_is_well_formed_whatever_people_type()
    {
        var drawing = await Draw(await Incident(["Review", "Test"], ["Recovery"], "<script>alert(1)</script> & \"x\" 🦉 漢字"));

        var svg = XDocument.Parse(drawing.Svg("a", "text{}"));

        Assert.Equal(2, svg.Descendants().Count(node => node.Name.LocalName == "ellipse"));
        Assert.DoesNotContain(svg.Descendants(), node => node.Name.LocalName == "script");
        Assert.Single(svg.Descendants(), node => (string?)node.Attribute("class") == "stop");
    }

    [Fact]
    public async Task Where_nothing_held_the_path_goes_all_the_way_through()
    {
        var svg = (await Draw(await Incident(["Review", "Test"], []))).Svg("a");

        Assert.Contains("class=\"head\"", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"stop\"", svg, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_drawing_can_be_taken_along_as_a_file()
    {
        var incident = await Incident(["Review"], ["Recovery"]);

        var answer = await (await app.SignedIn()).Http.GetAsync(new Uri($"{incident.Path}/analysis/layers.svg", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(("image/svg+xml", $"{incident.Name}-layers.svg"), (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.FileName));
        Assert.Equal("svg", XDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Root!.Name.LocalName);
    }

    [Fact]
    public async Task What_was_believed_is_found_by_search()
    {
        var incident = await app.Save(Some.Incident(await app.Someone()));
        var word = $"quokka{Guid.NewGuid():N}"[..16];
        var writeup = await app.Save(new Writeup { IncidentId = incident.Id, Template = "standard", StartedAt = Some.Noon });
        await app.Save(new Publication { IncidentId = incident.Id, WriteupId = writeup.Id, Number = 1, Version = 1, Title = incident.Title, Text = Some.FinishedText, PublishedAt = Some.Noon, PublishedById = incident.LeadId!.Value });
        var browser = await app.SignedIn();
        await (await browser.Open($"{incident.Path}/analysis")).Submit("#add-belief", new { Believed = $"The {word} never fills up" });

        await app.With(async db => { while (await LibraryProjection.CatchUpAsync(db, TestContext.Current.CancellationToken)) { } });

        Assert.Contains(word, (await browser.Open($"/library?q={word}")).Text("#results"), StringComparison.Ordinal);
    }
}
