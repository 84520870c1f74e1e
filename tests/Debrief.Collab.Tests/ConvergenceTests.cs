using FsCheck;
using FsCheck.Fluent;

namespace Debrief.Collab.Tests;

/// <summary>The laws that let people write at once, over any text, surrogate pairs included.</summary>
public sealed class ConvergenceTests
{
    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(2_000);

    [Fact]
    public void Two_who_wrote_at_once_end_with_one_text() => Check((text, random) =>
    {
        var (a, b) = (Change(text, random), Change(text, random));
        return b.Map(a).Apply(a.Apply(text)) == a.Map(b, before: true).Apply(b.Apply(text));
    });

    [Fact]
    public void One_after_the_other_is_the_same_as_both_at_once() => Check((text, random) =>
    {
        var a = Change(text, random);
        var b = Change(a.Apply(text), random);
        return a.Compose(b).Apply(text) == b.Apply(a.Apply(text));
    });

    [Fact]
    public void Putting_together_does_not_ask_in_which_order_it_is_done() => Check((text, random) =>
    {
        var a = Change(text, random);
        var b = Change(a.Apply(text), random);
        var c = Change(b.Apply(a.Apply(text)), random);
        return a.Compose(b).Compose(c).Apply(text) == a.Compose(b.Compose(c)).Apply(text);
    });

    [Fact]
    public void A_change_taken_back_leaves_the_text_as_it_was() => Check((text, random) =>
    {
        var a = Change(text, random);
        return a.Invert(text).Apply(a.Apply(text)) == text && a.Compose(a.Invert(text)).Apply(text) == text;
    });

    [Fact]
    public void Any_number_of_people_converge_through_one_log() => Check((text, random) =>
    {
        var people = Enumerable.Range(0, 4).Select(_ => new Writer(text)).ToList();
        var log = new List<(Writer By, ChangeSet Change)>();
        for (var step = 0; step < 40; step++)
        {
            var one = people[random.Next(people.Count)];
            switch (random.Next(3))
            {
                case 0: one.Write(Change(one.Text, random)); break;
                case 1: one.Receive(log, random.Next(4)); break;
                default: one.Send(log); break;
            }
        }
        // The last words arrive, and everybody reads to the end.
        foreach (var one in people) one.Finish(log);
        foreach (var one in people) one.Receive(log, int.MaxValue);
        var stored = log.Aggregate(text, (now, entry) => entry.Change.Apply(now));
        return people.TrueForAll(one => one.Text == stored);
    });

    [Fact]
    public void A_pair_that_both_sides_keep_whole_stays_whole() => Check((text, random) =>
    {
        var (a, b) = (Change(text, random), Change(text, random));
        var after = a.Apply(text);
        return !b.Map(a).CutsPair(after) && IsWhole(b.Map(a).Apply(after));
    });

    [Fact]
    public void A_cut_through_a_pair_is_seen() =>
        Assert.True(ChangeSet.Parse("""[1,[0,"x"],1]""").CutsPair("\U0001F525"));

    [Fact]
    public void A_change_for_a_text_of_another_length_is_neither_moved_nor_joined()
    {
        var (a, b) = (ChangeSet.Parse("[3]"), ChangeSet.Parse("[4,[0,\"x\"]]"));

        Assert.Throws<ArgumentException>(() => a.Map(b));
        Assert.Throws<ArgumentException>(() => a.Compose(b));
        Assert.Throws<ArgumentException>(() => b.Invert("abc"));
    }

    private static void Check(Func<string, Random, bool> law) =>
        Prop.ForAll<int>(seed => law(Text(new Random(seed)), new Random(seed + 1))).Check(Often);

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(24)).Select(_ => Letter(random)));

    private static string Letter(Random random) => random.Next(5) switch { 0 => "\n", 1 => "\U0001F525", 2 => char.ConvertFromUtf32(random.Next(0x10000, 0x110000)), _ => ((char)random.Next(' ', 0xD800)).ToString() };

    /// <summary>Up to three edits, none through a pair.</summary>
    private static ChangeSet Change(string text, Random random)
    {
        var change = ChangeSet.Between(text, text);
        for (var edit = random.Next(4); edit > 0; edit--)
        {
            var (from, to) = (Place(text, random), Place(text, random));
            var after = text[..Math.Min(from, to)] + string.Concat(Enumerable.Range(0, random.Next(3)).Select(_ => Letter(random))) + text[Math.Max(from, to)..];
            change = change.Compose(ChangeSet.Between(text, after));
            text = after;
        }
        return change;
    }

    private static int Place(string text, Random random)
    {
        var at = random.Next(text.Length + 1);
        return at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
    }

    private static bool IsWhole(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)) == text;

    /// <summary>Someone with an editor: what they sent and what they have not yet, and how far they have read the log.</summary>
    private sealed class Writer(string text)
    {
        private readonly List<ChangeSet> unconfirmed = [];
        private int read;
        private (int Base, ChangeSet Change)? sent;

        public string Text { get; private set; } = text;

        public void Write(ChangeSet change)
        {
            Text = change.Apply(Text);
            if (unconfirmed.Count > (sent is null ? 0 : 1)) unconfirmed[^1] = unconfirmed[^1].Compose(change);
            else unconfirmed.Add(change);
        }

        /// <summary>The server moves it over what came between.</summary>
        public void Send(List<(Writer By, ChangeSet Change)> log)
        {
            if (sent is not null || unconfirmed.Count == 0) return;
            sent = (read, unconfirmed[0]);
            log.Add((this, log.Skip(read).Aggregate(unconfirmed[0], (change, entry) => change.Map(entry.Change))));
        }

        public void Receive(List<(Writer By, ChangeSet Change)> log, int atMost)
        {
            foreach (var (by, change) in log.Skip(read).Take(atMost))
            {
                read++;
                if (by == this)
                {
                    Assert.Equal(unconfirmed[0].ToJson(), change.ToJson());
                    unconfirmed.RemoveAt(0);
                    sent = null;
                    continue;
                }
                var theirs = change;
                for (var at = 0; at < unconfirmed.Count; at++) (unconfirmed[at], theirs) = (unconfirmed[at].Map(theirs), theirs.Map(unconfirmed[at], before: true));
                Text = theirs.Apply(Text);
            }
        }

        public void Finish(List<(Writer By, ChangeSet Change)> log)
        {
            while (unconfirmed.Count > 0)
            {
                Send(log);
                Receive(log, int.MaxValue);
            }
        }
    }
}
