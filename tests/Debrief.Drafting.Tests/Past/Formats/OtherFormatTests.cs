using System.Text;

namespace Debrief.Drafting.Tests.Past.Formats;

public sealed class OtherFormatTests
{
    private static PastText Read(string name, string text) => PastFormats.Read(name, Encoding.UTF8.GetBytes(text))!;

    [Fact]
    public void A_page_of_Notion_loses_its_id_keeps_its_properties_and_its_callouts()
    {
        const string Name = "Export-1/Queue stuck 152bb52ee2b58053ad50ffb72303b147.md";

        var page = Read(Name, "# Queue stuck\n\nStatus: Resolved\nDate: July 22, 2025 1:03 AM (EDT)\n\n<aside>\n💡 Look at the age\n\n</aside>\n\n## Summary\n\nSee [Runbook](Runbook%20152bb52ee2b58053ad50ffb72303b147.md), [x](https://x.example/).\nOwner: nobody\n");

        Assert.Equal("# Queue stuck\n\n- Status: Resolved\n- Date: July 22, 2025 1:03 AM (EDT)\n\n\n> 💡 Look at the age\n> \n\n\n## Summary\n\nSee Runbook, [x](https://x.example/).\nOwner: nobody\n", page.Markdown);
        Assert.Equal(new DateOnly(2025, 7, 22), PastPostmortem.Read(page.Markdown).OccurredOn);
        Assert.Equal("Export-1/Queue stuck.md", PastFormats.PlainName(Name));
    }

    [Fact]
    public void A_MediaWiki_page_becomes_Markdown_and_its_templates_stay_as_code()
    {
        var page = Read("2024-02-28_queue.wiki", """
            __NOTOC__
            {{irdoc|status=final}}
            == Summary ==
            Mail '''waited''' for [[Service:Mail|the mail]] ([https://x.example/1 graph]).
            == Timeline ==
            '''All times in UTC.'''
            * 10:00 Queue grows
            ** still
            # one
            {| class="wikitable"
            ! Action !! Owner
            |-
            | Bound the lock || Ana
            |-
            | style="x" | Alert
            | Ivo
            |}
            <syntaxhighlight lang="sh">
            a | b
            </syntaxhighlight>
            [[Category:Mail]]
            """);

        Assert.Equal("""
            `{{irdoc|status=final}}`

            ## Summary

            Mail **waited** for the mail ([graph](https://x.example/1)).

            ## Timeline

            **All times in UTC.**
            - 10:00 Queue grows
              - still
            1. one

            | Action | Owner |
            |---|---|
            | Bound the lock | Ana |
            | Alert | Ivo |

            ```
            a | b
            ```


            Categories: Mail

            """, page.Markdown);
        Assert.Equal(["1 template(s) stayed as code: what they would have shown is not in the file."], page.Notes);
    }

    [Fact]
    public void Tags_of_ERB_stay_as_code()
    {
        var page = Read("2024-02-28-queue.html.md.erb", "---\ntitle: Queue\n---\n\n## Summary\n\nIt was <%= link_to 'x', '/y' %>.\n");

        Assert.Contains("It was `<%= link_to 'x', '/y' %>`.", page.Markdown, StringComparison.Ordinal);
        Assert.Single(page.Notes);
        Assert.Equal("2024-02-28-queue.md", PastFormats.PlainName("2024-02-28-queue.html.md.erb"));
    }

    [Fact]
    public void An_incident_of_incident_io_brings_its_moments_people_and_follow_ups()
    {
        var past = PastPostmortem.Read(Read("incident.json", """
            {"incident": {"id": "01", "reference": "INC-7", "name": "Queue: \"stuck\"", "summary": "Mail waited.", "visibility": "private", "incident_status": {"category": "closed"}, "severity": {"name": "Major"}, "created_at": "2024-02-28T10:05:00Z",
             "incident_timestamp_values": [{"incident_timestamp": {"name": "Fixed at"}, "value": {"value": "2024-02-28T11:02:00Z"}}, {"incident_timestamp": {"name": "Impact started at"}, "value": {"value": "2024-02-28T10:00:00Z"}}],
             "custom_field_entries": [{"custom_field": {"name": "Affected services"}, "values": [{"value_catalog_entry": {"name": "mail-worker"}}]}],
             "incident_role_assignments": [{"role": {"name": "Incident Lead"}, "assignee": {"name": "Noor Haddad"}}],
             "follow_ups": [{"title": "Bound | the lock", "status": "completed", "assignee": {"name": "Ivo"}}]}}
            """).Markdown);

        Assert.Equal(("INC-7 Queue: \"stuck\"", "Major", true), (past.Title, past.Severity, past.IsRestricted));
        Assert.Equal((new DateTimeOffset(2024, 2, 28, 10, 0, 0, TimeSpan.Zero), new DateTimeOffset(2024, 2, 28, 11, 2, 0, TimeSpan.Zero)), (past.StartedAt!.Value, past.EndedAt!.Value));
        Assert.Equal(["mail-worker"], past.Services);
        Assert.Equal(("Bound | the lock", "Ivo", PastActionState.Done), (past.Actions[0].Title.Replace("\\", "", StringComparison.Ordinal), past.Actions[0].Owner, past.Actions[0].State));
        Assert.Contains("| 2024-02-28 11:02:00 | Fixed at |", past.TextOf(Part.Timeline), StringComparison.Ordinal);
    }

    [Fact]
    public void Incidents_of_Dispatch_and_Morgue_are_told_apart()
    {
        var dispatch = PastPostmortem.Read(Read("d.json", """{"name": "d-7", "title": "Queue stuck", "description": "Mail waited.", "resolution": "Restarted.", "visibility": "Restricted", "reported_at": "2024-02-28T10:05:00Z", "stable_at": "2024-02-28T11:00:00Z", "incident_type": {"name": "Availability"}, "incident_severity": {"name": "SEV-2"}, "tasks": [{"description": "Bound it", "owner": {"individual": {"name": "Ivo"}}, "status": "Open"}], "events": [{"started_at": "2024-02-28T10:20:00.123Z", "description": "Ana joined"}]}""").Markdown);
        var morgue = PastPostmortem.Read(Read("m.json", """{"id": "3", "title": "Queue stuck", "summary": "<p>Mail <b>waited</b>.</p>", "starttime": "1709114400", "endtime": 1709118120, "detecttime": 1709114700, "statustime": 0, "severity": "2", "tags": [{"title": "mail"}]}""").Markdown);

        Assert.Equal(("d-7: Queue stuck", "SEV2", true, "Bound it"), (dispatch.Title, dispatch.Severity, dispatch.IsRestricted, dispatch.Actions.Single().Title));
        Assert.Equal(("Queue stuck", "SEV2", new DateTimeOffset(2024, 2, 28, 10, 0, 0, TimeSpan.Zero)), (morgue.Title, morgue.Severity, morgue.StartedAt!.Value));
        Assert.Equal("Mail **waited**.", morgue.TextOf(Part.Summary));
        Assert.Equal(["mail"], morgue.Categories);
    }

    [Fact]
    public void What_nobody_knows_is_said_to_be_so()
    {
        Assert.Null(PastFormats.Read("a.json", "{\"a\": 1}"u8.ToArray()));
        Assert.Null(PastFormats.Read("a.bin", [0x89, 0x50, 0, 1]));
        Assert.Throws<PostmortemFormatException>(() => PastFormats.Read("a.json", "{\"a\": "u8.ToArray()));
    }
}
