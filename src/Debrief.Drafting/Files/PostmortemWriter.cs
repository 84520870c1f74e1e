using Debrief.Sources;

namespace Debrief.Drafting;

internal static class PostmortemWriter
{
    public static string Write(PostmortemFile file)
    {
        var yaml = new YamlText();
        yaml.Value("debrief", PostmortemFile.Version);
        yaml.Value("title", file.Title);
        yaml.Value("number", file.Number);
        yaml.Value("kind", file.Kind);
        yaml.Value("severity", file.Severity);
        yaml.List("services", file.Services);
        yaml.List("categories", file.Categories);
        yaml.Value("template", file.Template);
        yaml.Value("restriction", file.Restriction);
        yaml.Value("occurred_at", file.OccurredAt);
        yaml.Value("created_at", file.CreatedAt);
        yaml.Value("published_at", file.PublishedAt);
        yaml.Items("corrections", file.Corrections, correction =>
        {
            yaml.Value("at", correction.At);
            yaml.Value("text", correction.Text);
        });
        yaml.List("authors", file.Authors);
        yaml.Value("lead", file.Lead);
        yaml.Items("responders", file.Responders, responder =>
        {
            yaml.Value("name", responder.Name);
            yaml.Value("role", responder.Role);
        });
        yaml.Items("milestones", file.Milestones, milestone =>
        {
            yaml.Value("kind", FileWords.Of(milestone.Kind));
            yaml.Value("at", milestone.At);
            yaml.Value("precision", milestone.Precision.Word());
            yaml.Value("event", milestone.EventId);
        });
        yaml.Items("impact", file.Impact, figure =>
        {
            yaml.Value("name", figure.Name);
            yaml.Value("state", FileWords.Of(figure.State));
            yaml.Value("value", figure.Value);
        });
        yaml.Value("impact_note", file.ImpactNote);
        file.Analysis.Write(yaml);
        yaml.Items("events", file.Events, told =>
        {
            yaml.Value("id", told.Id);
            yaml.Value("at", told.At);
            yaml.Value("precision", told.Precision.Word());
            yaml.Value("until", told.Until);
            yaml.Value("original_time", told.OriginalTime);
            yaml.Value("kind", told.Kind.Word());
            yaml.Value("text", told.Text);
            yaml.Value("actor", told.Actor);
            yaml.Value("source", told.Source);
            yaml.Value("url", told.Url);
        });
        return $"---\n{yaml}---\n\n{file.Text}";
    }
}

/// <summary>The words of closed sets in a file.</summary>
internal static class FileWords
{
    public static string Of(MilestoneKind kind) => kind switch
    {
        MilestoneKind.ImpactStarted => "impact-started",
        MilestoneKind.Detected => "detected",
        MilestoneKind.Acknowledged => "acknowledged",
        MilestoneKind.Understood => "understood",
        MilestoneKind.Mitigated => "mitigated",
        _ => "resolved",
    };

    public static string Of(FigureState state) => state switch
    {
        FigureState.Known => "known",
        FigureState.None => "none",
        FigureState.Unknown => "unknown",
        _ => "n/a",
    };

    /// <summary>The value whose word this is; null when there is none.</summary>
    public static T? Find<T>(string word, Func<T, string> wordOf) where T : struct, Enum =>
        Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => string.Equals(wordOf(value!.Value), word, StringComparison.OrdinalIgnoreCase));
}
