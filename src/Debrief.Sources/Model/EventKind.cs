namespace Debrief.Sources;

/// <summary>What kind of thing happened. A machine's <see cref="AlertResolved"/> is never a <see cref="Mitigation"/> or a <see cref="Resolution"/>: people say when it was over.</summary>
public enum EventKind
{
    FirstSignal, Alert, AlertResolved, Ack, Escalation, Deploy, ConfigChange, Hypothesis, Decision, Action,
    Communication, Mitigation, Resolution, Message, Note, Other,
}

/// <summary>How exactly the time is known.</summary>
public enum TimePrecision { Second, Minute, Approximate, Day, Range }

public static class EventKinds
{
    /// <summary>The word in JSON, in files and in the web app: <c>alert-resolved</c>.</summary>
    public static string Word(this EventKind kind) => kind switch
    {
        EventKind.FirstSignal => "first-signal",
        EventKind.Alert => "alert",
        EventKind.AlertResolved => "alert-resolved",
        EventKind.Ack => "ack",
        EventKind.Escalation => "escalation",
        EventKind.Deploy => "deploy",
        EventKind.ConfigChange => "config-change",
        EventKind.Hypothesis => "hypothesis",
        EventKind.Decision => "decision",
        EventKind.Action => "action",
        EventKind.Communication => "communication",
        EventKind.Mitigation => "mitigation",
        EventKind.Resolution => "resolution",
        EventKind.Message => "message",
        EventKind.Note => "note",
        _ => "other",
    };

    /// <summary>The word in JSON and in files: <c>approximate</c>.</summary>
    public static string Word(this TimePrecision precision) => precision switch
    {
        TimePrecision.Second => "second",
        TimePrecision.Minute => "minute",
        TimePrecision.Approximate => "approximate",
        TimePrecision.Day => "day",
        _ => "range",
    };
}
