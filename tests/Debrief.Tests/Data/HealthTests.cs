namespace Debrief.Tests.Data;

public sealed class HealthTests(App app)
{
    [Fact]
    public async Task The_health_page_asks_the_database_and_needs_no_sign_in()
    {
        var page = await app.Anonymous().Open("/health");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Healthy", page.Body);
    }
}
