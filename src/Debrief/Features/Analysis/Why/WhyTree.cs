namespace Debrief.Features.Analysis;

/// <summary>How it came about, as a tree: what is to be explained on top, what led to it below.</summary>
public sealed class WhyTree
{
    /// <summary>Three steps down is a good place to stop; beyond five, what is found is too far away to change.</summary>
    public const int StopAt = 3, TooDeep = 5;

    private readonly ILookup<Guid?, WhyNode> children;

    /// <param name="nodes">Those that were not taken away, in order. A step whose parent was taken away is gone with it.</param>
    public WhyTree(IReadOnlyList<WhyNode> nodes)
    {
        children = nodes.ToLookup(node => node.ParentId);
        Steps = [.. Walk(null, 0)];
    }

    /// <summary>Every step with its depth, the top having none, in the order of the page.</summary>
    public IReadOnlyList<(WhyNode Node, int Depth)> Steps { get; }

    public IEnumerable<WhyNode> Under(WhyNode? node) => children[node?.Id];

    public int Depth => Steps.Select(step => step.Depth).DefaultIfEmpty().Max();

    public int Branches => Steps.Count(step => step.Depth > 0 && !Under(step.Node).Any());

    /// <summary>Several steps and not one fork: a single chain leaves out whatever else had to be true.</summary>
    public bool IsLoneChain => Depth >= 2 && Steps.Count == Depth + 1;

    private IEnumerable<(WhyNode Node, int Depth)> Walk(WhyNode? above, int depth) =>
        children[above?.Id].SelectMany(node => Walk(node, depth + 1).Prepend((node, depth)));
}
