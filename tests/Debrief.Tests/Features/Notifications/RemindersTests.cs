using System.Collections.Concurrent;
using Debrief.Features.ActionItems;
using Debrief.Features.Incidents;
using Debrief.Features.Notifications;

namespace Debrief.Tests.Features.Notifications;

/// <summary>The whole way of a reminder, on a database of its own, with the clock as a parameter.</summary>
public sealed class RemindersTests(App app) : IAsyncLifetime
{
    private const string Address = "https://debrief.example.org";

    /// <summary>A Monday, ten o'clock.</summary>
    private static readonly DateTimeOffset Start = new(2026, 5, 4, 10, 0, 0, TimeSpan.Zero);

    private string connection = "";

    public async ValueTask InitializeAsync() => connection = await app.Databases.CreateAsync();

    public async ValueTask DisposeAsync() => await app.Databases.DropAsync(connection);

    private DebriefDb Open() => new(new DbContextOptionsBuilder<DebriefDb>().UseNpgsql(connection).Options);

    private async Task<(Person Owner, Person Lead, Incident Incident, ActionItem Item)> Promised(string text = "Add an alert for pool wait above 2 s", int due = 10)
    {
        var (owner, lead) = (new Person { Name = "Priya Raman", Email = $"priya-{Guid.NewGuid():N}@example.org" }, new Person { Name = "Mara Lindqvist", Email = $"mara-{Guid.NewGuid():N}@example.org" });
        var incident = Some.Incident(lead);
        var item = new ActionItem { IncidentId = incident.Id, Text = text, CreatedAt = Start };
        item.Promise(owner, DateOnly.FromDateTime(Start.UtcDateTime).AddDays(due), DateOnly.FromDateTime(Start.UtcDateTime));
        await using var db = Open();
        db.AddRange(owner, lead, incident, item);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return (owner, lead, incident, item);
    }

    private async Task Tick(DateTimeOffset now, Post post)
    {
        await using var db = Open();
        await db.DecideRemindersAsync(now, "debrief.example.org", CancellationToken.None);
        while (await db.DeliverOneAsync(post, Address, now, CancellationToken.None)) { }
    }

