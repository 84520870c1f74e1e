namespace Debrief.Cli.Commands.Lint.Formats;

/// <summary>For people at a terminal: a question a finding, repeats of a rule summarised.</summary>
internal sealed class TextFormat(Stream output) : Format(output)
{
    private const int Shown = 5;
    private readonly SortedDictionary<string, int> byRule = new(StringComparer.Ordinal);
    private int files;

    public override void Write(LintedFile file)
    {
        files++;
        if (file.Findings.Count == 0) return;
        Line(file.Path);
        var shown = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var place in file.Findings)
        {
            byRule[place.Rule.Code] = byRule.GetValueOrDefault(place.Rule.Code) + 1;
            if ((shown[place.Rule.Code] = shown.GetValueOrDefault(place.Rule.Code) + 1) > Shown) continue;
            Line($"  {place.Line}:{place.Column}  {Words.Of(place.Level)}  {place.Rule.Code}  “{OneLine(place.Text)}”");
            Line($"      {place.Finding.Question}");
            if (place.Finding.Rewrite is { } rewrite) Line($"      Or: {rewrite}");
        }
        foreach (var (code, count) in shown)
            if (count > Shown) Line($"  … and {count - Shown} more of {code}");
        Line("");
    }

    public override void End()
    {
        var total = byRule.Values.Sum();
        if (total == 0) Line(files == 1 ? "Nothing to ask about." : $"Nothing to ask about in {files} files.");
        else Line($"{total} {(total == 1 ? "finding" : "findings")} in {files} {(files == 1 ? "file" : "files")} ({string.Join(", ", byRule.Select(rule => $"{rule.Key} {rule.Value}"))}). `debrief lint explain {byRule.First().Key}` says why.");
    }

    private static string OneLine(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 80 ? line : string.Concat(line.AsSpan(0, 79), "…");
    }
}
