using System.Text.Json;
using System.Text.Json.Nodes;
using Debrief.Lint;
using Debrief.Lint.Text;

namespace Debrief.Cli.Commands.Lint;

/// <summary>
/// The coach in an editor: Language Server Protocol 3.17 over standard input and output, whole-document synchronisation, positions in UTF-16.
/// Publishes diagnostics; answers hover with the why and the question, and code actions with an ignore to give a reason for.
/// </summary>
internal sealed class LanguageServer(Stream input, Stream output, Settings settings) : IDisposable
{
    private const int InvalidRequest = -32600, MethodNotFound = -32601;
    private readonly Dictionary<string, (string Text, LintResult Result)> open = new(StringComparer.Ordinal);
    private readonly MessageStream messages = new(input, output);
    private bool isShutDown;

    public static async Task<int> RunAsync(Stream input, Stream output, Settings settings, CancellationToken ct)
    {
        using var server = new LanguageServer(input, output, settings);
        return await server.ServeAsync(ct);
    }

    public void Dispose() => messages.Dispose();

    private async Task<int> ServeAsync(CancellationToken ct)
    {
        while (await messages.ReadAsync(ct) is { } message)
        {
            var method = (string?)message["method"];
            if (method == "exit") return isShutDown ? ExitCode.Done : ExitCode.Findings;
            if (message["id"] is { } id) await AnswerAsync(id, method, message["params"], ct);
            else await NoteAsync(method, message["params"], ct);
        }
        return ExitCode.Done;
    }

    private async Task AnswerAsync(JsonNode id, string? method, JsonNode? parameters, CancellationToken ct)
    {
        if (isShutDown) { await messages.RefuseAsync(id, InvalidRequest, "the server is shutting down", ct); return; }
        switch (method)
        {
            case "initialize": await messages.AnswerAsync(id, Capabilities(), ct); break;
            case "shutdown": isShutDown = true; await messages.AnswerAsync(id, null, ct); break;
            case "textDocument/hover": await messages.AnswerAsync(id, Hover(parameters!), ct); break;
            case "textDocument/codeAction": await messages.AnswerAsync(id, CodeActions(parameters!), ct); break;
            default: await messages.RefuseAsync(id, MethodNotFound, $"{method} is not known here", ct); break;
        }
    }

    private async Task NoteAsync(string? method, JsonNode? parameters, CancellationToken ct)
    {
        if (UriOf(parameters) is not { } uri) return;
        switch (method)
        {
            case "textDocument/didOpen": await LintAsync(uri, (string)parameters!["textDocument"]!["text"]!, ct); break;
            case "textDocument/didChange" when parameters!["contentChanges"] is JsonArray { Count: > 0 } changes: await LintAsync(uri, (string)changes[^1]!["text"]!, ct); break;
            case "textDocument/didClose": open.Remove(uri); await PublishAsync(uri, new JsonArray(), ct); break;
        }
    }

    private async Task LintAsync(string uri, string text, CancellationToken ct)
    {
        var path = Uri.TryCreate(uri, UriKind.Absolute, out var address) && address.IsFile ? address.LocalPath : Path.GetFullPath("untitled.md");
        var result = settings.LinterFor(path).Lint(text);
        open[uri] = (text, result);
        var lines = new LineMap(text);
        await PublishAsync(uri, new JsonArray([.. result.Findings.Select(finding => Diagnostic(finding, lines))]), ct);
    }

    private Task PublishAsync(string uri, JsonArray diagnostics, CancellationToken ct) =>
        messages.NotifyAsync("textDocument/publishDiagnostics", new JsonObject { ["uri"] = uri, ["diagnostics"] = diagnostics }, ct);

