using Debrief.Sources.Cues;
using FsCheck;
using FsCheck.Fluent;

namespace Debrief.Sources.Tests.Cues;

public class CueGateTests
{
    // Words of the wordings and of plain talk, so that sentences fall on both sides of every wording.
    private static readonly string[] Words =
    [
        "the", "a", "we", "I", "it", "is", "are", "was", "went", "all", "now", "to", "for", "of", "customers", "users", "support", "developer", "reported", "reports", "complaining", "cannot", "can't", "can’t", "posted", "sent",
        "publishing", "updated", "status page", "statuspage", "#status", "announcement", "notified", "our", "emailed", "e-mailed", "told", "tweeted", "announced", "maybe", "perhaps", "because", "probably", "looks like", "found it", "culprit",
        "seeing", "errors", "502s", "timeouts", "down", "broken", "not reachable", "unreachable", "unstable", "isn't reachable", "outage", "started", "detected", "some downtime", "lock-up", "lockup", "spike in", "dropped to", "zero",
        "resolved", "incident", "closed", "closing the", "back online", "all clear", "mitigated", "back to normal", "has dropped", "error rate", "latency", "recovered", "back up", "restarted", "rolled back", "rolling back", "pod",
        "removed", "flag", "turned on", "config change", "feature", "merged", "deployed", "rolled out", "release", "escalated to", "paged", "page to", "pulling in", "decided", "agreed", "let's", "let’s", "roll", "we'll", "going with",
        "ack", "acks", "alerts", "alarm", "fired", "firing", "first", "probe", "monitor", "automated warning", "🟢", "🟢All", "users:", "(customers", "x_down", "7down", "db1.down", "?", ",", "-",
    ];

    [Fact]
    public void The_gate_hides_nothing_that_a_wording_would_find()
    {
        var sentences = Gen.Choose(1, 9).SelectMany(length => Gen.Elements(Words).ArrayOf(length)).Select(words => string.Join(' ', words));
        Prop.ForAll(sentences.ToArbitrary(), text =>
        {
            Assert.Equal(Ungated(text, CueScope.Chat), Cue.OfChat(text));
            Assert.Equal(Ungated(text, CueScope.Written), Cue.OfLine(text));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));
    }

    private static EventKind? Ungated(string text, CueScope scope)
    {
        var unwanted = scope == CueScope.Chat ? CueScope.Written : CueScope.Chat;
        return CueTable.Rows.Where(row => row.Scope != unwanted).FirstOrDefault(row => Cue.Holds(text, scope, row))?.Kind;
    }
}
