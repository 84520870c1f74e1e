using System.Globalization;
using System.Net;
using System.Text;

namespace Debrief.Features.Analysis;

/// <summary>One slice: a layer with the factors that were holes in it, or what it kept from happening.</summary>
/// <param name="Held">Empty where it did not hold.</param>
public sealed record DrawnLayer(string Name, IReadOnlyList<ContributingFactor> Holes, IReadOnlyList<string> Held);

/// <summary>
/// The layers as slices, the factors as holes in them, and the path through: first the layers that were passed, in the order in which a failure meets them, then those that held.
/// The same in words is <see cref="Lines"/>.
/// </summary>
public sealed class DefenceDrawing
{
    private const int Left = 150, Step = 140, Height = 326, LineLength = 21;

    /// <summary>The height of each hole of one layer; the first lies on the path.</summary>
    private static readonly int[] HoleAt = [150, 196, 106, 222];

    public IReadOnlyList<DrawnLayer> Layers { get; }
    public int Passed => Layers.Count(layer => layer.Holes.Count > 0);
    public int Held => Layers.Count - Passed;

    public DefenceDrawing(AnalysisView view) : this(view.Factors, view.Held)
    {
    }

    public DefenceDrawing(IReadOnlyList<ContributingFactor> factors, IReadOnlyList<HeldLayer> held)
    {
        var named = factors.Select(factor => factor.Layer).Concat(held.Select(layer => layer.Layer)).OfType<Settings.DefenceLayer>()
            .DistinctBy(layer => layer.Id).OrderBy(layer => layer.Position).ThenBy(layer => layer.Name, StringComparer.Ordinal);
        Layers =
        [
            .. named.Select(layer => new DrawnLayer(
                layer.Name, [.. factors.Where(factor => factor.LayerId == layer.Id)], [.. held.Where(other => other.LayerId == layer.Id).Select(other => other.Text)]))
                .OrderBy(layer => layer.Holes.Count == 0),
        ];
    }

    public string Title => (Passed, Held) switch
    {
        (0, 1) => "One layer held",
        (0, var all) => $"{Number(all)} layers held",
        (1, 0) => "One layer had a hole; nothing behind it held",
        (var all, 0) => $"{Number(all)} holes lined up; nothing behind them held",
        (1, 1) => "One layer had a hole; the next one held",
        (1, var all) => $"One layer had a hole; {Number(all).ToLowerInvariant()} behind it held",
        (var all, 1) => $"{Number(all)} holes lined up; the last layer held",
        var (all, behind) => $"{Number(all)} holes lined up; {Number(behind).ToLowerInvariant()} layers behind them held",
    };

    /// <summary>What the drawing says, a line a layer.</summary>
    public IEnumerable<string> Lines => Layers.Select(layer => (layer.Holes, layer.Held) switch
    {
        ([], var held) => $"{layer.Name} held: {string.Join(" ", held)}",
        (var holes, []) => $"{layer.Name} had a hole: {string.Join(" ", holes.Select(factor => $"{factor.Name}, {factor.Text}"))}",
        var (holes, held) => $"{layer.Name} had a hole: {string.Join(" ", holes.Select(factor => $"{factor.Name}, {factor.Text}"))} It held all the same against this: {string.Join(" ", held)}",
    });

    public int Width => Left + (Step * Layers.Count) + 10;

    /// <param name="style">Inside the drawing, for a file that stands alone; on a page the style sheet says how it looks.</param>
    /// <param name="id">Makes the ids of title and description those of this drawing alone.</param>
    public string Svg(string id, string? style = null)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"layers\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\">");
        if (style is not null) svg.Append(CultureInfo.InvariantCulture, $"<style>{style}</style><rect class=\"paper\" width=\"{Width}\" height=\"{Height}\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"{id}-t\">{Encoded(Title)}</title><desc id=\"{id}-d\">{Encoded(string.Join("\n", Lines))}</desc>");
        for (var index = 0; index < Layers.Count; index++) Slice(svg, Layers[index], Left + (Step * index));
        Path(svg);
        return svg.Append("</svg>").ToString();
    }

    private static void Slice(StringBuilder svg, DrawnLayer layer, int x)
    {
        var held = layer.Holes.Count == 0 ? " held" : "";
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"side{held}\" d=\"M{x + 54} 51l9 4V239l-9 -4z\"/><path class=\"slice{held}\" d=\"M{x} 73L{x + 54} 51V235L{x} 257z\"/>");
        for (var hole = 0; hole < Math.Min(layer.Holes.Count, HoleAt.Length); hole++)
            svg.Append(CultureInfo.InvariantCulture, $"<ellipse class=\"hole hit\" cx=\"{x + 27}\" cy=\"{HoleAt[hole]}\" rx=\"{(hole == 0 ? "8.5" : "5")}\" ry=\"{(hole == 0 ? 14 : 8)}\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"name\" x=\"{x}\" y=\"40\">{Encoded(layer.Name.Brief(18))}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"{(held.Length > 0 ? "m" : "r")}\" x=\"{x}\" y=\"282\">{(held.Length > 0 ? "Held" : string.Join(" ", layer.Holes.Select(factor => factor.Name)).Brief(18))}</text>");
        var y = 300;
        foreach (var line in Wrapped(held.Length > 0 ? layer.Held[0] : layer.Holes[0].Text))
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"small\" x=\"{x}\" y=\"{y}\">{Encoded(line)}</text>");
            y += 16;
        }
    }

    private void Path(StringBuilder svg)
    {
        if (Passed == 0) return;

        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"path\" d=\"M18 150H{Left + 27}\"/>");
        for (var index = 0; index < Passed; index++)
        {
            var from = Left + (Step * index) + 63;
            var to = index + 1 < Passed ? Left + (Step * (index + 1)) + 27 : Held > 0 ? Left + (Step * Passed) + 10 : from + 55;
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"path\" d=\"M{from} 150H{to}\"/>");
            if (index + 1 == Passed && Held > 0) svg.Append(CultureInfo.InvariantCulture, $"<path class=\"stop\" d=\"M{to + 4} 134v32\"/>");
            if (index + 1 == Passed && Held == 0) svg.Append(CultureInfo.InvariantCulture, $"<path class=\"head\" d=\"M{to + 10} 150l-12 -6v12z\"/>");
        }
    }

    /// <summary>Two lines; what does not fit is said in full beneath the drawing.</summary>
    private static List<string> Wrapped(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var (lines, line) = (new List<string>(), "");
        foreach (var word in words)
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > LineLength)
            {
                lines.Add(line);
                line = "";
                if (lines.Count == 2) break;
            }
            line = line.Length == 0 ? word : $"{line} {word}";
        }
        if (line.Length > 0) lines.Add(line);
        var shown = lines.Take(2).Select(each => each.Brief(LineLength)).ToList();
        if (string.Join(' ', shown).Length < string.Join(' ', words).Length && !shown[^1].EndsWith('…')) shown[^1] = shown[^1].Brief(LineLength - 1).TrimEnd('…', ',', ' ') + "…";
        return shown;
    }

    private static string Number(int count) => count is > 0 and <= 9 ? new[] { "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine" }[count - 1] : count.ToString(CultureInfo.InvariantCulture);

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
