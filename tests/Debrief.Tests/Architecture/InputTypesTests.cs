using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Debrief.Tests.Architecture;

public sealed class InputTypesTests(App app)
{
    /// <summary>ASP.NET's validation generator passes over a type it cannot see, in silence: an internal form would go unvalidated.</summary>
    [Fact]
    public void Every_input_type_is_public_so_that_it_is_validated()
    {
        var inputs = (from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints
                      from handler in endpoint.Metadata.OfType<MethodInfo>()
                      from parameter in handler.GetParameters()
                      where parameter.IsDefined(typeof(FromFormAttribute)) || parameter.IsDefined(typeof(FromBodyAttribute)) || parameter.ParameterType.Name.EndsWith("Form", StringComparison.Ordinal)
                      select parameter.ParameterType).ToList();

        Assert.NotEmpty(inputs);
        Assert.All(inputs, type => Assert.True(type.IsVisible, $"{type} must be public"));
    }
}
