using Debrief.Tests.Architecture;
using Microsoft.AspNetCore.Antiforgery;

namespace Debrief.Tests.Http;

public sealed class FormTokensTests(App app)
{
    // The token is in the first part of a form that may be 2 GB long.
    private static readonly string[] LooksForItself = ["POST /incidents/{number:int}/imports", "POST /library/import"];

    [Fact]
    public async Task Whatever_may_change_something_is_refused_without_its_form_token()
    {
        var person = await app.Someone();
        using var client = app.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add(TestAuthentication.Header, TestAuthentication.HeaderFor(new(person.Id, person.Name, Role.Administrator)));
        var addresses = Address.All(app.Services).Where(address => address.MayChangeSomething && address.Right != Rights.ApiWrite && !LooksForItself.Contains(address.ToString())).ToList();

        var passed = new List<string>();
        foreach (var address in addresses)
        {
            using var request = address.Request();
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            if (answer.StatusCode != HttpStatusCode.BadRequest) passed.Add($"{address}: {(int)answer.StatusCode}");
        }

        Assert.NotEmpty(addresses);
        Assert.Empty(passed);
    }

    [Fact]
    public async Task What_looks_for_its_form_token_itself_refuses_a_file_that_comes_without()
    {
        var robin = await app.Someone();
        var incident = await app.Save(Some.Incident(robin));
        foreach (var path in new[] { $"{incident.Path}/imports", "/library/import" })
        {
            using var form = new MultipartFormDataContent { { new StringContent("14:32 - Deploy of checkout"), "files", "notes.txt" } };

            using var answer = await app.SignedInAs(robin).Http.PostAsync(new Uri(path, UriKind.Relative), form, TestContext.Current.CancellationToken);

            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
        Assert.Empty(await app.ActivityOf(incident.Id));
    }

    [Fact]
    public void What_looks_for_its_form_token_itself_is_known() => Assert.Equal(
        LooksForItself,
        Address.All(app.Services).Where(address => address.MayChangeSomething && address.Right != Rights.ApiWrite && address.Endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: false }).Select(address => address.ToString()).Order());

    [Fact]
    public async Task A_form_that_grew_old_is_explained_on_a_page()
    {
        using var client = app.CreateClient();
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        using var form = new FormUrlEncodedContent([]);

        var answer = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("<h1>This form has grown old</h1>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
