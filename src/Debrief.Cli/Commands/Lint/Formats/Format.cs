using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Debrief.Cli.Commands.Lint.Formats;

/// <summary>A way to write findings: file by file as they come, so that memory does not grow with the archive.</summary>
internal abstract class Format(Stream output) : IDisposable
{
    private static readonly Dictionary<string, Func<Stream, Format>> Known = new(StringComparer.Ordinal)
    {
        ["text"] = output => new TextFormat(output),
        ["json"] = output => new JsonFormat(output),
        ["jsonl"] = output => new JsonLinesFormat(output),
        ["unix"] = output => new UnixFormat(output),
        ["sarif"] = output => new SarifFormat(output),
        ["github"] = output => new GithubFormat(output),
        ["checkstyle"] = output => new CheckstyleFormat(output),
        ["junit"] = output => new JunitFormat(output),
        ["vale-json"] = output => new ValeFormat(output),
    };

    public static IEnumerable<string> Names => Known.Keys;

    public static Format To(Stream output, string name) => Known[name](output);

    protected static JsonWriterOptions Readable { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public abstract void Write(LintedFile file);

    /// <summary>Closes what was opened, after the last file.</summary>
    public virtual void End() { }

    public virtual void Dispose() => GC.SuppressFinalize(this);

    protected void Line(string text) => output.Write(Encoding.UTF8.GetBytes(text + "\n"));
}
