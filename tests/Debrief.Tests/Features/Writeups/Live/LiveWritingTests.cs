using System.Net.WebSockets;
using Debrief.Collab;
using Debrief.Features.Incidents;
using Debrief.Features.Writeups;

namespace Debrief.Tests.Features.Writeups;

public sealed class LiveWritingTests(App app)
{
    [Fact]
    public async Task What_one_writes_the_other_has_and_the_log_makes_the_same_text()
    {
        var (robin, incident) = await SomeWriteup("The panel read zero.");
        await using var here = Typing(robin, incident);
        await using var there = Typing(await app.Someone("Tom Tran"), incident);
        await here.Until(one => one.Version == 1);
        await there.Until(one => one.Version == 1);

        here.Edit(text => text + " We thought it calm. \U0001F525");
        await there.Until(one => one.Text.EndsWith("\U0001F525", StringComparison.Ordinal));
        there.Edit(text => "At 12:00: " + text);
        await here.Until(one => one.Text.StartsWith("At 12:00: ", StringComparison.Ordinal) && one.IsAtRest);

        Assert.Equal("At 12:00: The panel read zero. We thought it calm. \U0001F525", here.Text);
        Assert.Equal((here.Text, here.Text), await Stored(incident));
    }

    [Fact]
    public async Task Many_who_write_at_once_converge_and_every_word_is_there_once()
    {
        var (robin, incident) = await SomeWriteup("");
        var typists = Enumerable.Range(0, 8).Select(_ => Typing(robin, incident)).ToList();
        foreach (var one in typists) await one.Until(typist => typist.Version == 0);

        await Task.WhenAll(typists.Select(async (one, who) =>
        {
            for (var word = 0; word < 30; word++)
            {
                one.Edit(text => text.Insert(Place(text, (who + word) % 5 / 5.0), $"<{who}-{word}\U0001F600>"));
                await Task.Delay(5);
            }
        }));
        foreach (var one in typists) await one.Until(typist => typist.IsAtRest);
        var newest = (await app.With(db => db.Writeups.SingleAsync(found => found.IncidentId == incident.Id))).Version;
        foreach (var one in typists) await one.Until(typist => typist.Version == newest);

        var (text, replayed) = await Stored(incident);
        Assert.Equal(text, replayed);
        Assert.All(typists, one => Assert.Equal((text, text), (one.Text, one.Confirmed)));
        // Some fell into the midst of others, but each letter came once.
        Assert.Equal(8 * 30, text.EnumerateRunes().Count(rune => rune.Value == 0x1F600));
        foreach (var one in typists) await one.DisposeAsync();
    }

    [Fact]
    public async Task A_push_that_is_sent_again_is_not_written_twice_also_over_a_new_line()
    {
        var (robin, incident) = await SomeWriteup("one");
        await using var typist = Typing(robin, incident);
        await typist.Until(one => one.Version == 1);
        const string Push = """{"type":"push","sequence":7,"base":1,"change":[3,[0," two"]]}""";

        await typist.SendRaw(Push);
        await typist.SendRaw(Push);
        await typist.Until(one => one.Text == "one two");
        typist.Drop();
        await typist.Until(one => one.Reconnects == 2);
        await typist.SendRaw(Push);
        await typist.SendRaw("""{"type":"push","sequence":8,"base":2,"change":[7,[0," three"]]}""");
        await typist.Until(one => one.Text == "one two three");

        Assert.Equal(("one two three", "one two three"), await Stored(incident));
        Assert.Equal(3, typist.Version);
    }

    [Fact]
    public async Task An_editor_that_was_away_comes_back_with_its_words_and_all_converge()
    {
        var (robin, incident) = await SomeWriteup("Shared. ");
        await using var away = Typing(robin, incident);
        await using var here = Typing(robin, incident);
        await away.Until(one => one.Version == 1);
        await here.Until(one => one.Version == 1);

        away.Drop();
        away.Edit(text => text + "From far away.");
        for (var word = 0; word < 20; word++)
        {
            here.Edit(text => text + $"{word} ");
            await here.Until(one => one.IsAtRest);
        }
        await away.Until(one => one.IsAtRest && one.Confirmed.Contains("19 ", StringComparison.Ordinal));
        await here.Until(one => one.Text.Contains("From far away.", StringComparison.Ordinal));

        Assert.Equal(here.Text, away.Text);
        Assert.Equal((here.Text, here.Text), await Stored(incident));
    }

    [Fact]
    public async Task A_save_without_script_reaches_the_editors()
    {
        var (robin, incident) = await SomeWriteup("Typed by hand.");
        await using var typist = Typing(robin, incident);
        await typist.Until(one => one.Version == 1);
        var page = await app.SignedInAs(robin).Open($"{incident.Path}/writeup");

        await page.Submit("#text", new { Text = "Typed by hand, and saved by a form." });

        await typist.Until(one => one.Text == "Typed by hand, and saved by a form.");
    }

