using System.IO.Compression;
using System.Text;
using Debrief.Features.Incidents;
using Debrief.Features.Timeline;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Debrief.Tests.Features.Timeline;

/// <summary>Too much of something: it is said in words, and nothing is half there.</summary>
public sealed class UploadBoundsTests(App app)
{
    private const int Limit = 1 << 20;

    private Task<Incident> AnIncident() => app.Save(Incident.New("Checkout stalled", IncidentKind.Outage, SlackFixture.Start));

    [Fact]
    public async Task A_file_above_the_limit_is_refused_and_leaves_nothing_while_what_came_before_it_stays()
    {
        await using var small = await SmallLimits();
        var large = new Endless(3L * Limit);

        using var answer = await small.Browser.Send(small.Incident.Path, ("notes.txt", new StringContent("14:32 - Deploy\n")), ("large.json", new StreamContent(large)));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("“large.json” is larger than 1 MB. Nothing of it was kept.", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(large.IsRead, "A browser sees the answer only when it has sent everything.");
        Assert.Equal(["notes.txt"], await small.Ask(db => db.Uploads.Select(upload => upload.Name)));
        Assert.Equal([15], await small.Ask(db => db.UploadChunks.Select(chunk => chunk.Length)));
    }

    [Fact]
    public async Task A_folder_counts_as_a_whole()
    {
        await using var small = await SmallLimits();

        using var answer = await small.Browser.Send(small.Incident.Path, ("inc/2026-05-12.json", new StreamContent(new Endless(Limit - 10))), ("inc/2026-05-13.json", new StreamContent(new Endless(20))));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Empty(await small.Ask(db => db.UploadChunks.Select(chunk => chunk.Length)));
    }

    [Fact]
    public async Task An_archive_that_unpacks_to_more_than_the_limit_is_refused_and_leaves_only_itself()
    {
        await using var small = await SmallLimits();
        var bomb = Bringing.Zip([.. Enumerable.Range(0, 40).Select(day => ($"inc/2026-05-{day:00}.json", new string(' ', 100_000)))]);

        using var answer = await small.Browser.Send(small.Incident.Path, ("export.zip", new ByteArrayContent(bomb)));

        var upload = await small.Settled(Guid.Parse(answer.RequestMessage!.RequestUri!.Segments[^1]));
        Assert.Equal(UploadState.Failed, upload.State);
        Assert.Contains("unpacks to more than 2 MB", upload.Problem, StringComparison.Ordinal);
        Assert.Equal([""], (await small.Ask(db => db.UploadChunks.Select(chunk => chunk.Entry))).Distinct());
    }

    [Fact]
    public async Task Ten_thousand_files_in_an_archive_are_all_read()
    {
        var (incident, browser) = (await AnIncident(), await app.SignedIn());
        var files = Enumerable.Range(0, 10_000).Select(n => ($"c{n / 100:00}/{new DateOnly(2026, 1, 1).AddDays(n % 100):yyyy-MM-dd}.json", SlackFixture.Day((n, "UANA", $"number {n}"))));

        var upload = await app.BringAndLoad(browser, incident, "export.zip", Bringing.Zip([.. files, ("users.json", "[]")]));

        Assert.Equal((10_000, 100), (upload.Outcome!.Added, upload.Found!.Channels.Count));
    }

    [Fact]
    public async Task A_line_of_fifty_megabytes_is_named_and_everything_around_it_is_read()
    {
        var (incident, browser) = (await AnIncident(), await app.SignedIn());
        var day = SlackFixture.Day(SlackFixture.Talk);
        var large = $$"""{"type":"message","user":"UANA","ts":"1778592000.000777","text":"{{LongLine()}}"}""";

        var upload = await app.BringAndLoad(browser, incident, "export.zip", Bringing.Zip(("users.json", "[]"), ("inc/2026-05-12.json", $"[{large},{day[1..]}"), ("inc/2026-05-13.json", SlackFixture.Day((1500, "UBEN", "afterwards")))));

        Assert.Equal(7, upload.Outcome!.Added);
        Assert.Contains(upload.Outcome.Warnings, warning => warning is { File: "export.zip/inc/2026-05-12.json", Record: "record 1", Message: "This record is longer than 16 MB and was left out." });
    }

    [Fact]
    public async Task A_line_of_fifty_megabytes_in_somebodys_notes_is_named_and_the_lines_around_it_are_read()
    {
        var (incident, browser) = (await AnIncident(), await app.SignedIn());
        var notes = $"2026-05-12 UTC\n14:32 - Deploy\n14:35 - {LongLine()}\n14:50 - Rolled back\n";

        var upload = await app.BringAndLoad(browser, incident, "notes.txt", Encoding.UTF8.GetBytes(notes));

        Assert.Equal(2, upload.Outcome!.Added);
        Assert.Contains(upload.Outcome.Warnings, warning => warning is { File: "notes.txt", Record: "line 3", Message: "This line is longer than 64 KB and was left out." });
    }

    [Fact]
    public async Task A_record_without_any_time_is_loaded_with_the_time_at_which_it_was_brought()
    {
        var (incident, browser) = (await AnIncident(), await app.SignedIn());
        var alert = """{"ruleName":"Disk almost full","state":"alerting","title":"[Alerting] Disk almost full","ruleId":7,"ruleUrl":"https://grafana.example.org/d/1"}""";

        var upload = await app.BringAndLoad(browser, incident, "alert.json", Encoding.UTF8.GetBytes(alert));

        Assert.Equal(1, upload.Outcome!.Added);
        var only = await app.With(db => db.TimelineEvents.SingleAsync(each => each.IncidentId == incident.Id));
        Assert.Equal(upload.ReceivedAt, only.At, TimeSpan.FromMilliseconds(1));
    }

    /// <summary>Words that pack as text does: an archive of one letter would be taken for a bomb.</summary>
    private static string LongLine()
    {
        var chance = new Random(42);
        return string.Create(50_000_000, chance, (line, chance) =>
        {
            for (var n = 0; n < line.Length; n++) line[n] = n % 7 == 6 ? ' ' : (char)('a' + chance.Next(20));
        });
    }

    [Fact]
    public async Task An_entry_whose_name_is_absurdly_long_is_left_out_and_the_others_are_read()
    {
        var (incident, browser) = (await AnIncident(), await app.SignedIn());
        var name = Convert.ToHexString([.. Enumerable.Range(0, 9_000).Select(n => (byte)(n * 7919 >> 3))]);

        var upload = await app.BringAndLoad(browser, incident, "export.zip", Bringing.Zip(($"inc/{name}/2026-05-12.json", "[]"), ("inc/2026-05-12.json", SlackFixture.Day(SlackFixture.Talk))));

        Assert.Equal(6, upload.Outcome!.Added);
        Assert.Contains(upload.Outcome.Warnings, warning => warning.Message.Contains("too long", StringComparison.Ordinal));
    }

    /// <summary>The product with limits that a test can pass, on a database of its own: its worker must not take up what other tests bring.</summary>
    private async Task<SmallApp> SmallLimits()
    {
        var connection = await app.Databases.CreateAsync();
        var product = app.WithWebHostBuilder(host => host.UseSetting("ConnectionStrings:Debrief", connection).UseSetting("Uploads:SizeLimit", $"{Limit}").UseSetting("Uploads:UnpackedLimit", $"{2 * Limit}"));
        var person = new Person { Name = "Robin Reyes" };
        var incident = Incident.New("Checkout stalled", IncidentKind.Outage, SlackFixture.Start);
        await using var scope = product.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DebriefDb>();
        db.AddRange(person, incident);
        await db.SaveChangesAsync();
        var client = product.CreateClient();
        client.DefaultRequestHeaders.Add(TestAuthentication.Header, TestAuthentication.HeaderFor(new(person.Id, person.Name, Role.Member)));
        return new(product, new(client), incident);
    }

    private sealed record SmallApp(WebApplicationFactory<Program> Product, Browser Browser, Incident Incident) : IAsyncDisposable
    {
        public async Task<List<T>> Ask<T>(Func<DebriefDb, IQueryable<T>> query)
        {
            await using var scope = Product.Services.CreateAsyncScope();
            return await query(scope.ServiceProvider.GetRequiredService<DebriefDb>()).ToListAsync();
        }

        public async Task<Upload> Settled(Guid id)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            while (true)
            {
                if ((await Ask(db => db.Uploads.AsNoTracking().Where(upload => upload.Id == id)))[0] is { IsWaitingForWorker: false } upload) return upload;
                await Task.Delay(20, patience.Token);
            }
        }

        public ValueTask DisposeAsync() => Product.DisposeAsync();
    }

    /// <summary>So many bytes, never all in memory.</summary>
    private sealed class Endless(long length) : Stream
    {
        private long given;

        public bool IsRead => given == length;

        public override int Read(Span<byte> buffer)
        {
            var count = (int)Math.Min(buffer.Length, length - given);
            buffer[..count].Fill((byte)' ');
            given += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => given; set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
