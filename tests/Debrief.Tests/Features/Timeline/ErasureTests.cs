using System.Text;
using Debrief.Features.Incidents;
using Debrief.Features.Timeline;
using Debrief.Features.Writeups;

namespace Debrief.Tests.Features.Timeline;

public sealed class ErasureTests(App app)
{
    private static readonly System.Text.Json.JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private const string Secret = "p@ss\"wörd/<7781>";

    [Fact]
    public async Task An_erased_text_is_gone_from_every_table_and_the_rest_stays()
    {
        var (incident, browser) = (await app.Save(Incident.New($"Leak of {Secret}", IncidentKind.Security, SlackFixture.Start)), await app.SignedIn("Ada", Role.Administrator));
        await app.BringAndLoad(browser, incident, "export of 7781.zip", SlackFixture.Export("inc", (59, "UBEN", $"the password is &lt;oops&gt; {Marked(Secret)} sorry"), (60, "UANA", "noted")), new { Channels = "inc" });
        var told = await app.With(db => db.TimelineEvents.SingleAsync(@event => @event.IncidentId == incident.Id && @event.Text.Contains("password is")));
        Assert.Contains(Secret, told.Text, StringComparison.Ordinal);
        await (await browser.Open($"{incident.Path}/timeline/events/{told.PublicId}")).Submit("#edit", new { Text = $"Ben pasted {Secret}" });
        await WriteAbout(incident);

        var answer = await (await browser.Open($"{incident.Path}/erasure")).Submit("#erase", new { Text = Secret, Sure = "true" });

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Empty(await WhereItStands(incident, Secret));
        Assert.Empty(await PiecesWith(incident, "7781"));
        Assert.Contains("timeline.text_erased by Ada", await app.ActivityOf(incident.Id));
        Assert.Equal(8, await app.With(db => db.TimelineEvents.CountAsync(@event => @event.IncidentId == incident.Id)));
        // The next record still stands where it stood.
        var noted = await app.With(db => db.TimelineEvents.SingleAsync(@event => @event.IncidentId == incident.Id && @event.Text == "noted"));
        Assert.Contains("noted", (await (await browser.Open($"{incident.Path}/timeline/events/{noted.PublicId}")).Follow(".records a")).Text(".record"), StringComparison.Ordinal);
        Assert.Contains("Ben pasted ████", (await app.With(db => db.TimelineEvents.SingleAsync(@event => @event.Id == told.Id))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_lies_over_the_border_of_two_pieces_is_erased_too()
    {
        var (incident, browser) = (await app.Save(Incident.New("Leak", IncidentKind.Security, SlackFixture.Start)), await app.SignedIn("Ada", Role.Administrator));
        var text = new StringBuilder("2026-05-12\n13:00 - ").Append('a', UploadChunk.Size - 25).Append("very-secret-7781\n13:05 - end\n").ToString();
        await app.BringAndLoad(browser, incident, "notes.txt", Encoding.UTF8.GetBytes(text), new { Zone = "UTC" });

        await (await browser.Open($"{incident.Path}/erasure")).Submit("#erase", new { Text = "very-secret-7781", Sure = "true" });

        var whole = string.Concat((await Pieces(incident)).Select(Encoding.UTF8.GetString));
        Assert.Equal(text.Length, whole.Length);
        Assert.DoesNotContain("7781", whole, StringComparison.Ordinal);
        Assert.EndsWith("xxxx\n13:05 - end\n", whole, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("key\"7781/x")]
    [InlineData("Größe&<7781>")]
    [InlineData("日本語7781")]
    public void Bytes_are_erased_in_every_form_an_export_may_write_them(string text)
    {
        var plain = System.Text.Json.JsonSerializer.Serialize(text, Relaxed);
        string[] forms = [text, plain[1..^1], plain[1..^1].Replace("/", "\\/", StringComparison.Ordinal), Marked(text)];
        foreach (var bytes in forms.Select(Encoding.UTF8.GetBytes).Append(Encoding.Unicode.GetBytes(text)).Append(Encoding.BigEndianUnicode.GetBytes(text)))
        {
            byte[] around = [1, 2, .. bytes, 3, 0];

            Assert.True(new ErasedBytes(text).Erase(around) > 0);

            Assert.Equal([1, 2, .. Enumerable.Repeat((byte)'x', bytes.Length), 3, 0], around);
        }
    }

    [Fact]
    public async Task Only_an_administrator_who_may_see_the_incident_erases()
    {
        var incident = await app.Save(Incident.New("Leak", IncidentKind.Security, SlackFixture.Start));

        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignedIn()).Open($"{incident.Path}/erasure")).Status);
        await app.With(async db =>
        {
            var found = await db.AllIncidents.Include(each => each.Viewers).SingleAsync(each => each.Id == incident.Id);
            found.Restrict("security", []);
            await db.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedIn("Ada", Role.Administrator)).Open($"{incident.Path}/erasure")).Status);
    }

