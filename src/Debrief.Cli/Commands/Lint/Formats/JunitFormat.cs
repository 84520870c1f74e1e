using System.Globalization;
using System.Xml;

namespace Debrief.Cli.Commands.Lint.Formats;

/// <summary>A test suite a file, a failing test a finding. The counts stand in attributes before the cases, so a suite is written whole.</summary>
internal sealed class JunitFormat : Format
{
    private readonly XmlWriter xml;

    public JunitFormat(Stream output) : base(output)
    {
        xml = XmlWriter.Create(output, new() { Indent = true, CheckCharacters = false, Encoding = new System.Text.UTF8Encoding(false) });
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", "debrief lint");
    }

    public override void Write(LintedFile file)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", file.Path);
        xml.WriteAttributeString("tests", Math.Max(1, file.Findings.Count).ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", file.Findings.Count.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("errors", file.Failure is null ? "0" : "1");
        foreach (var place in file.Findings) WriteCase(file.Path, $"{place.Rule.Code} {place.Line}:{place.Column}", "failure", place.Message, place.Text);
        if (file.Findings.Count == 0) WriteCase(file.Path, "no findings", file.Failure is null ? null : "error", file.Failure ?? "", "");
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

    private void WriteCase(string path, string name, string? outcome, string message, string text)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", path);
        xml.WriteAttributeString("name", name);
        if (outcome is not null)
        {
            xml.WriteStartElement(outcome);
            xml.WriteAttributeString("message", message);
            xml.WriteString(string.Concat(text.Where(XmlConvert.IsXmlChar)));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }
}
