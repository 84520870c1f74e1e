using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Debrief.Tests.Architecture;

/// <summary>One way into the product: a method, a route, and the right it asks for by its own metadata.</summary>
internal sealed record Address(string Method, string Route, string Right, RouteEndpoint Endpoint)
{
    public const string Anonymous = "anonymous", Read = "read";

    public bool MayChangeSomething => Method is not ("GET" or "HEAD" or "OPTIONS");

    public override string ToString() => $"{Method} {Route}";

    /// <summary>The product as it is in production: what is only there while it is built (/design) is left out.</summary>
    public static IReadOnlyList<Address> All(IServiceProvider services) =>
    [
        .. from endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           let route = "/" + endpoint.RoutePattern.RawText!.Trim('/')
           where route != "/design" && !route.StartsWith("/design/", StringComparison.Ordinal)
           from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
           select new Address(method, route, RightOf(endpoint), endpoint),
    ];

    /// <summary>A request that comes as far as the right and the form token, with made-up names in the route.</summary>
    public HttpRequestMessage Request()
    {
        var path = string.Join('/', Endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(MadeUp))));
        var request = new HttpRequestMessage(HttpMethod.Parse(Method), new Uri("/" + path, UriKind.Relative));
        if (!MayChangeSomething) return request;

        var json = Endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes.Contains("application/json") is true;
        request.Content = json ? new StringContent("{}", System.Text.Encoding.UTF8, "application/json") : new FormUrlEncodedContent([]);
        return request;
    }

    private static string MadeUp(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(policy => policy.Content is "int" or "long") => "999999",
        RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(policy => policy.Content == "guid") => Guid.CreateVersion7().ToString(),
        _ => "made-up",
    };

    private static string RightOf(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null) return Anonymous;

        var asked = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).ToList();
        return Array.Find([Rights.Administer, Rights.ApiWrite, Rights.ApiRead, Rights.Write, Rights.Speak, Rights.Own], asked.Contains) ?? Read;
    }
}
