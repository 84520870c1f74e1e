using Debrief.Features.Analysis;
using Debrief.Features.Incidents;

namespace Debrief.Tests.Features.Analysis;

public sealed class WhyTreeTests(App app)
{
    private static readonly Guid Here = Guid.CreateVersion7();

    /// <summary>A tree written as parents: -1 is the top.</summary>
    private static WhyTree Tree(params int[] parents)
    {
        var nodes = new List<WhyNode>();
        foreach (var parent in parents)
        {
            var node = new WhyNode { IncidentId = Here, Text = $"{nodes.Count}" };
            Assert.Null(node.MoveUnder(parent < 0 ? null : nodes[parent], nodes));
            nodes.Add(node);
        }
        return new(nodes);
    }

    [Theory]
    [InlineData(new[] { -1 }, 0, false)]
    [InlineData(new[] { -1, 0 }, 1, false)]
    [InlineData(new[] { -1, 0, 1 }, 2, true)]
    [InlineData(new[] { -1, 0, 1, 1 }, 2, false)]
    [InlineData(new[] { -1, 0, 1, 2, 3, 4, 5 }, 6, true)]
    public void A_chain_without_a_fork_is_a_lone_one(int[] parents, int depth, bool isLone)
    {
        var tree = Tree(parents);

        Assert.Equal((depth, isLone), (tree.Depth, tree.IsLoneChain));
    }

    [Fact]
    public void Nothing_explains_itself()
    {
        var top = new WhyNode { IncidentId = Here, Text = "top" };
        var middle = new WhyNode { IncidentId = Here, Text = "middle" };
        var leaf = new WhyNode { IncidentId = Here, Text = "leaf" };
        WhyNode[] all = [top, middle, leaf];
        middle.MoveUnder(top, all);
        leaf.MoveUnder(middle, all);

        Assert.IsType<WhyInCircle>(top.MoveUnder(leaf, all));
        Assert.IsType<WhyInCircle>(top.MoveUnder(top, all));
        Assert.Null(leaf.MoveUnder(top, all));
    }

    [Fact]
    public async Task A_branch_grows_below_a_step_and_a_circle_is_refused()
    {
        var incident = await app.Save(Some.Incident(await app.Someone()));
        var page = await (await app.SignedIn()).Open($"{incident.Path}/analysis");
        var top = await page.Submit("#add-why", new { Text = "The pool stayed full" });
        var topId = top.Attribute(".why-tree", "id")!["r-".Length..];

        var below = await top.Submit(".why-tree form.below", new { Text = "Reads kept theirs", Question = "What held the connections?" });
        var leafId = below.Attribute(".why-tree li", "id")!["r-".Length..];
        var circle = await below.Submit($"#r-{topId} > .why-tools form.change", new { Parent = leafId });

        Assert.Contains("What held the connections?", below.Text(".why-tree li"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, circle.Status);
        Assert.Contains("explain itself", circle.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_steps_down_is_called_a_good_place_to_stop_and_a_lone_chain_is_said_to_be_one()
    {
        var incident = await app.Save(Some.Incident(await app.Someone()));
        WhyNode? above = null;
        foreach (var text in new[] { "The pool stayed full", "Reads kept theirs", "Retries have no budget", "Reads were always fast" })
        {
            var node = new WhyNode { IncidentId = incident.Id, Text = text };
            node.MoveUnder(above, []);
            above = await app.Save(node);
        }

        var page = await (await app.SignedIn()).Open($"{incident.Path}/analysis");

        Assert.Contains("a good place to stop", page.Text(".why-tree"), StringComparison.Ordinal);
        Assert.Contains("One chain tells one story", page.Text("#why"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_begins_with_why_is_asked_to_begin_with_what()
    {
        var incident = await app.Save(Some.Incident(await app.Someone()));
        var top = await (await (await app.SignedIn()).Open($"{incident.Path}/analysis")).Submit("#add-why", new { Text = "The alert was silenced" });

        var answer = await top.Submit(".why-tree form.below", new { Text = "It had fired 40 times that week", Question = "Why didn't the engineer look at it?" });

        Assert.NotEmpty(answer.Texts(".why-tree li .finding .q"));
    }

    [Fact]
    public async Task A_step_of_another_incident_is_no_parent_here()
    {
        var (here, there) = (await app.Save(Some.Incident(await app.Someone())), await app.Save(Some.Incident(await app.Someone())));
        var foreign = await app.Save(new WhyNode { IncidentId = there.Id, Text = "Elsewhere" });
        var top = await (await (await app.SignedIn()).Open($"{here.Path}/analysis")).Submit("#add-why", new { Text = "Here" });

        Assert.Equal(HttpStatusCode.NotFound, (await top.Submit(".why-tree form.below", new { Text = "x", Parent = foreign.Id })).Status);
    }
}
