namespace Debrief.Lint.Rules.Shape;

/// <summary>Found where ignores are read; the rule itself looks at nothing.</summary>
public sealed class IgnoreWithoutReason() : DocumentRule(Id, "ignore-without-reason", Lint.Category.Setup, Level.Warning)
{
    public const string Id = "PM098";

    public override string Why => "An ignore without a reason is a secret; it is not followed.";
    public override string Question => "Why is it right here? Write it after a colon.";

    public override void Check(Document document, Report report) { }
}
