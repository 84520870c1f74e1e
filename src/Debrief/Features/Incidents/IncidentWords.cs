using Debrief.Sources;

namespace Debrief.Features.Incidents;

/// <summary>How incidents are said to people.</summary>
internal static class IncidentWords
{
    extension(IncidentKind kind)
    {
        public string Word => kind switch
        {
            IncidentKind.NearMiss => "Near miss",
            IncidentKind.Security => "Security",
            IncidentKind.Data => "Data",
            IncidentKind.Degradation => "Degradation",
            _ => "Outage",
        };
    }

    extension(MilestoneKind kind)
    {
        public string Word => kind switch
        {
            MilestoneKind.ImpactStarted => "Impact began",
            MilestoneKind.Detected => "Detected",
            MilestoneKind.Acknowledged => "Acknowledged",
            MilestoneKind.Understood => "Knew enough",
            MilestoneKind.Mitigated => "Mitigated",
            _ => "Resolved",
        };

        public string Meaning => kind switch
        {
            MilestoneKind.ImpactStarted => "The first moment somebody or something was worse off.",
            MilestoneKind.Detected => "The first signal that reached a person or a pager.",
            MilestoneKind.Acknowledged => "A person took it.",
            MilestoneKind.Understood => "People knew enough to resolve it.",
            MilestoneKind.Mitigated => "The impact ended or became bearable.",
            _ => "Nothing of it was left to do in a hurry.",
        };
    }

    extension(Figure figure)
    {
        /// <summary>"3,407", "about 3,400", "none", "unknown", "n/a"; empty when not recorded.</summary>
        public string In(string unit = "") => figure.State switch
        {
            FigureState.Known => $"{(figure.IsEstimate ? "about " : "")}{figure.Value!.Value.ToString(figure.Value % 1 == 0 ? "N0" : "N2", System.Globalization.CultureInfo.InvariantCulture)}{(unit.Length > 0 ? " " + unit : "")}",
            FigureState.None => "none",
            FigureState.Unknown => "unknown",
            FigureState.NotApplicable => "n/a",
            _ => "",
        };
    }

    extension(Impact impact)
    {
        /// <summary>Every figure with its name, in the order people ask for them.</summary>
        public IReadOnlyList<(string Name, Figure Figure, string Unit)> Figures =>
        [
            ("People affected", impact.Users, ""),
            ("Customer-facing failures at worst", impact.CustomerFacing, "%"),
            ("Revenue lost", impact.Revenue, impact.Currency),
            ("Outside the SLA", impact.SlaBreachMinutes, "min"),
            ("Records left wrong", impact.DataIntegrity, ""),
            ("Records lost", impact.DataLoss, ""),
        ];
    }
}
