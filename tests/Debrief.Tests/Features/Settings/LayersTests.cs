using Debrief.Features.Analysis;
using Debrief.Features.Settings;

namespace Debrief.Tests.Features.Settings;

public sealed class LayersTests(App app)
{
    private async Task<Page> Open() => await (await app.SignedIn("Ada Admin", Role.Administrator)).Open("/settings/layers");

    [Fact]
    public async Task A_layer_moves_before_the_one_above_it()
    {
        var page = await Open();
        var name = $"Fuse {Guid.NewGuid():N}";
        var added = await page.Submit("#add", new { Name = name });
        var id = (await app.With(db => db.DefenceLayers.SingleAsync(layer => layer.Name == name))).Id;
        var before = Rows(added)[Array.IndexOf(Rows(added), $"layer-{id}") - 1];

        var moved = Rows(await added.Submit($"#layer-{id} form[action$=earlier]"));

        Assert.True(Array.IndexOf(moved, $"layer-{id}") < Array.IndexOf(moved, before));
    }

    [Fact]
    public async Task A_retired_layer_stays_with_its_factors_and_is_no_longer_offered()
    {
        var layer = await app.Save(new DefenceLayer { Name = $"Fuse {Guid.NewGuid():N}", Position = 90 });
        var incident = await app.Save(Some.Incident(await app.Someone()));
        var factor = await app.Save(new ContributingFactor { IncidentId = incident.Id, Number = 1, Text = "It never blew", AddedAt = Some.Noon, LayerId = layer.Id });

        await (await Open()).Submit($"#layer-{layer.Id} form[action$=retirement]");

        var browser = await app.SignedIn();
        Assert.Contains(layer.Name, (await browser.Open($"{incident.Path}/analysis")).Text(".factor-card"), StringComparison.Ordinal);
        Assert.DoesNotContain(layer.Name, (await browser.Open($"{incident.Path}/analysis/factors/{factor.Id}")).Attributes("#known-layers option", "value"));
    }

    private static string[] Rows(Page page) => page.Attributes("#layers tbody tr", "id");
}