    private JsonObject? Hover(JsonNode parameters)
    {
        if (UriOf(parameters) is not { } uri || !open.TryGetValue(uri, out var document)) return null;
        var lines = new LineMap(document.Text);
        var at = OffsetOf(parameters["position"]!, lines);
        var finding = document.Result.Findings.FirstOrDefault(found => found.Span.Start <= at && at <= found.Span.End);
        return finding is null ? null : new JsonObject
        {
            ["contents"] = new JsonObject { ["kind"] = "markdown", ["value"] = $"**{finding.Rule.Name}** ({finding.Rule.Code})\n\n{finding.Why}\n\n*{finding.Question}*" },
            ["range"] = RangeOf(finding.Span, lines),
        };
    }

    private JsonArray CodeActions(JsonNode parameters)
    {
        if (UriOf(parameters) is not { } uri || !open.TryGetValue(uri, out var document)) return [];
        var lines = new LineMap(document.Text);
        var wanted = new TextSpan(OffsetOf(parameters["range"]!["start"]!, lines), 0);
        wanted = wanted with { Length = Math.Max(1, OffsetOf(parameters["range"]!["end"]!, lines) - wanted.Start) };
        var actions = new JsonArray();
        foreach (var finding in document.Result.Findings.Where(found => found.Span.Overlaps(wanted)))
        {
            var line = new TextSpan(lines.StartOf(lines.Of(finding.Span.Start).Line), 0);
            actions.Add(Action(uri, $"Keep the question as a comment: {finding.Question}", finding, line, $"<!-- {finding.Rule.Code}: {finding.Question} -->\n", lines));
            actions.Add(Action(uri, $"Ignore {finding.Rule.Code} here", finding, line, $"<!-- debrief ignore-next {finding.Rule.Code}: why is it right here? -->\n", lines));
            if (finding.Rewrite is { } rewrite) actions.Add(Action(uri, $"Write “{rewrite}”", finding, finding.Span, rewrite, lines));
        }
        return actions;
    }

    private static JsonObject Action(string uri, string title, Finding finding, TextSpan span, string text, LineMap lines) => new()
    {
        ["title"] = title,
        ["kind"] = "quickfix",
        ["diagnostics"] = new JsonArray(Diagnostic(finding, lines)),
        ["edit"] = new JsonObject { ["changes"] = new JsonObject { [uri] = new JsonArray(new JsonObject { ["range"] = RangeOf(span, lines), ["newText"] = text }) } },
    };

    private static JsonObject Diagnostic(Finding finding, LineMap lines) => new()
    {
        ["range"] = RangeOf(finding.Span, lines),
        ["severity"] = finding.Level switch { Level.Error => 1, Level.Warning => 2, Level.Suggestion => 3, _ => 4 },
        ["code"] = finding.Rule.Code,
        ["source"] = "debrief",
        ["message"] = $"{finding.Question}\n{finding.Why}",
        ["data"] = finding.Question,
    };

    private static JsonObject RangeOf(TextSpan span, LineMap lines) => new() { ["start"] = PositionOf(span.Start, lines), ["end"] = PositionOf(span.End, lines) };

    private static JsonObject PositionOf(int offset, LineMap lines)
    {
        var (line, column) = lines.Of(offset);
        return new() { ["line"] = line - 1, ["character"] = column - 1 };
    }

    private static int OffsetOf(JsonNode position, LineMap lines) => lines.StartOf(Math.Min((int)position["line"]! + 1, lines.Lines)) + (int)position["character"]!;

    private static string? UriOf(JsonNode? parameters) => (string?)parameters?["textDocument"]?["uri"];

    private static JsonObject Capabilities() => new()
    {
        ["capabilities"] = new JsonObject
        {
            ["positionEncoding"] = "utf-16",
            ["textDocumentSync"] = new JsonObject { ["openClose"] = true, ["change"] = 1 },
            ["hoverProvider"] = true,
            ["codeActionProvider"] = new JsonObject { ["codeActionKinds"] = new JsonArray("quickfix") },
        },
        ["serverInfo"] = new JsonObject { ["name"] = "debrief lint", ["version"] = typeof(LanguageServer).Assembly.GetName().Version!.ToString(3) },
    };
}
