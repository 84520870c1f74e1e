using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Debrief.Cli.Commands.Lint;

/// <summary>JSON-RPC 2.0 messages with the headers of the language server protocol.</summary>
internal sealed class MessageStream(Stream input, Stream output) : IDisposable
{
    private const int LargestMessage = 64 * 1024 * 1024;
    private const int LongestHeader = 256;
    private readonly BufferedStream input = new(input);

    /// <summary>The next message; null at the end of the input.</summary>
    /// <exception cref="UsageException">What comes in is no message of the protocol.</exception>
    public async Task<JsonNode?> ReadAsync(CancellationToken ct)
    {
        var length = -1;
        for (var header = Header(); header != ""; header = Header())
        {
            if (header is null) return null;
            if (header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)
                && !int.TryParse(header.AsSpan(15).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out length)) length = -1;
        }
        if (length is < 0 or > LargestMessage) throw new UsageException("--lsp: a message without a usable Content-Length came in");
        var body = new byte[length];
        if (await input.ReadAtLeastAsync(body, length, throwOnEndOfStream: false, ct) < length) return null;
        try
        {
            return JsonNode.Parse(body);
        }
        catch (JsonException broken)
        {
            throw new UsageException($"--lsp: a message that is no JSON came in: {broken.Message}");
        }
    }

    public Task AnswerAsync(JsonNode id, JsonNode? result, CancellationToken ct) => SendAsync(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id.DeepClone(), ["result"] = result }, ct);

    public Task RefuseAsync(JsonNode id, int code, string message, CancellationToken ct) =>
        SendAsync(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id.DeepClone(), ["error"] = new JsonObject { ["code"] = code, ["message"] = message } }, ct);

    public Task NotifyAsync(string method, JsonNode parameters, CancellationToken ct) => SendAsync(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = parameters }, ct);

    private async Task SendAsync(JsonObject message, CancellationToken ct)
    {
        var body = Encoding.UTF8.GetBytes(message.ToJsonString());
        await output.WriteAsync(Encoding.ASCII.GetBytes($"Content-Length: {body.Length}\r\n\r\n"), ct);
        await output.WriteAsync(body, ct);
        await output.FlushAsync(ct);
    }

    public void Dispose() => input.Dispose();

    private string? Header()
    {
        var line = new StringBuilder();
        for (int next; (next = input.ReadByte()) >= 0;)
        {
            if (next == '\n') return line.ToString().TrimEnd('\r');
            if (line.Length < LongestHeader) line.Append((char)next);
        }
        return null;
    }
}
