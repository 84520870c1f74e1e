using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Debrief.Bench.Pages;

/// <summary>A browser that counts: keeps cookies, follows redirects, asks for compressed answers and sees their size.</summary>
internal sealed partial class Visitor(Uri site) : IDisposable
{
    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, AllowAutoRedirect = false });

    public async Task<bool> IsThereAsync()
    {
        try
        {
            return (await GetAsync("/health")).Status == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public Task<Answer> GetAsync(string path) => SendAsync(() => new(HttpMethod.Get, new Uri(site, path)));

    /// <summary>Posts a form as the page at <paramref name="from"/> would: with its token.</summary>
    public async Task<Answer> PostAsync(string from, string to, params (string Name, string Value)[] fields)
    {
        var token = await TokenAsync(from);
        return await SendAsync(() => new(HttpMethod.Post, new Uri(site, to))
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]),
        });
    }

    public async Task<Answer> UploadAsync(string to, string name, byte[] content)
    {
        var token = await TokenAsync(to);
        return await SendAsync(() => new(HttpMethod.Post, new Uri(site, to))
        {
            Content = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new ByteArrayContent(content), "Files", name } },
        });
    }

    public void Dispose() => http.Dispose();

    private readonly CookieContainer cookies = new();

    private async Task<string> TokenAsync(string page) => Token().Match((await GetAsync(page)).Body).Groups[1].Value;

    private async Task<Answer> SendAsync(Func<HttpRequestMessage> make)
    {
        var watch = Stopwatch.StartNew();
        using var request = make();
        for (var next = request; ; next = new(HttpMethod.Get, next.RequestUri))
        {
            next.Headers.Add("Accept-Encoding", "br, gzip");
            if (cookies.GetCookieHeader(site) is { Length: > 0 } kept) next.Headers.Add("Cookie", kept);
            using var response = await http.SendAsync(next, CancellationToken.None);
            foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : []) cookies.SetCookies(site, cookie);
            var bytes = await response.Content.ReadAsByteArrayAsync();
            if (response.Headers.Location is { } address)
            {
                next.RequestUri = new Uri(next.RequestUri!, address);
                continue;
            }

            var milliseconds = watch.Elapsed.TotalMilliseconds;
            return new(response.StatusCode, next.RequestUri!.AbsolutePath, Unpacked(bytes, response.Content.Headers.ContentEncoding.FirstOrDefault()), milliseconds, bytes.Length);
        }
    }

    private static string Unpacked(byte[] bytes, string? encoding)
    {
        using Stream packed = new MemoryStream(bytes);
        using var plain = encoding switch { "br" => new BrotliStream(packed, CompressionMode.Decompress), "gzip" => new GZipStream(packed, CompressionMode.Decompress), _ => packed };
        return new StreamReader(plain, Encoding.UTF8).ReadToEnd();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]* value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

internal sealed record Answer(HttpStatusCode Status, string Path, string Body, double Milliseconds, long Bytes)
{
    /// <summary>A measurement of an error page would be a lie.</summary>
    public Answer Good() => Status == HttpStatusCode.OK ? this : throw new InvalidOperationException($"{(int)Status} from {Path}: {Body[..Math.Min(400, Body.Length)]}");
}
