using System.Diagnostics;
using System.IO.Compression;
using System.Text;

namespace Debrief.Drafting.Tests.Past.Formats;

/// <summary>Whatever happens to a file: read, or refused in words; never an exception of another kind, never for long.</summary>
public sealed class AnyFormatTests
{
    private static readonly Dictionary<string, string> Seeds = new()
    {
        ["a.html"] = "<html><head><style>.c1{font-weight:700}</style></head><body><h1>Queue 2024-02-28</h1><ul class='lst-kix_a-0'><li>a<ul><li>b</ul></ul><table><tr><td colspan=2>10:00<td>x</table><p class=c1>&amp;<a href='https://x.example'>y</a><pre>z</pre>",
        ["a.xml"] = "<p><ac:structured-macro ac:name=\"status\"><ac:parameter ac:name=\"title\">SEV3</ac:parameter></ac:structured-macro>&nbsp;</p><ac:task-list><ac:task><ac:task-status>complete</ac:task-status><ac:task-body>x</ac:task-body></ac:task></ac:task-list><p><![CDATA[x]]></p>",
        ["a.json"] = "{\"title\": \"A\", \"body\": {\"storage\": {\"value\": \"<p>a</p>\"}}, \"starttime\": 1709114400, \"endtime\": 1, \"tags\": [{\"title\": \"x\"}], \"incident_type\": {\"name\": \"y\"}, \"reported_at\": \"2024-02-28T10:00:00Z\"}",
        ["a.wiki"] = "== A ==\n* b [[c|d]] {{e}}\n{|\n! f !! g\n|-\n| h || i\n|}\n<pre>j</pre>\n'''k'''",
        ["a.md.erb"] = "---\ntitle: A\n---\n## B\n<%= c %>\n",
        ["A 152bb52ee2b58053ad50ffb72303b147.md"] = "# A\n\nDate: July 22, 2025\n\n<aside>\nb\n</aside>\n\n[c](d%20e.md)\n",
    };

    [Fact]
    public void Damage_is_read_or_refused_in_words()
    {
        var random = new Random(5);
        var clock = Stopwatch.StartNew();
        var refused = 0;
        foreach (var (name, seed) in Seeds)
        {
            for (var round = 0; round < 800; round++) Take(name, Damaged(Encoding.UTF8.GetBytes(seed), random));
        }
        for (var round = 0; round < 400; round++) Take("a.docx", Damaged(Docx(), random));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"{clock.Elapsed}");
        Assert.True(refused > 100, $"{refused} refused");

        void Take(string name, byte[] bytes)
        {
            try
            {
                foreach (var (part, content) in PastFormats.Split(name, bytes))
                {
                    if (PastFormats.Read(part, content) is { } read) PastPostmortem.Read(read.Markdown, part);
                }
            }
            catch (PostmortemFormatException problem)
            {
                Assert.NotEmpty(problem.Message);
                refused++;
            }
        }
    }

    [Theory]
    [InlineData("a.html", "<p>", 3_000_000)]
    [InlineData("a.html", "<td>x", 1_500_000)]
    [InlineData("a.wiki", "[[", 1_000_000)]
    [InlineData("a.wiki", "{{", 1_000_000)]
    [InlineData("a.wiki", "<!--", 500_000)]
    [InlineData("a.wiki", "'", 1_000_000)]
    [InlineData("a.md.erb", "<%", 1_000_000)]
    [InlineData("a.xml", "<p>&", 1_000_000)]
    [InlineData("a.xml", "<![CDATA[", 500_000)]
    [InlineData("a.json", "[", 1_000_000)]
    [InlineData("a.json", "{\"a\":", 1_000_000)]
    [InlineData("A 152bb52ee2b58053ad50ffb72303b147.md", "[a", 1_000_000)]
    public void Much_of_the_same_takes_seconds_at_most(string name, string piece, int length)
    {
        var start = name == "a.html" ? "<html>" : name == "a.xml" ? "<ac:link/>" : name == "a.wiki" ? "== a ==\n" : "";
        var text = start + string.Concat(Enumerable.Repeat(piece, length / piece.Length));
        var clock = Stopwatch.StartNew();
        try
        {
            foreach (var (part, content) in PastFormats.Split(name, Encoding.UTF8.GetBytes(text))) PastFormats.Read(part, content);
        }
        catch (PostmortemFormatException refused)
        {
            Assert.NotEmpty(refused.Message);
        }
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(15), $"{clock.Elapsed}");
    }

    private static byte[] Docx()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var writer = new StreamWriter(zip.CreateEntry("word/document.xml", CompressionLevel.NoCompression).Open());
            writer.Write("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr><w:r><w:t>Summary</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:body></w:document>");
        }
        return bytes.ToArray();
    }

    private static byte[] Damaged(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        for (var cut = random.Next(1, 6); cut > 0 && bytes.Count > 0; cut--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0: bytes[at] = (byte)random.Next(1, 256); break;
                case 1: bytes.RemoveAt(at); break;
                case 2: bytes.RemoveRange(at, Math.Min(random.Next(40), bytes.Count - at)); break;
                default: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(60), bytes.Count - at))); break;
            }
        }
        return [.. bytes];
    }
}
