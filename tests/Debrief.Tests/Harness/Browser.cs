namespace Debrief.Tests.Harness;

/// <summary>A browser without scripts: keeps cookies, follows redirects, reads pages and submits their forms.</summary>
public sealed class Browser(HttpClient http)
{
    /// <summary>For what is not a page: JSON, downloads, headers.</summary>
    public HttpClient Http => http;

    public async Task<Page> Open(string path) => await Page.Of(this, await http.GetAsync(new Uri(path, UriKind.Relative)));
}
