namespace Debrief.Collab.Tests;

public sealed class LogErasureTests
{
    [Fact]
    public void What_was_typed_letter_by_letter_is_gone_from_every_version_also_when_it_was_deleted_later()
    {
        string[] versions = ["", "Key: ", "Key: ab", "Key: abcd", "Key: abxcd", "Key: abcd", "Key: abcd!", "Key: !"];

        var (log, text) = Erased(versions, "abcd");

        Assert.Equal("Key: !", text);
        Assert.Equal(["Key: ", "Key: ██", "Key: ████", "Key: ██x██", "Key: ████", "Key: ████!", "Key: !"], Versions(log));
    }

    [Fact]
    public void What_never_stood_there_whole_stays()
    {
        string[] versions = ["", "ab", "ab cd"];

        Assert.Equal(["ab", "ab cd"], Versions(Erased(versions, "abcd").Log));
    }

    [Fact]
    public void Any_history_keeps_its_lengths_and_never_shows_the_text()
    {
        var random = new Random(20260512);
        for (var round = 0; round < 300; round++)
        {
            var versions = new List<string> { "" };
            for (var step = 0; step < 20; step++)
            {
                var last = versions[^1];
                var (from, to) = (random.Next(last.Length + 1), random.Next(last.Length + 1));
                versions.Add(last[..Math.Min(from, to)] + string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => "ab"[random.Next(2)])) + last[Math.Max(from, to)..]);
            }

            var (log, text) = Erased(versions, "abb");

            var after = Versions(log);
            Assert.Equal(versions.Skip(1).Select(version => version.Length), after.Select(version => version.Length));
            Assert.DoesNotContain(after, version => version.Contains("abb", StringComparison.Ordinal));
            Assert.Equal(after[^1], text);
        }
    }

    private static (List<ChangeSet> Log, string Text) Erased(IReadOnlyList<string> versions, string text)
    {
        var log = versions.Zip(versions.Skip(1), ChangeSet.Between).ToList();
        var (changes, now) = LogErasure.Erase(log, text, '█');
        return ([.. log.Select((change, place) => changes.GetValueOrDefault(place, change))], now);
    }

    private static List<string> Versions(List<ChangeSet> log)
    {
        var text = "";
        return [.. log.Select(change => text = change.Apply(text))];
    }
}
