using System.Globalization;
using System.Text.RegularExpressions;
using Debrief.Bench.Mutation;
using Debrief.Lint;
using Debrief.Lint.Text;

// bench-mutation ROOT: leaves out each turn of each phrase in turn and asks the documents of the rules and the project's own labelled rows.
var root = args[0];
var labelled = (from file in Directory.GetFiles(Path.Combine(root, "bench", "coach"), "*.txt").Order(StringComparer.Ordinal)
                from line in File.ReadLines(file)
                where line.Length > 0 && line[0] != '#'
                let cells = line.Split('|', StringSplitOptions.TrimEntries)
                select (SectionNames.Named(cells[0])!.Value, cells[2], string.Join(',', cells[1..2].Concat(cells[3..])).Split(','))).ToList();
var lines = new List<string>();
var (all, byDocuments, byEither) = (0, 0, 0);
foreach (var rule in Catalogue.Rules)
{
    var (turns, documents, either) = (0, 0, 0);
    var evidence = new Evidence(rule, labelled);
    foreach (var phrase in Turns.Of(rule))
    {
        var whole = phrase.Pattern;
        foreach (var (_, pattern) in Turns.Without(whole.ToString()))
        {
            turns++;
            phrase.Pattern = new Regex(pattern, whole.Options);
            var document = !evidence.DocumentHolds();
            if (document) documents++;
            if (document || !evidence.RowsHold()) either++;
        }
        phrase.Pattern = whole;
    }
    if (turns > 0) lines.Add(string.Create(CultureInfo.InvariantCulture, $"| {rule.Code} {rule.Name} | {turns} | {(double)documents / turns:P0} | {(double)either / turns:P0} |"));
    (all, byDocuments, byEither) = (all + turns, byDocuments + documents, byEither + either);
}
string[] report =
[
    "# Mutation of the rules", "",
    "Each mutant is one pattern with one turn of words left out: one alternative of a group, down to the second level of groups. It is noticed when an example of the rule's document is found differently,",
    "or when a labelled row of the project that the rule found is found no longer. Patterns that only veto are not mutated. A turn nobody notices is one that neither an example nor a row shows: most are further words of a list.", "",
    "| rule | turns | noticed by its document | by document or rows |", "| --- | ---: | ---: | ---: |", .. lines,
    string.Create(CultureInfo.InvariantCulture, $"| all | {all} | {(double)byDocuments / all:P0} | {(double)byEither / all:P0} |"),
];
File.WriteAllLines(Path.Combine(root, "bench", "results", "mutation.md"), report);
Console.WriteLine(string.Join('\n', report));
