using Debrief.Drafting;

namespace Debrief.Cli.Tests.Commands;

public sealed class DraftTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory, InlineData("quick", 4), InlineData("standard", 7), InlineData("near-miss", 7), InlineData("security", 7)]
    public async Task Each_kind_gives_its_parts_under_a_title(string kind, int headings)
    {
        var answer = await Cli.Run("draft", folder.File("channel.json", Some.Channel), "--kind", kind, "--title", "Labels stood still", "--severity", "SEV3", "--service", "label-queue");

        Assert.Equal(0, answer.ExitCode);
        Assert.StartsWith("# Labels stood still\n\n## ", answer.Output, StringComparison.Ordinal);
        var parts = DocumentParts.Of(answer.Output);
        Assert.Equal(headings, parts.Count(part => part is { StartsHeading: true, Level: 2 }));
        Assert.All(Parts.Required, needed => Assert.Contains(parts, part => part.Parts.Contains(needed)));
        Assert.Contains("(#event-", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_asked_for_is_written_whole_and_nothing_goes_to_standard_output()
    {
        var answer = await Cli.Run("draft", folder.File("channel.json", Some.Channel), "-o", folder["draft.md"]);

        Assert.Equal((0, ""), (answer.ExitCode, answer.Output));
        Assert.StartsWith("# Incident of Wednesday 2 September 2026\n", await File.ReadAllTextAsync(folder["draft.md"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(["channel.json", "draft.md"], Directory.GetFiles(folder[""]).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_said() =>
        Assert.Contains("cannot be written", (await Cli.Run("draft", folder.File("channel.json", Some.Channel), "-o", folder["no/such/draft.md"])).Errors, StringComparison.Ordinal);

    [Fact]
    public async Task A_template_of_ones_own_is_used_and_one_that_looks_for_a_culprit_is_refused()
    {
        var own = Template.BuiltIn(TemplateKind.Quick).Markdown;
        var used = await Cli.Run("draft", folder.File("channel.json", Some.Channel), "--template", folder.File("ours.md", "Ours.\n\n" + own));
        var refused = await Cli.Run("draft", folder["channel.json"], "--template", folder.File("theirs.md", own + "\n\nWho was responsible?\n"));

        Assert.Contains("\n\nOurs.\n\n## What happened", used.Output, StringComparison.Ordinal);
        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("Who was responsible", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_nothing_no_draft_is_made()
    {
        var answer = await Cli.Run("draft", folder["missing.json"]);

        Assert.Equal((2, ""), (answer.ExitCode, answer.Output));
    }
}
