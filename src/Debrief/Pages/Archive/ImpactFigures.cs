using System.Globalization;
using System.Text.RegularExpressions;
using Debrief.Drafting;
using Debrief.Features.Incidents;
using Drafted = Debrief.Drafting.FigureState;
using State = Debrief.Features.Incidents.FigureState;

namespace Debrief.Pages.Archive;

/// <summary>The figures of an impact as a file holds them, and back: <c>about 41,300.5 EUR</c> is exact, unlike what a page shows.</summary>
internal static partial class ImpactFigures
{
    public static IReadOnlyList<ImpactFigure> Write(Impact impact) =>
        [.. impact.Figures.Where(row => row.Figure.State != State.NotRecorded).Select(row => new ImpactFigure(row.Name, Word(row.Figure.State), Value(row.Figure, row.Unit)))];

    /// <returns>The impact, and the figures that are none of ours.</returns>
    public static (Impact Impact, IReadOnlyList<ImpactFigure> Others) Read(IEnumerable<ImpactFigure> figures)
    {
        var impact = Impact.NotRecorded;
        var others = new List<ImpactFigure>();
        var names = impact.Figures.Select(row => row.Name).ToList();
        foreach (var told in figures)
        {
            if (Parse(told) is not var (figure, unit)) { others.Add(told); continue; }
            switch (names.IndexOf(told.Name))
            {
                case 0: impact = impact with { Users = figure }; break;
                case 1: impact = impact with { CustomerFacing = figure }; break;
                case 2: impact = impact with { Revenue = figure, Currency = unit }; break;
                case 3: impact = impact with { SlaBreachMinutes = figure }; break;
                case 4: impact = impact with { DataIntegrity = figure }; break;
                case 5: impact = impact with { DataLoss = figure }; break;
                default: others.Add(told); break;
            }
        }
        return (impact, others);
    }

    private static (Figure Figure, string Unit)? Parse(ImpactFigure told)
    {
        if (told.State != Drafted.Known) return (new(told.State switch { Drafted.None => State.None, Drafted.NotApplicable => State.NotApplicable, _ => State.Unknown }), "");
        return Known().Match(told.Value ?? "") is { Success: true } match && decimal.TryParse(match.Groups["number"].Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var value)
            ? (new(State.Known, value, match.Groups["about"].Success), match.Groups["unit"].Value)
            : null;
    }

    private static string? Value(Figure figure, string unit) => figure.State != State.Known ? null : string.Create(
        CultureInfo.InvariantCulture, $"{(figure.IsEstimate ? "about " : "")}{figure.Value:#,##0.############################}{(unit.Length > 0 ? " " + unit : "")}");

    private static Drafted Word(State state) => state switch { State.Known => Drafted.Known, State.None => Drafted.None, State.NotApplicable => Drafted.NotApplicable, _ => Drafted.Unknown };

    [GeneratedRegex(@"^(?<about>about )?(?<number>-?\d[\d,]{0,30}(?:\.\d{1,28})?)(?: (?<unit>[A-Za-z%]{1,4}))?\z")]
    private static partial Regex Known();
}