    private async Task Change(ActionItem item, Action<ActionItem> change)
    {
        await using var db = Open();
        change(await db.AllActionItems.Include(found => found.Criteria).Include(found => found.Challenges).SingleAsync(found => found.Id == item.Id));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Half_a_year_passes_in_seconds_and_nobody_gets_more_than_one_mail_a_working_day()
    {
        var (owner, lead, _, _) = await Promised();
        var post = new Post();

        for (var hour = 0; hour < 24 * 182; hour += 3) await Tick(Start.AddHours(hour), post);

        Assert.All(post.Taken.GroupBy(mail => (mail.To, mail.At.Date)), day => Assert.Single(day));
        Assert.All(post.Taken, mail => Assert.InRange((int)mail.At.DayOfWeek, 1, 5));
        Assert.InRange(post.Taken.Count(mail => mail.To == owner.Email), 36, 40);
        Assert.True(post.Taken.Count(mail => mail.To == lead.Email) >= 23);
        Assert.Contains(post.Taken, mail => mail.To == owner.Email && mail.Text.Body.Contains("Mara Lindqvist, who led INC-", StringComparison.Ordinal));
        Assert.True(post.Taken.Last(mail => mail.To == owner.Email).At > Start.AddDays(170));
    }

    [Fact]
    public async Task A_mail_server_that_is_down_for_a_day_loses_nothing_and_its_words_are_kept()
    {
        await Promised(due: 1);
        var post = new Post { Refuse = _ => "Connection refused" };
        for (var minute = 0; minute < 24 * 60; minute += 10) await Tick(Start.AddDays(2).AddMinutes(minute), post);

        await using (var db = Open())
        {
            var waiting = await db.OutgoingMails.FirstAsync(TestContext.Current.CancellationToken);
            Assert.Null(waiting.SentAt);
            Assert.InRange(waiting.Attempts, 24, 40);
            Assert.Contains("Connection refused", waiting.Problem, StringComparison.Ordinal);
        }
        var (tried, up) = (post.Tried.Select(mail => mail.MessageId).Distinct().ToList(), new Post());
        for (var minute = 0; minute <= 60; minute += 10) await Tick(Start.AddDays(3).AddMinutes(minute), up);

        Assert.Subset(up.Taken.Select(mail => mail.MessageId).ToHashSet(), tried.ToHashSet());
        Assert.Equal(up.Taken.Count, up.Taken.Select(mail => mail.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task What_was_done_or_hidden_while_the_mail_waited_is_not_in_it()
    {
        var (owner, _, incident, first) = await Promised("Rotate the leaked key", due: 1);
        await using (var db = Open())
        {
            var second = new ActionItem { IncidentId = incident.Id, Text = "Add a limit of 4 retries", CreatedAt = Start };
            second.Promise(owner, DateOnly.FromDateTime(Start.UtcDateTime).AddDays(1), DateOnly.FromDateTime(Start.UtcDateTime));
            db.Add(second);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            await db.DecideRemindersAsync(Start.AddDays(2), "debrief.example.org", CancellationToken.None);
        }
        await Change(first, item => item.Abandon("Not needed"));
        var post = new Post();
        await Tick(Start.AddDays(2).AddMinutes(1), post);
        Assert.Contains("Add a limit of 4 retries", post.Taken.Single(mail => mail.To == owner.Email).Text.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Rotate", post.Taken.Single(mail => mail.To == owner.Email).Text.Body, StringComparison.Ordinal);

        await using (var db = Open())
        {
            var found = await db.AllIncidents.Include(each => each.Viewers).Include(each => each.Responders).SingleAsync(each => each.Id == incident.Id, TestContext.Current.CancellationToken);
            found.Restrict("Open vulnerability", []);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        for (var day = 3; day < 40; day++) await Tick(Start.AddDays(day), post);
        Assert.Single(post.Taken, mail => mail.To == owner.Email);
        Assert.Contains(post.Taken, mail => mail.To != owner.Email && mail.Text.Body.Contains("Add a limit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Snoozed_is_silent_until_its_day_and_the_lead_still_learns_of_it()
    {
        var (owner, lead, _, item) = await Promised(due: 1);
        await using (var db = Open())
        {
            db.Snoozes.Add(new() { ActionItemId = item.Id, PersonId = owner.Id, Until = DateOnly.FromDateTime(Start.UtcDateTime).AddDays(30), Reason = "Parental leave", At = Start });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var post = new Post();

        for (var day = 0; day < 40; day++) await Tick(Start.AddDays(day), post);

        Assert.True(post.Taken.First(mail => mail.To == owner.Email).At > Start.AddDays(30));
        Assert.True(post.Taken.First(mail => mail.To == lead.Email && mail.Text.Body.Contains("Stuck", StringComparison.Ordinal)).At < Start.AddDays(20));
    }

    [Fact]
    public async Task Reminders_go_on_after_the_incident_was_published_and_stop_when_the_work_is_verified()
    {
        var (owner, lead, incident, item) = await Promised();
        await using (var db = Open())
        {
            (await db.AllIncidents.SingleAsync(found => found.Id == incident.Id, TestContext.Current.CancellationToken)).Reviewed(Start);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var post = new Post();
        for (var day = 0; day < 60; day++) await Tick(Start.AddDays(day), post);
        Assert.True(post.Taken.Last(mail => mail.To == owner.Email).At > Start.AddDays(50));

        await Change(item, found =>
        {
            found.AddCriterion("It fires");
            found.Criteria[0].Meet(owner.Id, Start.AddDays(60));
            found.Finish(Start.AddDays(60));
            found.Verify(new() { ActionItemId = found.Id, How = "Looked", Evidence = "There", ById = lead.Id, At = Start.AddDays(60) });
        });
        var before = post.Taken.Count;
        for (var day = 60; day < 182; day++) await Tick(Start.AddDays(day), post);
        Assert.Equal(before, post.Taken.Count);
    }

    [Fact]
    public async Task Two_nodes_that_are_killed_at_random_neither_lose_nor_double_a_reminder()
    {
        var random = new Random(20260504);
        for (var person = 0; person < 12; person++) await Promised($"Action of person {person}", due: 1 + person % 5);
        var post = new Post();
        for (var day = 0; day < 28; day++)
        {
            for (var minute = 0; minute < 60; minute += 6)
            {
                var now = Start.AddDays(day).AddMinutes(minute);
                await Task.WhenAll(Node(now, post, random.Next(1, 60)), Node(now, post, random.Next(1, 60)));
            }
            await Tick(Start.AddDays(day).AddHours(2), post);
        }

        await using var db = Open();
        var mails = await db.OutgoingMails.Include(mail => mail.Reminders).ToListAsync(TestContext.Current.CancellationToken);
        Assert.All(mails, mail => Assert.NotNull(mail.SentAt));
        var taken = post.Taken.Select(mail => mail.MessageId).ToHashSet();
        Assert.Equal(mails.Select(mail => mail.MessageId).ToHashSet(), taken);
        Assert.All(mails.GroupBy(mail => (mail.PersonId, mail.On)), day => Assert.Single(day));
        Assert.True(mails.Count > 60);
        Assert.True(post.Killed > 0, "Nothing was ever killed on its way.");

        var expected = new HashSet<DueReminder>(mails.SelectMany(mail => mail.Reminders).Select(row => new DueReminder(row.ActionItemId, row.PersonId, row.Kind, row.On)));
        Assert.Equal(expected.Count, mails.Sum(mail => mail.Reminders.Count));
    }

    /// <summary>A node that dies some milliseconds after it began, wherever it is by then.</summary>
    private async Task Node(DateTimeOffset now, Post post, int millisecondsToLive)
    {
        using var death = new CancellationTokenSource(millisecondsToLive);
        try
        {
            await using var db = Open();
            await db.DecideRemindersAsync(now, "debrief.example.org", death.Token);
            while (await db.DeliverOneAsync(post, Address, now, death.Token)) { }
        }
        catch (Exception dead) when (dead is OperationCanceledException || dead.InnerException is OperationCanceledException)
        {
            post.Killed++;
        }
    }

    /// <summary>A mail server that remembers what it was asked and what it took.</summary>
    private sealed class Post : IMailRoute
    {
        public readonly ConcurrentQueue<(string To, string MessageId, MailText Text, DateTimeOffset At)> Tried = [], Taken = [];
        public int Killed;

        public string Name => "test";
        public Func<string, string?> Refuse { get; init; } = _ => null;

        public async Task SendAsync(string to, string messageId, MailText text, DateTimeOffset now, CancellationToken ct)
        {
            Tried.Enqueue((to, messageId, text, now));
            if (Refuse(to) is { } problem) throw new System.Net.Mail.SmtpException(problem);
            await Task.Delay(1, ct);
            Taken.Enqueue((to, messageId, text, now));
            await Task.Delay(1, ct);
        }
    }
}
