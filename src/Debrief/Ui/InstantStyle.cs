namespace Debrief.Ui;

/// <summary>How much of an instant is said: "14:26", "12 May 2026", "Tue 12 May 2026" or "12 May 2026, 14:26".</summary>
public enum InstantStyle { Clock, Day, Weekday, Full }
