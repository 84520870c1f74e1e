namespace Debrief.Drafting.Tests.Files;

public sealed class FileAnalysisTests
{
    private static readonly PostmortemFile Example = new()
    {
        Title = "Filtered searches failed for an hour",
        Text = "Search failed.\n",
        Analysis = new()
        {
            Factors = [new("F1", "Nobody measured open files", "Detection", "unmeasured", "diagnosis", "Alert", ["alert1", "knew"], "the log shippers", null), new("F3", "One line:\n- \"two\"", null, null, null, null, [], null, "We accept it.")],
            Held = [new("Replicas kept the index", "Recovery"), new("Luck", null)],
            Beliefs = [new("The release leaks", "The limit was reached", "It fell over 20 minutes after it", "Marek", "theory1")],
            Hypotheses = [new("Log shippers too", "supported", ["Same unit file"], ["They rotate", "null"])],
            Decisions = [new("decide", "Two nodes down", "leak\ndisk", "A restart is quick", null, "The format had changed")],
            Steps = [new("Nodes fell over", null, null), new("They ran out of file handles", "What stopped them?", 1), new("Nobody saw the number", null, 2)],
            Answers = [new("surprise-1", "answered", "It came back"), new("systemic-2", "waived", "The first of its kind")],
        },
    };

    [Fact]
    public void What_people_found_reads_back_as_it_was_written()
    {
        var written = Example.Write();
        var back = PostmortemFile.Parse(written);

        Assert.Equal(written, back.Write());
        Assert.Equal(["They rotate", "null"], back.Analysis.Hypotheses[0].Against);
        Assert.Equal("One line:\n- \"two\"", back.Analysis.Factors[1].Text);
        Assert.Equal(2, back.Analysis.Steps[2].Under);
    }

    [Fact]
    public void A_file_without_an_analysis_is_written_as_before() => Assert.DoesNotContain("factors", (Example with { Analysis = FileAnalysis.None }).Write(), StringComparison.Ordinal);

    [Theory]
    [InlineData("factors:\n  - name: F1\n", "text is missing")]
    [InlineData("steps:\n  - text: x\n    under: above\n", "“above” is no number")]
    [InlineData("beliefs: yes\n", "beliefs must be a list")]
    public void A_broken_analysis_is_refused_with_the_line(string yaml, string message)
    {
        var refused = Assert.Throws<PostmortemFormatException>(() => PostmortemFile.Parse($"---\ndebrief: 1\ntitle: x\n{yaml}---\n"));

        Assert.StartsWith("Line ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }
}
