namespace Debrief.Lint;

/// <summary>The word a finding is counted under. The first eight are about language and have published accuracy.</summary>
public static class Category
{
    public const string Blame = "blame";
    public const string Hindsight = "hindsight";
    public const string HumanErrorCause = "human_error_cause";
    public const string SingleRootCause = "single_root_cause";
    public const string Vague = "vague";
    public const string Hedge = "hedge";
    public const string WeakAction = "weak_action";
    public const string Agentless = "agentless";

    public const string Action = "action";
    public const string Question = "question";
    public const string Structure = "structure";
    public const string Praise = "praise";
    public const string Setup = "setup";

    public static IReadOnlyList<string> OfLanguage { get; } = [Blame, Hindsight, HumanErrorCause, SingleRootCause, Vague, Hedge, WeakAction, Agentless];
}