    [Theory]
    [InlineData("""{"type":"push","sequence":1,"base":1,"change":[999,[0,"x"]]}""", "does not fit")]
    [InlineData("""{"type":"push","sequence":1,"base":99,"change":[3,[0,"x"]]}""", "does not fit")]
    [InlineData("""{"type":"push","sequence":1,"base":1,"change":[3,[0,"\u0000"]]}""", "does not fit")]
    public async Task A_change_that_does_not_fit_is_refused_and_the_others_go_on(string push, string reason)
    {
        var (robin, incident) = await SomeWriteup("abc");
        await using var wild = Typing(robin, incident);
        await using var calm = Typing(robin, incident);
        await wild.Until(one => one.Version == 1);
        await calm.Until(one => one.Version == 1);

        await wild.SendRaw(push);
        calm.Edit(text => text + " goes on");
        await wild.Until(one => one.Refused.Count == 1);
        await wild.Until(one => one.Text == "abc goes on");

        Assert.Contains(reason, wild.Refused[0], StringComparison.Ordinal);
        Assert.Equal(("abc goes on", "abc goes on"), await Stored(incident));
    }

    [Theory]
    [InlineData("nonsense"), InlineData("""{"type":"push"}"""), InlineData("""{"type":"push","sequence":1,"base":1,"change":[3,[0,"\ud83d"]]}""")]
    public async Task Nonsense_ends_the_connection_and_changes_nothing(string message)
    {
        var (robin, incident) = await SomeWriteup("abc");
        await using var wild = Typing(robin, incident);
        await wild.Until(one => one.Version == 1);

        await wild.SendRaw(message);
        await wild.Until(one => one.Reconnects > 1);

        Assert.Equal(("abc", "abc"), await Stored(incident));
    }

