using System.Xml;
using Debrief.Lint;

namespace Debrief.Cli.Commands.Lint.Formats;

/// <summary>The XML that Checkstyle made common.</summary>
internal sealed class CheckstyleFormat : Format
{
    private readonly XmlWriter xml;

    public CheckstyleFormat(Stream output) : base(output)
    {
        xml = XmlWriter.Create(output, new() { Indent = true, CheckCharacters = false, Encoding = new System.Text.UTF8Encoding(false) });
        xml.WriteStartElement("checkstyle");
        xml.WriteAttributeString("version", "4.3");
    }

    public override void Write(LintedFile file)
    {
        xml.WriteStartElement("file");
        xml.WriteAttributeString("name", file.Path);
        foreach (var place in file.Findings)
        {
            xml.WriteStartElement("error");
            xml.WriteAttributeString("line", XmlConvert.ToString(place.Line));
            xml.WriteAttributeString("column", XmlConvert.ToString(place.Column));
            xml.WriteAttributeString("severity", place.Level switch { Level.Error => "error", Level.Warning => "warning", _ => "info" });
            xml.WriteAttributeString("message", place.Message);
            xml.WriteAttributeString("source", $"debrief.{place.Rule.Code}");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    public override void Dispose()
    {
        xml.Dispose();
        base.Dispose();
    }

    public override void End()
    {
        xml.WriteEndElement();
        xml.Flush();
        Line("");
    }
}
