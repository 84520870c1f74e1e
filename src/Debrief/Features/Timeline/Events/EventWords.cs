using System.Globalization;
using Debrief.Sources;
using Debrief.Ui;

namespace Debrief.Features.Timeline;

/// <summary>How events are said to people.</summary>
internal static class EventWords
{
    /// <summary>What changes how the incident is understood; plain talk and notes are not.</summary>
    public static readonly EventKind[] Telling =
    [
        EventKind.FirstSignal, EventKind.Alert, EventKind.Ack, EventKind.Escalation, EventKind.Deploy, EventKind.ConfigChange, EventKind.Hypothesis,
        EventKind.Decision, EventKind.Action, EventKind.Communication, EventKind.Mitigation, EventKind.Resolution, EventKind.AlertResolved,
    ];

    extension(EventKind kind)
    {
        public string Label => kind switch
        {
            EventKind.FirstSignal => "First signal",
            EventKind.AlertResolved => "Alert resolved",
            EventKind.Ack => "Acknowledgement",
            EventKind.ConfigChange => "Config change",
            EventKind.Message => "Chat",
            _ => kind.ToString(),
        };

        /// <summary>Something people did about it.</summary>
        public bool IsAction => kind is EventKind.Action or EventKind.Mitigation or EventKind.Decision;

        public bool IsSignal => kind is EventKind.FirstSignal or EventKind.Alert;
    }

    extension(EventTelling telling)
    {
        /// <summary>The time as a person would type it again: "14:35", "~14:35", "14:35-14:50", with the day and with seconds where they matter.</summary>
        public string Typed(ReaderZone reader)
        {
            var at = reader.Local(telling.At);
            var clock = at.ToString(telling.Precision == TimePrecision.Second && at.Second > 0 ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
            return telling.Precision switch
            {
                TimePrecision.Day => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                TimePrecision.Approximate => "~" + clock,
                TimePrecision.Range when telling.Until is { } until => $"{clock}-{reader.Local(until).ToString("HH:mm", CultureInfo.InvariantCulture)}",
                _ => clock,
            };
        }
    }
}
