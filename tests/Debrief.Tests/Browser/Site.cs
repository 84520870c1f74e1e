using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Debrief.Tests.Browsing;

[CollectionDefinition(nameof(Site))]
public sealed class SharesSite : ICollectionFixture<Site>;

/// <summary>The product as people meet it: a process of its own, on a database of its own, with Chromium in front. One for the tests here, which take turns.</summary>
public sealed partial class Site(App app) : IAsyncLifetime
{
    public const string Name = "Maya Lindqvist", Email = "maya@example.org", Password = "four words and a hat";

    private Chromium? chromium;
    private AppProcess? product;
    private string? connection, address, signedIn;

    // Nothing yet: only a test can be skipped.
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Someone who has not signed in.</summary>
    public async Task<IPage> Stranger(int width = 1440, ColorScheme scheme = ColorScheme.Light)
    {
        chromium ??= await Chromium.StartAsync();
        address ??= await StartAsync();
        return await chromium.Page(width, scheme, site: address);
    }

    /// <summary>The first administrator, signed in before.</summary>
    public async Task<IPage> Page(int width = 1440, ColorScheme scheme = ColorScheme.Light)
    {
        var stranger = await Stranger(width, scheme);
        if (signedIn is null)
        {
            await stranger.OpenAccount(FirstLink().Match(product!.Output).Groups[1].Value);
            signedIn = await stranger.Context.StorageStateAsync();
        }
        await stranger.Context.CloseAsync();
        return await chromium!.Page(width, scheme, site: address, state: signedIn);
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null) await chromium.DisposeAsync();
        if (product is not null) await product.DisposeAsync();
        if (connection is not null) await app.Databases.DropAsync(connection);
    }

    private async Task<string> StartAsync()
    {
        connection = await app.Databases.CreateAsync();
        product = await AppProcess.StartAsync(new Dictionary<string, string>
        {
            ["ConnectionStrings__Debrief"] = connection,
            ["ASPNETCORE_CONTENTROOT"] = Path.Combine(Repository.Root, "src/Debrief"),
            ["DEBRIEF_SAMPLE"] = "1",
            ["SignIn__AttemptsPerMinute"] = "1000",
        });
        // By its name, as people open it.
        return $"http://localhost:{(await product.ListensAsync()).Port}";
    }

    [GeneratedRegex(@"(/link/\S+)")]
    private static partial Regex FirstLink();
}
