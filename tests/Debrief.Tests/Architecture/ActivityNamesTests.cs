using System.Text.RegularExpressions;

namespace Debrief.Tests.Architecture;

/// <summary>What followers may rely on is written down: docs/activity.md names every event that the code records, and no other.</summary>
public sealed partial class ActivityNamesTests
{
    [Fact]
    public void Every_name_of_the_activity_log_is_documented_and_every_documented_name_is_recorded()
    {
        var source = Path.Combine(Repository.Root, "src", "Debrief");
        var recorded = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories).SelectMany(file => Recorded().Matches(File.ReadAllText(file)))
            .SelectMany(match => Name().Matches(match.Value)).Select(match => match.Groups[1].Value).ToHashSet();
        var documented = Documented().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "activity.md"))).Select(match => match.Groups[1].Value).ToHashSet();

        Assert.NotEmpty(recorded);
        Assert.Equal(documented.Order(), recorded.Order());
    }

    [GeneratedRegex(@"\.Record\((?:[^;]*?)\);", RegexOptions.Singleline)]
    private static partial Regex Recorded();

    [GeneratedRegex("\"([a-z_]+\\.[a-z_]+)\"")]
    private static partial Regex Name();

    [GeneratedRegex(@"^\| `([a-z_]+\.[a-z_]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Documented();
}
