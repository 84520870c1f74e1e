using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Debrief.Cli.Commands.Actions;

/// <summary>The Debrief that the command talks to: DEBRIEF_URL and DEBRIEF_TOKEN. A token is never an argument, where others could read it.</summary>
internal sealed class Product : IDisposable
{
    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(10) });
    private readonly Uri address;
    private readonly string token;

    private Product(Uri address, string token) => (this.address, this.token) = (address, token);

    public static Product Named(string? url)
    {
        var given = url ?? Environment.GetEnvironmentVariable("DEBRIEF_URL") ?? "";
        if (!Uri.TryCreate(given.TrimEnd('/') + "/", UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) throw new UsageException("Say where your Debrief is: --url https://debrief.example.org, or DEBRIEF_URL.");
        if (Environment.GetEnvironmentVariable("DEBRIEF_TOKEN") is not { Length: > 0 } token) throw new UsageException($"DEBRIEF_TOKEN is not set. Make a token at {address}account/tokens.");

        return new(address, token);
    }

    public Task<JsonNode> GetAsync(string path, CancellationToken ct) => SendAsync(HttpMethod.Get, path, null, ct);

    /// <summary>Asked again once when the answer got lost; the key makes that one request.</summary>
    public async Task<JsonNode> PostAsync(string path, JsonObject body, CancellationToken ct)
    {
        var key = Guid.NewGuid().ToString("N");
        try
        {
            return await SendAsync(HttpMethod.Post, path, body, ct, key);
        }
        catch (RefusedException lost) when (lost.InnerException is HttpRequestException)
        {
            return await SendAsync(HttpMethod.Post, path, body, ct, key);
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, JsonObject? body, CancellationToken ct, string? key = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Accept.ParseAdd("application/json");
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        try
        {
            using var answer = await http.SendAsync(request, ct);
            var text = await answer.Content.ReadAsStringAsync(ct);
            return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new RefusedException(Reason(answer.StatusCode, text));
        }
        catch (HttpRequestException unreachable)
        {
            throw new RefusedException($"{address} did not answer: {unreachable.Message}", unreachable);
        }
        catch (JsonException)
        {
            throw new RefusedException($"{address} is no Debrief: it did not answer in JSON.");
        }
    }

    /// <summary>The sentence of the problem, and the first thing wrong with what was sent.</summary>
    private static string Reason(HttpStatusCode status, string text)
    {
        try
        {
            var problem = JsonNode.Parse(text);
            if (problem?["errors"] is JsonObject errors && errors.Select(error => error.Value?[0]?.GetValue<string>()).FirstOrDefault(word => word is not null) is { } first) return first;
            return problem?["detail"]?.GetValue<string>() ?? (status == HttpStatusCode.NotFound ? "There is nothing of that number that you may see." : problem?["title"]?.GetValue<string>() ?? $"It answered {(int)status}.");
        }
        catch (JsonException)
        {
            return $"It answered {(int)status}.";
        }
    }
}

/// <summary>The product said no, or nothing; the message says why.</summary>
internal sealed class RefusedException(string message, Exception? cause = null) : Exception(message, cause);
