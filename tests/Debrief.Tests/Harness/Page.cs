using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Debrief.Tests.Harness;

/// <summary>What a request was answered with: a page, a fragment of one, or a problem.</summary>
public sealed class Page
{
    private readonly Browser browser;
    private readonly HttpResponseMessage response;
    private readonly IHtmlDocument html;

    private Page(Browser browser, HttpResponseMessage response, string body)
    {
        this.browser = browser;
        this.response = response;
        Body = body;
        html = new HtmlParser().ParseDocument(body);
    }

    /// <summary>The browser it was opened in, to go on from here.</summary>
    public Browser Browser => browser;

    public HttpStatusCode Status => response.StatusCode;
    public string Body { get; }

    /// <summary>Where the redirects ended, path and query.</summary>
    public string Path => response.RequestMessage!.RequestUri!.PathAndQuery;

    public string? Header(string name) => response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    public bool Has(string selector) => html.QuerySelector(selector) is not null;

    public string Text(string selector) => Plain(Find(selector));

    public string[] Texts(string selector) => [.. html.QuerySelectorAll(selector).Select(Plain)];

    public string? Attribute(string selector, string name) => Find(selector).GetAttribute(name);

    public string[] Attributes(string selector, string name) => [.. html.QuerySelectorAll(selector).Select(element => element.GetAttribute(name) ?? "")];

    public Task<Page> Follow(string selector) => browser.Open(Attribute(selector, "href") ?? throw new InvalidOperationException($"{selector} leads nowhere."));

    /// <summary>
    /// Submits the form as a person would: with everything it holds, and with <paramref name="fields"/> (an anonymous object, or a dictionary; a list gives a field several
    /// times, null takes one away) filled in. A field the form does not have is an error of the test. <paramref name="at"/> replaces the address.
    /// </summary>
    public async Task<Page> Submit(string selector, object? fields = null, string? at = null)
    {
        var form = Find(selector) as IHtmlFormElement ?? throw new InvalidOperationException($"{selector} is no form.");
        using var request = Forms.Request(form, fields, at, Path);
        return await Of(browser, await browser.Http.SendAsync(request));
    }

    /// <summary>What htmx does when something that is no form is pressed: its address, its verb, the token of the page, no fields.</summary>
    public async Task<Page> Press(string selector)
    {
        var pressed = Find(selector);
        var verb = new[] { "post", "delete", "get" }.First(verb => pressed.HasAttribute($"hx-{verb}"));
        using var request = new HttpRequestMessage(HttpMethod.Parse(verb.ToUpperInvariant()), new Uri(pressed.GetAttribute($"hx-{verb}")!, UriKind.Relative));
        request.Headers.Add("HX-Request", "true");
        request.Headers.Add("HX-Current-URL", response.RequestMessage!.RequestUri!.AbsoluteUri);
        request.Headers.Add("X-CSRF", html.QuerySelector("meta[name=csrf]")?.GetAttribute("content") ?? "");
        return await Of(browser, await browser.Http.SendAsync(request));
    }

    internal static async Task<Page> Of(Browser browser, HttpResponseMessage response) => new(browser, response, await response.Content.ReadAsStringAsync());

    private IElement Find(string selector) => html.QuerySelector(selector) ?? throw new InvalidOperationException($"No {selector} in ({(int)Status}): {Body}");

    private static string Plain(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
