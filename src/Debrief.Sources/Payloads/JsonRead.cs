using System.Text.Json;
using Debrief.Sources.Json;

namespace Debrief.Sources.Payloads;

/// <summary>Reading JSON of strangers: a missing, null or differently typed value is no error, only absent.</summary>
internal static class JsonRead
{
    extension(JsonElement element)
    {
        public bool IsObject => element.ValueKind == JsonValueKind.Object;

        /// <summary>The value under a path of property names; undefined when any part of the path is missing.</summary>
        public JsonElement At(params ReadOnlySpan<string> path)
        {
            foreach (var name in path)
            {
                if (!element.IsObject || !element.TryGetProperty(name, out var value)) return default;
                element = value;
            }
            return element;
        }

        public bool Has(params ReadOnlySpan<string> path) => element.At(path).ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

        public bool HasArray(string name) => element.At(name).ValueKind == JsonValueKind.Array;

        /// <summary>The string, number or truth value under a path as text; null when absent, blank or of another type.</summary>
        public string? Text(params ReadOnlySpan<string> path)
        {
            var value = element.At(path);
            return value.ValueKind switch
            {
                JsonValueKind.String => JsonText.Of(value) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null,
                JsonValueKind.Number => value.GetRawText(),
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                _ => null,
            };
        }

        public bool IsTrue(params ReadOnlySpan<string> path) => element.At(path).ValueKind == JsonValueKind.True;

        /// <summary>The items of an array; none when it is absent or no array.</summary>
        public IEnumerable<JsonElement> Items(params ReadOnlySpan<string> path) =>
            element.At(path) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

        /// <summary>The properties of an object; none when it is absent or no object.</summary>
        public IEnumerable<KeyValuePair<string, JsonElement>> Properties(params ReadOnlySpan<string> path) =>
            element.At(path) is { ValueKind: JsonValueKind.Object } found ? found.EnumerateObject().Select(property => KeyValuePair.Create(JsonText.NameOf(property), property.Value)) : [];
    }
}
