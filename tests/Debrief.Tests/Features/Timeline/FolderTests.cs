using System.Text;
using Debrief.Features.Incidents;
using Debrief.Features.Timeline;

namespace Debrief.Tests.Features.Timeline;

/// <summary>Folders, as a browser sends them: each file with its path.</summary>
public sealed class FolderTests(App app)
{
    private static readonly (string Name, byte[] Content)[] Export =
    [
        ("acme export/users.json", Bytes("""[{"id":"UANA","name":"ana","profile":{"real_name":"Ana Sousa"}},{"id":"UBEN","name":"ben","profile":{"real_name":"Ben Okoye"}}]""")),
        ("acme export/channels.json", Bytes("""[{"id":"C1","name":"inc-checkout"}]""")),
        ("acme export/.DS_Store", [0, 1, 2]),
        ("acme export/inc-checkout/2026-05-12.json", Bytes(SlackFixture.Day(SlackFixture.Talk))),
        ("acme export/inc-checkout/2026-05-13.json", Bytes(SlackFixture.Day((1500, "UANA", "I write it up")))),
    ];

    private Task<Incident> AnIncident() => app.Save(Incident.New("Checkout stalled", IncidentKind.Outage, SlackFixture.Start));

    [Fact]
    public async Task An_unzipped_export_is_one_import_that_knows_who_said_what()
    {
        var (incident, browser) = (await AnIncident(), await app.SignedIn());

        var upload = await Brought(await browser.Send(incident, Export));
        var loaded = await app.Load(browser, incident, upload, new { Channels = "inc-checkout" });

        Assert.Equal(("acme export", 7), (upload.Name, loaded.Outcome!.Added));
        Assert.Empty(loaded.Outcome.Warnings);
        Assert.Equal(1, await app.With(db => db.Uploads.CountAsync(each => each.IncidentId == incident.Id)));
        var events = await app.With(db => db.TimelineEvents.Where(each => each.IncidentId == incident.Id).InOrder.ToListAsync());
        Assert.All(events, each => Assert.Equal("inc-checkout", each.Channel));
        Assert.Equal(["Ana Sousa", "Ben Okoye"], events.Select(each => each.ActorName).Distinct());
    }

    [Fact]
    public async Task The_folder_and_the_zip_of_it_tell_the_same_events()
    {
        var (incident, browser) = (await AnIncident(), await app.SignedIn());
        await app.Load(browser, incident, await Brought(await browser.Send(incident, Export)));

        var zip = await app.BringAndLoad(browser, incident, "acme export.zip", Bringing.Zip([.. Export.Select(file => (file.Name["acme export/".Length..], Encoding.UTF8.GetString(file.Content)))]));

        Assert.Equal((0, 7), (zip.Outcome!.Added, zip.Outcome.Known));
        var events = await app.With(db => db.TimelineEvents.Where(each => each.IncidentId == incident.Id).Select(each => each.Id).ToListAsync());
        Assert.Equal(["inc-checkout/2026-05-12.json", "inc-checkout/2026-05-13.json"], await app.With(db => db.Evidence.Where(each => events.Contains(each.EventId)).Select(each => each.Entry).Distinct().Order().ToListAsync()));
    }

    [Fact]
    public async Task The_folder_of_one_channel_keeps_its_name()
    {
        var (incident, browser) = (await AnIncident(), await app.SignedIn());

        var upload = await Brought(await browser.Send(incident, ("inc-checkout/2026-05-12.json", Bytes(SlackFixture.Day(SlackFixture.Talk)))));

        Assert.Equal([("inc-checkout", 6L)], upload.Found!.Channels.Select(channel => (channel.Name, channel.Messages)));
    }

    [Fact]
    public async Task A_folder_that_is_no_export_is_the_files_in_it_and_what_stands_beside_it_stays_apart()
    {
        var (incident, browser) = (await AnIncident(), await app.SignedIn());

        await browser.Send(incident, ("inc-42/notes.txt", Bytes("14:32 - Deploy\n")), ("inc-42/more/notes.txt", Bytes("14:50 - Rolled back\n")), ("export.zip", SlackFixture.Export()), ("inc-42/empty.txt", []));

        var uploads = await app.With(db => db.Uploads.Where(each => each.IncidentId == incident.Id).OrderBy(each => each.Id).ToListAsync());
        Assert.Equal(["notes.txt", "notes.txt", "export.zip"], uploads.Select(upload => upload.Name));
        foreach (var upload in uploads) Assert.Equal(UploadState.Waiting, (await app.Settled(upload.Id)).State);
        Assert.Equal([true, true, false], (await app.With(db => db.Uploads.AsNoTracking().Where(each => each.IncidentId == incident.Id).OrderBy(each => each.Id).ToListAsync())).Select(upload => upload.Found!.AsksDate));
    }

    [Theory]
    [InlineData("../../etc/2026-05-12.json")]
    [InlineData("/etc/2026-05-12.json")]
    [InlineData("C:\\exports\\2026-05-12.json")]
    [InlineData("a//2026-05-12.json")]
    public async Task A_path_that_leads_elsewhere_is_only_a_name(string path)
    {
        var (incident, browser) = (await AnIncident(), await app.SignedIn());

        var upload = await Brought(await browser.Send(incident, (path, Bytes(SlackFixture.Day(SlackFixture.Talk)))));

        Assert.Equal(("2026-05-12.json", false, UploadState.Waiting), (upload.Name, upload.IsArchive, upload.State));
    }

    private async Task<Upload> Brought(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await app.Settled(Guid.Parse(answer.RequestMessage!.RequestUri!.Segments[^1]));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
