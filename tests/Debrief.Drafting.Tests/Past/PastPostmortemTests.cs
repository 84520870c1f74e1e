namespace Debrief.Drafting.Tests.Past;

public sealed class PastPostmortemTests
{
    private const string Table = """
        # Login loop after certificate renewal (2025-11-03)

        **Severity:** SEV-2
        - Services affected: `sso-gateway`, accounts-web
        - Category: TLS

        ## TL;DR

        People could not sign in for 25 minutes.

        ## 2. Time line (all times in UTC)

        | Time | Event |
        |---|---|
        | 09:10 | Certificate renewed |

        ## Root Cause(s)

        - The gateway kept the old chain in memory.

        ## What worked

        The status page was updated within five minutes.

        ## Follow-ups

        | # | Task | Who | When | Status |
        |---|---|---|---|---|
        | 1 | Reload the chain on renewal ([AUTH-7](https://tracker.example/AUTH-7)) | @petra | Nov 14 | Done |
        | 2 | Alert on a chain older than the file | Joao Reis | 2025-11-21 | in progress |
        | 3 |  |  |  |  |

        ## Thanks

        To everybody who stayed on the call.
        """;

    private const string Lists = """
        ---
        title: Queue stuck
        date: 2024-02-28
        severity: sev3
        services: [worker, queue]
        reviewer: Noor
        ---

        Executive summary
        =================

        The queue stood still.

        ## Timeline

        ### 2024-02-28 10:00

        Stuck.

        ## Feb 29, 09:00

        Free again.

        ## Lessons learned

        ### What went well

        The backlog was kept.

        ### Where we got lucky

        It was a quiet day.

        ## Action items

        ### Process

        - [x] Move the cron to one owner (owner: Lena Vogt, due: 5 March)
        - [ ] Drain by hand is documented. Owner: @kofi
        - {{ summary }}
        -
        - Monitoring:
          - Alert on age of the oldest job by 2024-03-15

        Someone should look at the dashboards.
        """;

    [Fact]
    public void Labels_headings_and_a_table_of_actions_are_recognised()
    {
        var past = PastPostmortem.Read(Table);

        Assert.Equal("Login loop after certificate renewal (2025-11-03)", past.Title);
        Assert.Equal((new DateOnly(2025, 11, 3), "SEV2"), (past.OccurredOn!.Value, past.Severity));
        Assert.Equal(["sso-gateway", "accounts-web"], past.Services);
        Assert.Equal(["TLS"], past.Categories);
        Assert.Equal([Part.Summary, Part.Timeline, Part.Factors, Part.WentWell, Part.Actions], past.Parts.SelectMany(part => part.Parts));
        Assert.Equal(
            [("Reload the chain on renewal (AUTH-7)", "petra", new DateOnly(2025, 11, 14), PastActionState.Done), ("Alert on a chain older than the file", "Joao Reis", new DateOnly(2025, 11, 21), PastActionState.InProgress)],
            past.Actions.Select(action => (action.Title, action.Owner!, action.DueOn!.Value, action.State)));
        Assert.Equal("https://tracker.example/AUTH-7", past.Actions[0].Url);
        Assert.Equal(("a heading that names no part", "Thanks"), past.NotUnderstood.Select(note => (note.What, note.Text)).Single());
    }

    [Fact]
    public void Front_matter_task_lists_and_owners_in_words_are_recognised()
    {
        var past = PastPostmortem.Read(Lists);

        Assert.Equal(("Queue stuck", new DateOnly(2024, 2, 28), "SEV3"), (past.Title, past.OccurredOn!.Value, past.Severity));
        Assert.Equal(["worker", "queue"], past.Services);
        Assert.Contains(past.NotUnderstood, note => note is { Line: 6, What: "a field of the front matter", Text: "reviewer: Noor" });
        Assert.Equal(
            [
                ("Move the cron to one owner", "Lena Vogt", (DateOnly?)new DateOnly(2024, 3, 5), PastActionState.Done),
                ("Drain by hand is documented.", "kofi", null, PastActionState.Open),
                ("Alert on age of the oldest job by 2024-03-15", null, new DateOnly(2024, 3, 15), PastActionState.Open),
            ],
            past.Actions.Select(action => (action.Title, action.Owner, action.DueOn, action.State)));
        Assert.Contains("Free again.", past.TextOf(Part.Timeline), StringComparison.Ordinal);
        Assert.Equal("The backlog was kept.", past.TextOf(Part.WentWell));
        Assert.Contains("quiet day", past.TextOf(Part.Lessons), StringComparison.Ordinal);
        Assert.Contains(past.NotUnderstood, note => note is { Text: "Someone should look at the dashboards.", What: "a paragraph among the actions" });
    }

