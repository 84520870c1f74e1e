using System.Text.Json;

namespace Debrief.Drafting;

/// <summary>A page as the REST API of Confluence gives it, first or second version: the title beside the body, the body in storage format or rendered.</summary>
internal static class ConfluencePage
{
    public static bool IsOne(JsonElement page) => page.Text("title") is not null && page.Object("body") is not null;

    /// <returns>Null when it is none.</returns>
    public static PastText? Read(JsonElement page)
    {
        if (!IsOne(page)) return null;
        if (page.Text("body", "storage", "value") is { } storage) return StorageFormat.Read(storage, page.Text("title"));
        if ((page.Text("body", "export_view", "value") ?? page.Text("body", "view", "value")) is { } view) return HtmlPage.Read(view, "Confluence", page.Text("title"), []);
        throw new PostmortemFormatException("This page of Confluence holds no text. Ask for it with body-format=storage.");
    }
}
