namespace Debrief.Drafting;

/// <summary>What people found out about an incident, as a file holds it. Words of closed sets are in lower case; events are named by their ids.</summary>
public sealed record FileAnalysis
{
    public static FileAnalysis None { get; } = new();

    public IReadOnlyList<FileFactor> Factors { get; init; } = [];
    public IReadOnlyList<FileHeld> Held { get; init; } = [];
    public IReadOnlyList<FileBelief> Beliefs { get; init; } = [];
    public IReadOnlyList<FileHypothesis> Hypotheses { get; init; } = [];
    public IReadOnlyList<FileDecision> Decisions { get; init; } = [];

    /// <summary>How it came about: a step stands after the one it explains.</summary>
    public IReadOnlyList<FileStep> Steps { get; init; } = [];
    public IReadOnlyList<FileAnswer> Answers { get; init; } = [];

    internal void Write(YamlText yaml)
    {
        yaml.Items("factors", Factors, factor =>
        {
            yaml.Value("name", factor.Name);
            yaml.Value("text", factor.Text);
            yaml.Value("category", factor.Category);
            yaml.Value("condition", factor.Condition);
            yaml.Value("hurt", factor.Hurt);
            yaml.Value("layer", factor.Layer);
            yaml.List("events", factor.Events);
            yaml.Value("elsewhere", factor.Elsewhere);
            yaml.Value("no_action", factor.NoAction);
        });
        yaml.Items("held", Held, held =>
        {
            yaml.Value("text", held.Text);
            yaml.Value("layer", held.Layer);
        });
        yaml.Items("beliefs", Beliefs, belief =>
        {
            yaml.Value("believed", belief.Believed);
            yaml.Value("was", belief.Was);
            yaml.Value("why", belief.Why);
            yaml.Value("who_knew", belief.WhoKnew);
            yaml.Value("event", belief.Event);
        });
        yaml.Items("hypotheses", Hypotheses, hypothesis =>
        {
            yaml.Value("text", hypothesis.Text);
            yaml.Value("state", hypothesis.State);
            yaml.List("for", hypothesis.For);
            yaml.List("against", hypothesis.Against);
        });
        yaml.Items("decisions", Decisions, decision =>
        {
            yaml.Value("event", decision.Event);
            yaml.Value("known", decision.Known);
            yaml.Value("hypotheses", decision.Hypotheses);
            yaml.Value("reasonable", decision.Reasonable);
            yaml.Value("first_story", decision.FirstStory);
            yaml.Value("second_story", decision.SecondStory);
        });
        yaml.Items("steps", Steps, step =>
        {
            yaml.Value("text", step.Text);
            yaml.Value("question", step.Question);
            if (step.Under is { } under) yaml.Value("under", under);
        });
        yaml.Items("answers", Answers, answer =>
        {
            yaml.Value("question", answer.Question);
            yaml.Value("state", answer.State);
            yaml.Value("text", answer.Text);
        });
    }

    internal static FileAnalysis Read(YamlMap root) => new()
    {
        Factors = root.Items("factors", item => new FileFactor(
            item.Required("name"), item.Required("text"), item.Text("category"), item.Text("condition"), item.Text("hurt"), item.Text("layer"), item.Texts("events"), item.Text("elsewhere"), item.Text("no_action"))),
        Held = root.Items("held", item => new FileHeld(item.Required("text"), item.Text("layer"))),
        Beliefs = root.Items("beliefs", item => new FileBelief(item.Required("believed"), item.Text("was"), item.Text("why"), item.Text("who_knew"), item.Text("event"))),
        Hypotheses = root.Items("hypotheses", item => new FileHypothesis(item.Required("text"), item.Required("state"), item.Texts("for"), item.Texts("against"))),
        Decisions = root.Items("decisions", item => new FileDecision(
            item.Required("event"), item.Text("known"), item.Text("hypotheses"), item.Text("reasonable"), item.Text("first_story"), item.Text("second_story"))),
        Steps = root.Items("steps", item => new FileStep(item.Required("text"), item.Text("question"), item.Number("under"))),
        Answers = root.Items("answers", item => new FileAnswer(item.Required("question"), item.Required("state"), item.Required("text"))),
    };
}

/// <param name="Name">F3.</param>
/// <param name="Condition">technical, process, knowledge, timing, unmeasured.</param>
/// <param name="Hurt">prevention, detection, diagnosis, containment, resolution.</param>
/// <param name="NoAction">The reason for which nothing is done about it.</param>
public sealed record FileFactor(string Name, string Text, string? Category, string? Condition, string? Hurt, string? Layer, IReadOnlyList<string> Events, string? Elsewhere, string? NoAction);

public sealed record FileHeld(string Text, string? Layer);

public sealed record FileBelief(string Believed, string? Was, string? Why, string? WhoKnew, string? Event);

/// <param name="State">open, supported, refuted.</param>
public sealed record FileHypothesis(string Text, string State, IReadOnlyList<string> For, IReadOnlyList<string> Against);

public sealed record FileDecision(string Event, string? Known, string? Hypotheses, string? Reasonable, string? FirstStory, string? SecondStory);

/// <param name="Under">The place, from 1, of the step that it explains; none for what is to be explained.</param>
public sealed record FileStep(string Text, string? Question, int? Under);

/// <param name="Question">The key of a <see cref="GuidingQuestion"/>.</param>
/// <param name="State">answered, waived.</param>
public sealed record FileAnswer(string Question, string State, string Text);
