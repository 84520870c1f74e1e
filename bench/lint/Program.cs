using System.Diagnostics;
using System.Globalization;
using Debrief.Lint;

// In-process, one thread: bench-lint FOLDER. Prints name and figure, one a line. FOLDER/*.md are the documents; "rules" as a second argument also times each rule by leaving it out.
var texts = Directory.GetFiles(args[0], "*.md").Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();
var bytes = texts.Sum(text => System.Text.Encoding.UTF8.GetByteCount(text));
for (var warm = 0; warm < 3; warm++) Best(new Linter());
Say("MB/s", bytes / 1e6 / Best(new Linter()).TotalSeconds);
if (args is [_, "rules"]) Rules();

TimeSpan Best(Linter linter)
{
    var best = TimeSpan.MaxValue;
    var whole = Stopwatch.StartNew();
    while (whole.Elapsed < TimeSpan.FromSeconds(2))
    {
        var clock = Stopwatch.StartNew();
        foreach (var text in texts) linter.Lint(text);
        if (clock.Elapsed < best) best = clock.Elapsed;
    }
    return best;
}

void Rules()
{
    for (var warm = 0; warm < 3; warm++) Best(new Linter());
    var all = Best(new Linter());
    foreach (var rule in Catalogue.Rules)
        Say(rule.Name, (all - Best(new Linter(new LintOptions { Levels = new Dictionary<string, Level?> { [rule.Code] = null } }))).TotalMilliseconds / all.TotalMilliseconds * 100);
    Say("no rules at all", Best(new Linter(new LintOptions { Levels = Catalogue.Rules.ToDictionary(rule => rule.Code, _ => (Level?)null) })) / all * 100);
}

static void Say(string name, double figure) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}\t{figure:0.00}"));