    [Theory]
    [InlineData("Summary & Impact", new[] { Part.Summary, Part.Impact })]
    [InlineData("Executive Summary", new[] { Part.Summary })]
    [InlineData("Customer impact", new[] { Part.Impact })]
    [InlineData("3. ⏱ **Timeline** (UTC)", new[] { Part.Timeline })]
    [InlineData("Root cause analysis", new[] { Part.Factors })]
    [InlineData("Contributing Factors", new[] { Part.Factors })]
    [InlineData("What went well?", new[] { Part.WentWell })]
    [InlineData("Things that went well", new[] { Part.WentWell })]
    [InlineData("Action Items", new[] { Part.Actions })]
    [InlineData("Next steps", new[] { Part.Actions })]
    [InlineData("Lessons learnt", new[] { Part.Lessons })]
    [InlineData("Maßnahmen", new[] { Part.Actions })]
    [InlineData("What happened", new[] { Part.Story })]
    [InlineData("Attendees", new Part[0])]
    [InlineData("", new Part[0])]
    public void A_heading_is_known_in_its_many_spellings(string heading, Part[] parts) => Assert.Equal(parts, HeadingWords.PartsOf(heading));

    [Theory]
    [InlineData("on 2018/01/31 we", 2018, 1, 31), InlineData("18.01.2018", 2018, 1, 18), InlineData("26/10/2025", 2025, 10, 26), InlineData("Incident report July 21 2025 - pods", 2025, 7, 21)]
    [InlineData("Sep 27 2017 13:06", 2017, 9, 27), InlineData("19th of April, 2018", 2018, 4, 19)]
    public void A_day_is_read_as_people_write_it(string text, int year, int month, int day) => Assert.Equal(new DateOnly(year, month, day), PastDates.Day(text));

    [Theory, InlineData("04/05/2026"), InlineData("31 February 2026"), InlineData("version 4.8.0"), InlineData("12 May")]
    public void A_day_that_could_be_two_or_is_none_is_not_guessed(string text) => Assert.Null(PastDates.Day(text));

    [Theory, InlineData(""), InlineData("\n\n"), InlineData("---\nbroken: [\n---\n\n# T\n"), InlineData("| a |\n|---|"), InlineData("## Actions\n\n-\n")]
    public void Nothing_is_invented_from_little(string markdown)
    {
        var past = PastPostmortem.Read(markdown);

        Assert.Empty(past.Actions);
        Assert.Null(past.OccurredOn);
        Assert.Null(past.Severity);
    }

    [Fact]
    public void Every_word_of_the_text_is_kept()
    {
        foreach (var markdown in new[] { Table, Lists })
        {
            var text = PartMarker.Pattern.Replace(PastPostmortem.Read(markdown).Text, "");
            foreach (var line in markdown.Split('\n').SkipWhile(line => !line.Contains("##", StringComparison.Ordinal))) Assert.Contains(line.TrimEnd('\r'), text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Real_documents_give_their_parts_days_and_actions()
    {
        var folder = Repository.Shared("data/payloads/postmortems/markdown");
        var read = Directory.GetFiles(folder, "*.md").ToDictionary(file => Path.GetFileName(file), file => PastPostmortem.Read(File.ReadAllText(file), Path.GetFileName(file)));

        Assert.All(read.Values, past => Assert.NotEqual("Untitled", past.Title));
        Assert.Equal(new DateOnly(2018, 10, 21), read["icco-4da4ac8a-fb93-426e-9ae7-eb088f115959.md"].OccurredOn);
        Assert.Equal("GitHub October 2018 Service Degradation due to MySQL Failover", read["icco-4da4ac8a-fb93-426e-9ae7-eb088f115959.md"].Title);
        Assert.Equal(5, read["2i2c-2020-10-28-memory-overload.md"].Actions.Count);
        Assert.Equal(4, read["dfds-PM2019-009_-_Kubernetes_network_infrastructure_IP_starvation.md"].Actions.Count);
        Assert.Equal(2, read["dfds-PM2021-008_-_Kubernetes_ingress_controller_Traefik_v2_configuration_caused_outage.md"].Actions.Count);
        Assert.Equal(new DateOnly(2021, 8, 26), read["dfds-PM2021-008_-_Kubernetes_ingress_controller_Traefik_v2_configuration_caused_outage.md"].OccurredOn);
        Assert.Equal(new DateOnly(2018, 4, 18), read["mybinder-2018-04-18-cull-flood.md"].OccurredOn);
        Assert.NotEmpty(read["mybinder-2018-03-13-PVC-hub-locked.md"].TextOf(Part.WentWell));
        Assert.Empty(read["mybinder-template-incident-report.md"].Actions);
        Assert.Empty(read["dfds-PMyyyy-nnn_-_Postmortem_template.md"].Actions);
        Assert.Null(read["dfds-PMyyyy-nnn_-_Postmortem_template.md"].OccurredOn);
        Assert.Equal(2, read["mybinder-2017-11-30-oom-proxy.md"].Actions.Count);
        Assert.Contains(read["mybinder-2017-11-30-oom-proxy.md"].NotUnderstood, note => note.Text.StartsWith("Limit memory", StringComparison.Ordinal));
    }
}
