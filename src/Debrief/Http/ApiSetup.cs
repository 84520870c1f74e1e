using System.Text.Json;
using System.Text.Json.Serialization;

namespace Debrief.Http;

/// <summary>How the API speaks: words of closed sets in camelCase, and one document that says what there is.</summary>
internal static class ApiSetup
{
    public static void AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase)));
        services.AddOpenApi("v1", document => document.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/", StringComparison.Ordinal) is true);
    }

    /// <summary>At /api/v1/openapi.json, for whoever is signed in.</summary>
    public static void MapApi(this IEndpointRouteBuilder routes) => routes.MapOpenApi("/api/{documentName}/openapi.json");
}
