using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Debrief.Bench.Archive;

/// <summary>A ZIP of a folder of post-mortems as teams keep them, each another: about 3 KB, a timeline of a dozen lines, four actions. The same count gives the same bytes.</summary>
internal static class Folder
{
    private static readonly string[] Things = ["queue", "ledger", "gateway", "search index", "certificate", "scheduler", "cache", "mail worker", "pool", "replica"];
    private static readonly string[] Ends = ["ran out of connections", "served stale pages", "refused every third request", "kept an old chain in memory", "lost its leader", "filled its disk"];

    /// <summary>A word that stands in one document only.</summary>
    public static string Mark(int number) => $"zz{number:000000}mark";

    public static byte[] Of(int count)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var number = 0; number < count; number++)
            {
                using var entry = new StreamWriter(zip.CreateEntry($"postmortems/{Day(number):yyyy-MM-dd}-{number:0000}.md", CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
                entry.Write(Text(number));
            }
        }
        return packed.ToArray();
    }

    private static DateOnly Day(int number) => new DateOnly(2019, 1, 2).AddDays(number * 2);

    private static string Text(int number)
    {
        var random = new Random(number);
        string Pick(string[] all) => all[random.Next(all.Length)];
        var thing = Pick(Things);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# The {thing} {Pick(Ends)} ({Day(number):yyyy-MM-dd})\n\n**Severity:** SEV-{random.Next(1, 5)}\n**Services:** {thing.Replace(' ', '-')}, checkout\n\n## Summary\n\n");
        for (var sentence = 0; sentence < 8; sentence++) text.Append(CultureInfo.InvariantCulture, $"After {random.Next(3, 90)} minutes the {Pick(Things)} {Pick(Ends)}, which nobody had expected of the {Pick(Things)}. ");
        text.Append(CultureInfo.InvariantCulture, $"{Mark(number)}\n\n## Timeline (all times in UTC)\n\n| Time | Event |\n|---|---|\n");
        for (var minute = 0; minute < 12; minute++) text.Append(CultureInfo.InvariantCulture, $"| {10 + (minute / 6):00}:{minute % 6 * 10:00} | The {Pick(Things)} {Pick(Ends)} |\n");
        text.Append("\n## Root cause\n\n");
        for (var factor = 0; factor < 4; factor++) text.Append(CultureInfo.InvariantCulture, $"- The {Pick(Things)} had a limit of {random.Next(5, 500)} that the {Pick(Things)} did not know.\n");
        text.Append("\n## Resolution and recovery\n\nRestarted, then watched for an hour.\n\n## What went well\n\nThe page was up within minutes.\n\n## Action items\n\n| Action | Owner | Due | Status |\n|---|---|---|---|\n");
        for (var action = 0; action < 4; action++) text.Append(CultureInfo.InvariantCulture, $"| Bound the {Pick(Things)} | Owner {random.Next(40)} | {Day(number).AddDays(14):yyyy-MM-dd} | {(action % 2 == 0 ? "Done" : "")} |\n");
        return text.ToString();
    }
}