    [Fact]
    public async Task A_text_longer_than_allowed_is_refused()
    {
        var (robin, incident) = await SomeWriteup("abc");
        await using var wild = Typing(robin, incident);
        await wild.Until(one => one.Version == 1);

        wild.Edit(text => text + new string('x', Writeup.TextLimit));
        await wild.Until(one => one.Refused.Count == 1);

        Assert.Contains("1,000,000 characters", wild.Refused[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_loses_access_is_told_within_seconds_and_then_finds_nothing()
    {
        var (robin, incident) = await SomeWriteup("Not for everybody.");
        var tom = await app.Someone("Tom Tran");
        await using var typist = Typing(tom, incident);
        await typist.Until(one => one.Version == 1);

        await (await app.SignedInAs(robin).Open($"{incident.Path}/facts")).Submit("#restrict", new { Reason = "Open vulnerability" });

        await typist.Until(one => one.Closed is not null, seconds: 12);
        Assert.Equal(HttpStatusCode.NotFound, (await app.SignedInAs(tom).Open($"{incident.Path}/writeup/live?client={Guid.NewGuid()}")).Status);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Connect(tom, incident)($"?client={Guid.NewGuid()}", default));
    }

    [Fact]
    public async Task A_reader_and_another_site_get_no_line()
    {
        var (robin, incident) = await SomeWriteup("abc");
        var path = $"{incident.Path}/writeup/live?client={Guid.NewGuid()}";

        await Assert.ThrowsAsync<InvalidOperationException>(() => Connect(robin, incident, Role.Reader)($"?client={Guid.NewGuid()}", default));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Connect(robin, incident, origin: "https://evil.example")($"?client={Guid.NewGuid()}", default));
        Assert.Equal(HttpStatusCode.BadRequest, (await app.SignedInAs(robin).Open(path)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await app.SignedInAs(robin, Role.Reader).Open(path)).Status);
    }

    [Fact]
    public async Task A_text_that_begins_with_an_empty_line_comes_whole_with_the_page()
    {
        var (robin, incident) = await SomeWriteup("\n\nThird line.");

        var page = await app.SignedInAs(robin).Open($"{incident.Path}/writeup");

        Assert.Matches(@">(\n|&#xA;){3}Third line\.</textarea>", page.Body);
        Assert.Equal(("1", "0"), (page.Attribute("markdown-editor", "version"), page.Attribute("markdown-editor", "erasures")));
    }

    [Fact]
    public async Task An_earlier_text_comes_back_as_a_new_change_while_others_type()
    {
        var (robin, incident) = await SomeWriteup("As it was.");
        await using var typist = Typing(robin, incident);
        await typist.Until(one => one.Version == 1);
        typist.Edit(_ => "All gone.");
        await typist.Until(one => one.IsAtRest);

        await (await app.SignedInAs(robin).Open($"{incident.Path}/writeup/history/1")).Submit("#restore");

        await typist.Until(one => one.Text == "As it was.");
        Assert.Equal(3, typist.Version);
    }

    [Fact]
    public async Task People_in_a_text_see_who_is_there_where_they_are_and_that_they_left()
    {
        var (robin, incident) = await SomeWriteup("abc");
        await using var here = Typing(robin, incident);
        await here.Until(one => one.Version == 1);
        var tom = Typing(await app.Someone("Tom Tran"), incident);
        await tom.Until(one => one.Version == 1);

        await tom.SendRaw("""{"type":"point","version":1,"anchor":1,"head":3}""");
        await here.Until(one => one.People.Exists(person => (string)person["name"]! == "Tom Tran" && (int?)person["head"] == 3));
        await tom.DisposeAsync();
        await here.Until(one => one.People.Exists(person => (string)person["name"]! == "Tom Tran" && (bool)person["left"]!));

        Assert.DoesNotContain(here.People, person => (string)person["name"]! == robin.Name);
    }

    [Fact]
    public async Task An_erased_text_leaves_the_log_however_it_was_typed_and_the_open_editors_too()
    {
        const string Secret = "hunter2 \U0001F511 is it";
        var (robin, incident) = await SomeWriteup("The password was: ");
        await using var typist = Typing(robin, incident);
        await typist.Until(one => one.Version == 1);
        foreach (var letter in Secret.EnumerateRunes())
        {
            typist.Edit(text => text + letter);
            await typist.Until(one => one.IsAtRest);
        }
        typist.Edit(text => text.Replace("hunter2", "", StringComparison.Ordinal));
        await typist.Until(one => one.IsAtRest);
        var administrator = await app.SignedIn("Ada Admin", Role.Administrator);

        await (await administrator.Open($"{incident.Path}/erasure")).Submit("form", new { Text = "hunter2 \U0001F511", Sure = "true" });
        await typist.Until(one => one.Erasures == 1);
        typist.Edit(text => text + " And on.");
        await typist.Until(one => one.IsAtRest);

        var log = await app.With(async db =>
        {
            var writeup = await db.Writeups.SingleAsync(found => found.IncidentId == incident.Id);
            return await db.DocumentChanges.Where(change => change.WriteupId == writeup.Id).OrderBy(change => change.Version).Select(change => change.Change).ToListAsync();
        });
        Assert.DoesNotContain(log, change => ChangeSet.Parse(change).Inserted.Any(insert => insert.IndexOfAny(['h', '2', '\uDD11']) >= 0 && insert.Length < 3));
        Assert.Equal("The password was: ███ is it And on.", typist.Text);
        Assert.Equal((typist.Text, typist.Text), await Stored(incident));
    }

    /// <summary>Somewhere in the text, but not within a letter of two units.</summary>
    private static int Place(string text, double share)
    {
        var at = (int)(text.Length * share);
        return at > 0 && char.IsLowSurrogate(text[at]) ? at - 1 : at;
    }

    private async Task<(Person Lead, Incident Incident)> SomeWriteup(string text)
    {
        var lead = await app.Someone();
        var incident = await app.Save(Some.Incident(lead));
        var writeup = new Writeup { IncidentId = incident.Id, Template = "standard", AuthorId = lead.Id, StartedAt = Some.Noon };
        await app.With(async db =>
        {
            db.Writeups.Add(writeup);
            if (writeup.Save(0, text, lead.Id, Some.Noon) is { } change) db.DocumentChanges.Add(change);
            await db.SaveChangesAsync();
        });
        return (lead, incident);
    }

    /// <summary>The text at hand, and the text that the log makes.</summary>
    private Task<(string Text, string Replayed)> Stored(Incident incident) => app.With(async db =>
    {
        var writeup = await db.Writeups.SingleAsync(found => found.IncidentId == incident.Id);
        return (writeup.Text, await db.TextAtAsync(writeup, writeup.Version, default));
    });

    private Typist Typing(Person person, Incident incident)
    {
        var typist = new Typist(Connect(person, incident));
        typist.Start();
        return typist;
    }

    private Func<string, CancellationToken, Task<WebSocket>> Connect(Person person, Incident incident, Role role = Role.Member, string? origin = null)
    {
        var client = app.Server.CreateWebSocketClient();
        client.ConfigureRequest = request =>
        {
            request.Headers[TestAuthentication.Header] = TestAuthentication.HeaderFor(new(person.Id, person.Name, role));
            if (origin is not null) request.Headers.Origin = origin;
        };
        return (query, ct) => client.ConnectAsync(new Uri(app.Server.BaseAddress, $"{incident.Path}/writeup/live{query}"), ct);
    }
}
