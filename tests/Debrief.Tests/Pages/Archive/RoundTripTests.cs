using Debrief.Drafting;
using Debrief.Features.Analysis;
using Debrief.Features.Incidents;
using Debrief.Features.Publishing;
using Debrief.Features.Settings;
using Debrief.Features.Timeline;
using Debrief.Features.Writeups;
using Debrief.Sources;
using Evidence = Debrief.Features.Timeline.Evidence;
using FigureState = Debrief.Features.Incidents.FigureState;

namespace Debrief.Tests.Pages.Archive;

/// <summary>A second Debrief with an empty database.</summary>
public sealed class ElsewhereFixture : IAsyncLifetime
{
    public App App { get; } = new();

    public ValueTask InitializeAsync() => App.InitializeAsync();

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

public sealed class RoundTripTests(App app, ElsewhereFixture elsewhere) : IClassFixture<ElsewhereFixture>
{
    /// <summary>Numbers far apart, so that the next one after one test's is not that of another test.</summary>
    private static int lastNumber = 10_000;

    [Fact]
    public async Task What_one_Debrief_exports_another_imports_and_exports_again_byte_for_byte()
    {
        var (browser, incident) = await Published();
        var exported = await browser.Export(incident.Number);
        var petra = await elsewhere.App.SignedIn("Petra Importer");

        var result = await petra.Import(("incident.md", exported));

        Assert.Equal(["Imported"], result.Outcomes());
        Assert.Equal(exported, await petra.Export(incident.Number));
        var there = await petra.Open($"/postmortems/{incident.Number}");
        Assert.Contains("It lasted 49 minutes, not 47.", there.Body, StringComparison.Ordinal);
        Assert.Equal(["postmortem.imported by Petra Importer"], await elsewhere.App.ActivityOf(await elsewhere.App.With(db => db.AllIncidents.Where(found => found.Number == incident.Number).Select(found => found.Id).SingleAsync())));
    }

    [Fact]
    public async Task The_file_says_all_that_readers_are_told()
    {
        var (browser, incident) = await Published();

        var file = PostmortemFile.Parse(await browser.Export(incident.Number));

        Assert.Equal(("NearMiss", "SEV3", "near-miss", "Robin Reyes"), (file.Kind, file.Severity, file.Template, file.Lead));
        Assert.Equal("about 41,300.125 CHF", file.Impact.Single(figure => figure.Name == "Revenue lost").Value);
        Assert.Equal("Two merchants asked.", file.ImpactNote);
        Assert.Equal([new FileResponder("Alex Kim", "database"), new FileResponder("Alex Kim", "scribe"), new FileResponder("Robin Reyes", "Lead")], file.Responders);
        Assert.Equal([new FileCorrection(Some.Noon.AddDays(2), "It lasted 49 minutes, not 47.")], file.Corrections);
        Assert.Equal(new FileMilestone(MilestoneKind.Detected, Some.Noon.AddMinutes(11), TimePrecision.Approximate, "aaaaaaaaaaaaa"), file.Milestones[1]);
        Assert.Equal(new FileEvent("bbbbbbbbbbbbb", Some.Noon.AddSeconds(70.25), TimePrecision.Range, Some.Noon.AddMinutes(9), "12:01-12:09", EventKind.Decision, "Wait:\n\"it\" — ü 🦉", null, "slack", "https://chat.example/p1"), file.Events[0]);
    }

    [Fact]
    public async Task The_same_post_mortem_again_is_recognised_and_nothing_is_doubled()
    {
        var (browser, incident) = await Published();
        var exported = await browser.Export(incident.Number);
        var petra = await elsewhere.App.SignedIn("Petra Importer");
        var first = await petra.Import(("incident.md", exported));

        var again = await petra.Import(("incident.md", exported), ("copy.md", exported), ("edited.md", exported + "\nOne more line.\n"));
        var here = await browser.Import(("incident.md", exported));

        Assert.Equal(["HereAlready", "HereAlready", "HereAlready"], again.Outcomes());
        Assert.Equal(first.FirstNumber(), again.FirstNumber());
        Assert.Equal(["HereAlready"], here.Outcomes());
    }

