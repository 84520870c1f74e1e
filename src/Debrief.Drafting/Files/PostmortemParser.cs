using System.Globalization;
using System.Text.RegularExpressions;
using Debrief.Sources;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Debrief.Drafting;

internal static partial class PostmortemParser
{
    public static PostmortemFile Parse(string markdown)
    {
        if (FrontMatter.Split(markdown) is not var (yaml, text, firstLine) || !Marker().IsMatch(yaml))
        {
            throw new PostmortemFormatException("This is not a file that Debrief wrote: it does not begin with its front matter.");
        }

        var root = new YamlMap(YamlTree.Of(yaml, firstLine), firstLine);
        var version = root.Text("debrief");
        if (version != PostmortemFile.Version.ToString(CultureInfo.InvariantCulture))
        {
            throw new PostmortemFormatException($"This file has version {version}; this Debrief reads version {PostmortemFile.Version}.");
        }

        return new()
        {
            Title = root.Required("title"),
            Text = text,
            Number = root.Text("number"),
            Kind = root.Text("kind"),
            Severity = root.Text("severity"),
            Template = root.Text("template"),
            Restriction = root.Text("restriction"),
            Lead = root.Text("lead"),
            Services = root.Texts("services"),
            Categories = root.Texts("categories"),
            Authors = root.Texts("authors"),
            OccurredAt = root.Instant("occurred_at"),
            CreatedAt = root.Instant("created_at"),
            PublishedAt = root.Instant("published_at"),
            Corrections = root.Items("corrections", item => new FileCorrection(item.RequiredInstant("at"), item.Required("text"))),
            Responders = root.Items("responders", item => new FileResponder(item.Required("name"), item.Text("role"))),
            Milestones = root.Items("milestones", item => new FileMilestone(
                item.Word<MilestoneKind>("kind", FileWords.Of), item.RequiredInstant("at"), item.Word<TimePrecision>("precision", EventKinds.Word), item.Text("event"))),
            Impact = root.Items("impact", item => new ImpactFigure(item.Required("name"), item.Word<FigureState>("state", FileWords.Of), item.Text("value"))),
            ImpactNote = root.Text("impact_note"),
            Analysis = FileAnalysis.Read(root),
            Events = root.Items("events", item => new FileEvent(
                item.Required("id"), item.RequiredInstant("at"), item.Word<TimePrecision>("precision", EventKinds.Word), item.Instant("until"), item.Text("original_time"),
                item.Word<EventKind>("kind", EventKinds.Word), item.Required("text"), item.Text("actor"), item.Text("source"), item.Text("url"))),
        };
    }

    [GeneratedRegex(@"^debrief:\s*\d", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    public static partial Regex Marker();
}

internal static class YamlTree
{
    /// <summary>The mapping at the root.</summary>
    public static YamlMappingNode Of(string yaml, int firstLine)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents is [{ RootNode: YamlMappingNode map }]) return map;
        }
        catch (YamlException broken)
        {
            throw new PostmortemFormatException($"Line {broken.Start.Line + firstLine - 1}: the front matter is broken: {broken.Message}", broken);
        }
        catch (Exception broken) when (broken is ArgumentException or InvalidOperationException or FormatException)
        {
            throw new PostmortemFormatException($"The front matter is broken: {broken.Message}", broken);
        }
        throw new PostmortemFormatException("The front matter holds no fields.");
    }
}
