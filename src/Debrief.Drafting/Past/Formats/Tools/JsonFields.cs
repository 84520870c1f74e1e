using System.Globalization;
using System.Text.Json;

namespace Debrief.Drafting;

/// <summary>Fields that may be missing, null, or of another kind than documented.</summary>
internal static class JsonFields
{
    extension(JsonElement element)
    {
        public JsonElement? Object(string name) => element.Field(name) is { ValueKind: JsonValueKind.Object } found ? found : null;

        public IEnumerable<JsonElement> List(string name) => element.Field(name) is { ValueKind: JsonValueKind.Array } found ? found.EnumerateArray() : [];

        /// <summary>A text or a number as text; null when it is neither, or blank.</summary>
        public string? Text(params ReadOnlySpan<string> path)
        {
            var at = element;
            foreach (var name in path)
            {
                if (at.Field(name) is not { } found) return null;
                at = found;
            }
            return at.ValueKind == JsonValueKind.String ? at.GetString() is { } text && text.Trim().Length > 0 ? text.Trim() : null : at.ValueKind == JsonValueKind.Number ? at.GetRawText() : null;
        }

        /// <summary>An instant as ISO text with or without an offset (then UTC), or as seconds since 1970.</summary>
        public DateTimeOffset? At(string name)
        {
            if (element.Text(name) is not { } text) return null;
            if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return seconds is > 0 and < 7_258_118_400 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;
        }

        private JsonElement? Field(string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;
    }
}