    [Fact]
    public async Task A_number_that_is_taken_is_replaced_by_the_next_and_all_else_stays()
    {
        var (browser, incident) = await Published();
        var petra = await elsewhere.App.SignedIn("Petra Importer");
        var exported = await browser.Export(incident.Number);
        await petra.Import(("first.md", exported));
        var other = (PostmortemFile.Parse(exported) with { Title = "Another one of that number" }).Write();

        var result = await petra.Import(("second.md", other));

        Assert.Equal(["Imported"], result.Outcomes());
        Assert.Contains($"INC-{incident.Number} is the number of another incident here", result.Body, StringComparison.Ordinal);
        Assert.NotEqual(incident.Number, result.FirstNumber());
        Assert.Equal(other.Replace($"number: INC-{incident.Number}\n", $"number: INC-{result.FirstNumber()}\n", StringComparison.Ordinal), await petra.Export(result.FirstNumber()));
    }

    [Fact]
    public async Task What_people_found_goes_out_and_comes_in_again()
    {
        var (browser, incident) = await Published();
        var file = PostmortemFile.Parse(await browser.Export(incident.Number)).Analysis;
        var petra = await elsewhere.App.SignedIn("Petra Importer");

        await petra.Import(("incident.md", await browser.Export(incident.Number)));

        Assert.Equal(["F2", "F5"], file.Factors.Select(factor => factor.Name));
        Assert.Equal((2, 2), (file.Held.Count, file.Beliefs.Count));
        Assert.Equal(["bbbbbbbbbbbbb", "aaaaaaaaaaaaa"], file.Factors[0].Events);
        Assert.Equal(["Same DSN", "Same limits"], file.Hypotheses[0].For);
        Assert.Equal([null, 1, 1], file.Steps.Select(step => step.Under));
        var there = await petra.Open($"/incidents/{incident.Number}/analysis");
        Assert.Equal(["F2", "F5"], there.Texts("#factors .factor-card:not(.held) .no"));
        Assert.Contains("14 questions open", there.Text("#questions"), StringComparison.Ordinal);
        Assert.Contains("In February it had helped.", (await petra.Open($"/incidents/{incident.Number}/timeline")).Text(".decision-point"), StringComparison.Ordinal);
        Assert.Contains("One region", (await petra.Open($"/postmortems/{incident.Number}")).Text("#factors"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_file_says_wrongly_of_the_analysis_is_noted_and_the_rest_comes_in()
    {
        var (browser, incident) = await Published();
        var exported = PostmortemFile.Parse(await browser.Export(incident.Number));
        var odd = (exported with
        {
            Title = "Odd",
            Number = null,
            Analysis = exported.Analysis with
            {
                Factors = [new("F1", "Kept", null, "weather", null, null, ["nowhere"], null, null), new("F1", "Twice", null, null, null, null, [], null, null)],
                Steps = [new("Its own parent", null, 1)],
                Answers = [new("surprise-9", "answered", "x")],
            },
        }).Write();

        var petra = await elsewhere.App.SignedIn("Petra Importer");
        var result = await petra.Import(("odd.md", odd));

        Assert.Equal(["Imported"], result.Outcomes());
        foreach (var said in new[] { "“weather” is none", "nowhere is none of the events", "is no name of its own", "1 is no step before", "“surprise-9” is none of the sixteen" }) Assert.Contains(said, result.Text("article.brought"), StringComparison.Ordinal);
        Assert.Equal(["F1", "F2"], (await petra.Open($"/incidents/{result.FirstNumber()}/analysis")).Texts("#factors .factor-card:not(.held) .no"));
    }

    [Fact]
    public async Task A_restricted_one_stays_restricted_to_whoever_imports_it()
    {
        var (browser, incident) = await Published(restrict: true);
        var exported = await browser.Export(incident.Number);
        var (petra, other) = (await elsewhere.App.SignedIn("Petra Importer"), await elsewhere.App.SignedIn("Omar Other"));

        await petra.Import(("incident.md", exported));

        Assert.Equal(exported, await petra.Export(incident.Number));
        Assert.Equal(HttpStatusCode.NotFound, (await other.Open($"/postmortems/{incident.Number}")).Status);
        Assert.Equal(["Imported"], (await other.Import(("incident.md", exported))).Outcomes());
    }

    private async Task<(Browser Browser, Incident Incident)> Published(bool restrict = false)
    {
        var robin = await app.Someone();
        var incident = Incident.New($"Payments stalled: “{Guid.NewGuid():N}”", IncidentKind.NearMiss, Some.Noon.AddMinutes(5.5), number: Interlocked.Add(ref lastNumber, 1_000));
        incident.LeadId = robin.Id;
        incident.Responders.Add(new() { IncidentId = incident.Id, PersonId = robin.Id, Role = "Lead" });
        foreach (var (kind, minutes) in new[] { (MilestoneKind.ImpactStarted, 0), (MilestoneKind.Detected, 11), (MilestoneKind.Resolved, 90) }) incident.SetMilestone(kind, Some.Noon.AddMinutes(minutes), TimeSpan.FromHours(48));
        incident.Severity = Severity.Sev3;
        incident.Impact = new() { Users = new(FigureState.Unknown), Revenue = new(FigureState.Known, 41_300.125m, true), Currency = "CHF", DataLoss = new(FigureState.None), CustomerFacing = new(FigureState.NotApplicable), Note = "Two merchants asked." };
        incident.Services.AddRange([new Service { Name = $"b-{Guid.NewGuid():N}" }, new Service { Name = $"a, {Guid.NewGuid():N}" }]);
        incident.Categories.Add(new IncidentCategory { Name = $"Resource ran out {Guid.NewGuid():N}" });
        foreach (var role in new[] { "scribe", "database" }) incident.Responders.Add(new() { IncidentId = incident.Id, PersonId = (await app.Someone("Alex Kim")).Id, Role = role });
        if (restrict) incident.Restrict("The hole is open until Friday.", [robin.Id]);
        await app.Save(incident);
        await AddTimeline(incident, robin);
        var writeup = new Writeup { IncidentId = incident.Id, Template = "near-miss", AuthorId = robin.Id, StartedAt = Some.Noon };
        var change = writeup.Save(0, Some.FinishedText + "\n\nSee [the wait](#event-bbbbbbbbbbbbb).\n", robin.Id, Some.Noon)!;
        await app.Save(writeup);
        await app.Save(change);
        foreach (var number in new[] { 1, 2 })
        {
            await app.Save(new Publication
            {
                IncidentId = incident.Id, WriteupId = writeup.Id, Number = number, Version = 1, Title = incident.Title, Text = writeup.Text, PublishedAt = Some.Noon.AddDays(number), PublishedById = robin.Id,
                Correction = number == 2 ? "It lasted 49 minutes, not 47." : null,
            });
        }
        return (app.SignedInAs(robin), incident);
    }

    private async Task AddTimeline(Incident incident, Person robin)
    {
        var upload = new Upload { IncidentId = incident.Id, Name = "chat.json", Size = 0, Digest = [], ReceivedAt = Some.Noon, ReceivedBy = robin.Name };
        upload.Finish(new(0, 0, 0, 0, [], [], 0), Some.Noon);
        await app.Save(upload);
        var alert = Event("aaaaaaaaaaaaa", 660, "pagerduty", EventKind.Alert, "Triggered: CheckoutSuccessLow", TimePrecision.Approximate, "~12:11", "Checkout");
        var decision = Event("bbbbbbbbbbbbb", 70.25, "slack", EventKind.Decision, "Wait:\n\"it\" — ü 🦉", TimePrecision.Range, "12:01-12:09", null);
        decision.Until = Some.Noon.AddMinutes(9);
        // Two of one instant keep their order.
        foreach (var each in new[] { decision, alert, Event("ccccccccccccc", 660, TimelineEvent.ByHand, EventKind.Note, "- list?", TimePrecision.Day, "", "null") })
        {
            each.Pick(robin.Id, Some.Noon);
            await app.Save(each);
        }
        await app.Save(new Evidence { EventId = decision.Id, UploadId = upload.Id, Source = "slack", File = "chat.json", RecordId = "1", Url = "https://chat.example/p1", Entry = "", Offset = 0, Length = 0 });
        var milestone = new Milestone { IncidentId = incident.Id, Kind = MilestoneKind.Detected, EventId = alert.Id, At = alert.At, Rule = "first alert" };
        milestone.Accept(robin.Id, Some.Noon);
        await app.Save(milestone);
        await AddAnalysis(incident, alert, decision);

        TimelineEvent Event(string id, double seconds, string source, EventKind kind, string text, TimePrecision precision, string original, string? actor) => new()
        {
            IncidentId = incident.Id, PublicId = id, At = Some.Noon.AddSeconds(seconds), Precision = precision, OriginalTime = original, Kind = kind, Text = text, Source = source, ActorName = actor, AddedAt = Some.Noon,
        };
    }

    private async Task AddAnalysis(Incident incident, TimelineEvent alert, TimelineEvent decision)
    {
        var (layer, category) = await app.With(async db => (await db.DefenceLayers.SingleAsync(found => found.Name == "Alert"), await db.FactorCategories.SingleAsync(found => found.Name == "Detection")));
        await app.Save(new ContributingFactor { IncidentId = incident.Id, Number = 2, Text = "Pool wait lost its name: \"no data\" is drawn as zero", AddedAt = Some.Noon, CategoryId = category.Id, LayerId = layer.Id, Condition = ConditionKind.Unmeasured, Hurt = HurtPart.Diagnosis, Elsewhere = "payouts" });
        await app.Save(new ContributingFactor { IncidentId = incident.Id, Number = 5, Text = "One region", AddedAt = Some.Noon, NoActionReason = "We accept it." });
        await app.With(async db =>
        {
            var factor = await db.ContributingFactors.Of(incident).SingleAsync(found => found.Number == 2);
            factor.Events.AddRange(await db.TimelineEvents.Where(found => found.Id == alert.Id || found.Id == decision.Id).ToListAsync());
            await db.SaveChangesAsync();
        });
        foreach (var text in new[] { "Idempotency keys stopped 212 charges", "Going back took two minutes" }) await app.Save(new HeldLayer { IncidentId = incident.Id, Text = text });
        foreach (var text in new[] { "Nothing reaches the ledger", "A restart does no harm" }) await app.Save(new Belief { IncidentId = incident.Id, Believed = text, Was = "All connections were in use", Why = "The panel said zero", WhoKnew = "Aiko", EventId = alert.Id });
        var hypothesis = await app.Save(new Hypothesis { IncidentId = incident.Id, Text = "Payouts share the pool" });
        foreach (var (text, supports) in new[] { ("Same DSN", true), ("Another host", false), ("Same limits", true) }) await app.Save(new HypothesisEvidence { HypothesisId = hypothesis.Id, Text = text, Supports = supports });
        await app.With(async db =>
        {
            Assert.Null((await db.Hypotheses.Include(found => found.Evidence).SingleAsync(found => found.Id == hypothesis.Id)).Decide(HypothesisState.Refuted));
            await db.SaveChangesAsync();
        });
        await app.Save(new DecisionPoint { EventId = decision.Id, Known = "CPU idle\nPool at zero", SecondStory = "In February it had helped." });
        var top = await app.Save(new WhyNode { IncidentId = incident.Id, Text = "The pool stayed full" });
        foreach (var text in new[] { "Reads kept theirs", "The panel showed zero" })
        {
            var step = new WhyNode { IncidentId = incident.Id, Text = text, Question = "What held it there?" };
            step.MoveUnder(top, []);
            await app.Save(step);
        }
        await app.Save(new QuestionAnswer { IncidentId = incident.Id, Question = "surprise-1", State = AnswerState.Answered, Text = "It held at 61%." });
        await app.Save(new QuestionAnswer { IncidentId = incident.Id, Question = "systemic-2", State = AnswerState.Waived, Text = "The first of its kind." });
    }
}
