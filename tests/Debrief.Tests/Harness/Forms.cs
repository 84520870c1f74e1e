using System.Collections;
using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Debrief.Tests.Harness;

/// <summary>Makes of a form the request that a browser, or htmx in it, would send.</summary>
internal static class Forms
{
    private static readonly string[] HtmxVerbs = ["post", "put", "patch", "delete", "get"];

    public static HttpRequestMessage Request(IHtmlFormElement form, object? fields, string? at, string here)
    {
        var verb = Array.Find(HtmxVerbs, verb => form.HasAttribute($"hx-{verb}"));
        var address = at ?? (form.GetAttribute(verb is null ? "action" : $"hx-{verb}") is { Length: > 0 } given ? given : here);
        var method = HttpMethod.Parse((verb ?? form.GetAttribute("method") ?? "get").ToUpperInvariant());

        var values = Held(form);
        Fill(form, values, fields);
        var asQuery = method == HttpMethod.Get || method == HttpMethod.Delete;
        if (asQuery && values.Count > 0) address += (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + string.Join('&', values.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));

        var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative)) { Content = asQuery ? null : Content(form, values) };
        if (verb is not null) request.Headers.Add("HX-Request", "true");
        if (form.QuerySelector("input[name=__RequestVerificationToken]") is IHtmlInputElement token) request.Headers.Add("X-CSRF", token.Value);
        return request;
    }

    private static List<KeyValuePair<string, string>> Held(IHtmlFormElement form) =>
    [
        .. from control in Controls(form)
           where !control.HasAttribute("disabled")
           from value in Held(control)
           select KeyValuePair.Create(control.GetAttribute("name")!, value),
    ];

    private static IEnumerable<string> Held(IElement control) => control switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => [],
        IHtmlInputElement { Type: "submit" or "button" or "image" or "file" } => [],
        IHtmlInputElement input => [input.Value],
        IHtmlTextAreaElement area => [area.Value],
        IHtmlSelectElement list => list.Options.Where(option => option.IsSelected).Select(option => option.Value),
        _ => [],
    };

    private static void Fill(IHtmlFormElement form, List<KeyValuePair<string, string>> values, object? fields)
    {
        foreach (var (name, field) in Named(fields))
        {
            if (!Controls(form).Any(control => control.GetAttribute("name") == name)) throw new InvalidOperationException($"The form has no field {name}: {form.OuterHtml}");

            values.RemoveAll(pair => pair.Key == name);
            IEnumerable<string> given = field switch
            {
                null => [],
                string text => [text],
                IEnumerable list => list.Cast<object>().Select(Plain),
                _ => [Plain(field)],
            };
            values.AddRange(given.Select(value => KeyValuePair.Create(name, value)));
        }
    }

    private static IEnumerable<(string Name, object? Field)> Named(object? fields) => fields switch
    {
        null => [],
        IReadOnlyDictionary<string, object?> map => map.Select(pair => (pair.Key, pair.Value)),
        _ => fields.GetType().GetProperties().Select(property => (property.Name, property.GetValue(fields))),
    };

    private static IEnumerable<IElement> Controls(IHtmlFormElement form) =>
        form.Elements.Concat(form.QuerySelectorAll("input,select,textarea,button")).Distinct().Where(control => control.HasAttribute("name"));

    private static HttpContent Content(IHtmlFormElement form, List<KeyValuePair<string, string>> values)
    {
        if ((form.GetAttribute("enctype") ?? form.GetAttribute("hx-encoding")) != "multipart/form-data") return new FormUrlEncodedContent(values);

        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in values) parts.Add(new StringContent(value), name);
        return parts;
    }

    private static string Plain(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