    [Theory, InlineData("abc", "true"), InlineData("long enough", null)]
    public async Task Too_short_a_text_and_an_unsure_person_erase_nothing(string text, string? sure)
    {
        var incident = await app.Save(Incident.New("Leak of long enough abc", IncidentKind.Security, SlackFixture.Start));

        var answer = await (await (await app.SignedIn("Ada", Role.Administrator)).Open($"{incident.Path}/erasure")).Submit("#erase", new { Text = text, Sure = sure });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("Leak of long enough abc", (await app.With(db => db.AllIncidents.SingleAsync(found => found.Id == incident.Id))).Title);
    }

    private static string Marked(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private Task WriteAbout(Incident incident) => app.With(async db =>
    {
        var by = await db.People.Select(person => person.Id).FirstAsync();
        var writeup = new Writeup { IncidentId = incident.Id, Template = "standard", StartedAt = SlackFixture.Start };
        db.Add(writeup);
        db.Add(writeup.Save(0, $"Before.\nThe password {Secret} was pasted.\nAfter.", by, SlackFixture.Start)!);
        await db.SaveChangesAsync();
    });

    private async Task<List<byte[]>> Pieces(Incident incident) => (await app.With(db => db.UploadChunks.AsNoTracking()
        .Where(piece => db.Set<Upload>().Any(upload => upload.Id == piece.UploadId && upload.IncidentId == incident.Id)).OrderBy(piece => piece.Entry).ThenBy(piece => piece.Index).ToListAsync()))
        .ConvertAll(piece => piece.Content());

    private async Task<string[]> PiecesWith(Incident incident, string text) =>
        [.. (await Pieces(incident)).Select(Encoding.UTF8.GetString).Where(content => content.Contains(text, StringComparison.Ordinal))];

    /// <summary>Looks through every text of every table of the database, whoever owns it.</summary>
    private Task<List<string>> WhereItStands(Incident incident, string text) => app.With(async db =>
    {
        var found = new List<string>();
        var inside = System.Text.Json.JsonSerializer.Serialize(text, Relaxed)[1..^1];
        var columns = await db.Database.SqlQuery<string>($"select table_name || '.' || column_name as \"Value\" from information_schema.columns where table_schema = 'public' and data_type in ('text', 'character varying', 'jsonb', 'tsvector')").ToListAsync();
        foreach (var column in columns)
        {
            var (table, name) = (column.Split('.')[0], column.Split('.')[1]);
#pragma warning disable EF1002 // Names of the database's own tables.
            var count = await db.Database.SqlQueryRaw<int>($"select count(*)::int as \"Value\" from \"{table}\" where strpos(\"{name}\"::text, {{0}}) > 0 or strpos(\"{name}\"::text, {{1}}) > 0", text, inside).SingleAsync();
#pragma warning restore EF1002
            if (count > 0) found.Add(column);
        }
        return found;
    });
}
