using System.Text;

namespace Debrief.Drafting.Tests.Past.Formats;

public sealed class StorageFormatTests
{
    private const string Storage = """
        <p><ac:structured-macro ac:name="status"><ac:parameter ac:name="title">SEV3</ac:parameter><ac:parameter ac:name="colour">Red</ac:parameter></ac:structured-macro>&nbsp;<ac:link><ri:user ri:account-id="5b1f" /></ac:link></p>
        <h2>Timeline</h2><table><tbody><tr><th>Time</th><th>Event</th></tr><tr><td><p><time datetime="2024-02-28" /> 10:00</p></td><td>Queue grows &ndash; &unknown; &amp;</td></tr></tbody></table>
        <h2>Logs</h2><ac:structured-macro ac:name="code"><ac:parameter ac:name="language">sh</ac:parameter><ac:plain-text-body><![CDATA[a && b &nbsp; <c>]]></ac:plain-text-body></ac:structured-macro>
        <ac:structured-macro ac:name="expand"><ac:parameter ac:name="title">More</ac:parameter><ac:rich-text-body><p>inside</p></ac:rich-text-body></ac:structured-macro>
        <ac:structured-macro ac:name="info"><ac:rich-text-body><p>note this</p></ac:rich-text-body></ac:structured-macro><ac:structured-macro ac:name="toc" /><ac:structured-macro ac:name="chart" />
        <h2>Action items</h2><ac:task-list><ac:task><ac:task-id>1</ac:task-id><ac:task-status>complete</ac:task-status><ac:task-body><span>Bound the lock</span></ac:task-body></ac:task><ac:task><ac:task-status>incomplete</ac:task-status><ac:task-body>Alert (<ac:structured-macro ac:name="jira"><ac:parameter ac:name="key">OPS-7</ac:parameter></ac:structured-macro>)</ac:task-body></ac:task></ac:task-list>
        <p><ac:image><ri:attachment ri:filename="graph.png" /></ac:image><ac:placeholder>Write here</ac:placeholder></p>
        """;

    [Fact]
    public void Macros_tasks_links_and_times_become_what_readers_saw()
    {
        var page = PastFormats.Read("page.xml", Encoding.UTF8.GetBytes(Storage))!;

        Assert.Equal("""
            SEV3 @5b1f

            ## Timeline

            | Time | Event |
            |---|---|
            | 2024-02-28 10:00 | Queue grows – \&unknown; & |

            ## Logs

            ```
            a && b &nbsp; <c>
            ```

            **More**

            inside

            > note this

            ## Action items

            - [x] Bound the lock
            - [ ] Alert (OPS-7)

            (picture: graph.png)

            """, page.Markdown);
        Assert.Equal(3, page.Notes.Count);
        Assert.Contains("“chart”", string.Join('\n', page.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_of_the_REST_API_brings_its_title()
    {
        var json = System.Text.Json.JsonSerializer.Serialize(new { id = "7", title = "Queue <stuck> 2024-02-28", body = new { storage = new { value = Storage, representation = "storage" } } });

        var past = PastPostmortem.Read(PastFormats.Read("page.json", Encoding.UTF8.GetBytes(json))!.Markdown);

        Assert.Equal(("Queue <stuck> 2024-02-28", "SEV3", new DateOnly(2024, 2, 28)), (past.Title, past.Severity, past.OccurredOn));
        Assert.Equal(["Bound the lock", "Alert (OPS-7)"], past.Actions.Select(action => action.Title));
    }

    [Fact]
    public void A_list_of_pages_is_one_document_each()
    {
        var page = System.Text.Json.JsonSerializer.Serialize(new { results = new[] { new { title = "A", body = new { storage = new { value = "<p>a</p>" } } }, new { title = "B", body = new { storage = new { value = "<p>b</p>" } } } } });

        var parts = PastFormats.Split("pages.json", Encoding.UTF8.GetBytes(page));

        Assert.Equal(["pages.json#1", "pages.json#2"], parts.Select(part => part.Name));
        Assert.Equal("# B\n\nb\n", PastFormats.Read(parts[1].Name, parts[1].Bytes)!.Markdown);
    }

    [Fact]
    public void Damaged_XML_keeps_its_words_and_says_so()
    {
        var page = PastFormats.Read("page.xml", "<h2>Summary</h2><p>Mail <b>waited.</p><ac:link>"u8.ToArray())!;

        Assert.Contains("waited.", page.Markdown, StringComparison.Ordinal);
        Assert.Contains("damaged", page.Notes.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Entities_that_expand_are_not_read()
    {
        var bomb = "<!DOCTYPE r [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><p>&b;</p><ac:link/>"u8.ToArray();

        Assert.DoesNotContain("aaaa&a", PastFormats.Read("page.xml", bomb)!.Markdown, StringComparison.Ordinal);
    }
}
