using System.Diagnostics;
using System.Globalization;
using System.Text;
using Debrief.Lint;

// In-process, on one thread, warmed up: bench-lint FOLDER. The documents are FOLDER/*.md; prints a name and a figure a line.
var texts = Directory.GetFiles(args[0], "*.md").Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();
var linter = new Linter();
var six = Cut(6_000);
var whole = Cut(60_000);
Warm(() => texts.ForEach(text => linter.Lint(text)));
Say("all documents, MB/s", texts.Sum(text => Encoding.UTF8.GetByteCount(text)) / 1e6 / Times(() => texts.ForEach(text => linter.Lint(text)), 40)[0]);
Say("6 kB document, ms, median", Middle(Times(() => linter.Lint(six), 400)) * 1e3);
Say($"document of {linter.Lint(whole).Words} words linted anew after an edit, ms, 99th percentile", Edits().Order().ElementAt(990) * 1e3);

/// <summary>A thousand keystrokes at places spread over the text, each followed by a lint of all of it.</summary>
IEnumerable<double> Edits()
{
    var text = new StringBuilder(whole);
    for (var edit = 0; edit < 1000; edit++)
    {
        text.Insert(edit * 7919 % text.Length, (char)('a' + edit % 26));
        var now = text.ToString();
        yield return Times(() => linter.Lint(now), 1)[0];
    }
}

string Cut(int length) => string.Concat(Enumerable.Repeat(string.Join("\n\n", texts), 1 + length / texts.Sum(text => text.Length)))[..length];

static void Warm(Action action)
{
    for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(10);) action();
}

static List<double> Times(Action action, int rounds) => [.. Enumerable.Range(0, rounds).Select(_ =>
{
    var clock = Stopwatch.StartNew();
    action();
    return clock.Elapsed.TotalSeconds;
}).Order()];

static double Middle(List<double> sorted) => sorted[sorted.Count / 2];

static void Say(string name, double figure) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}\t{figure:0.00}"));
