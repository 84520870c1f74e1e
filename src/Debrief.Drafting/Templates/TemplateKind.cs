namespace Debrief.Drafting;

/// <summary>The form of a write-up.</summary>
public enum TemplateKind { Quick, Standard, NearMiss, Security }

public static class TemplateKinds
{
    /// <summary>The word in files and on the command line: <c>near-miss</c>.</summary>
    public static string Word(this TemplateKind kind) => kind switch
    {
        TemplateKind.Quick => "quick",
        TemplateKind.Standard => "standard",
        TemplateKind.NearMiss => "near-miss",
        _ => "security",
    };

    public static TemplateKind? Of(string word) =>
        Enum.GetValues<TemplateKind>().Cast<TemplateKind?>().FirstOrDefault(kind => string.Equals(kind!.Value.Word(), word, StringComparison.OrdinalIgnoreCase));
}
