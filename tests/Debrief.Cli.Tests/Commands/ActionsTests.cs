using System.Net;
using System.Text;

namespace Debrief.Cli.Tests.Commands;

/// <summary>The command against a product that is played by this test; the product's own tests hold it to the same answers.</summary>
public sealed class ActionsTests
{
    private const string Item = """{"name":"A-311","number":311,"state":"open","dueOn":"2026-05-26","owner":"Priya Raman","text":"Add an alert for pool wait above 2 s"}""";

    [Fact]
    public async Task Lists_every_page_a_line_each()
    {
        using var product = new Played(request => request.RawUrl!.Contains("cursor=311", StringComparison.Ordinal)
            ? (200, $$"""{"items":[{"name":"A-312","number":312,"state":"done","dueOn":null,"owner":null,"text":"Page on p95"}],"next":null}""")
            : (200, $$"""{"items":[{{Item}}],"next":311}"""));

        var answer = await product.Run("actions", "list", "--mine", "--incident", "INC-42");

        Assert.Equal("A-311   open        2026-05-26  Priya Raman           Add an alert for pool wait above 2 s\nA-312   done        no day      nobody                Page on p95\n", answer.Output);
        Assert.Equal((0, ""), (answer.ExitCode, answer.Errors));
        Assert.All(product.Asked, asked => Assert.StartsWith("GET /api/actions?limit=200&mine=true&incident=42 Bearer debrief_x", asked.Replace("&cursor=311", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Adds_with_a_key_that_makes_a_second_try_harmless()
    {
        using var product = new Played(_ => (201, Item));

        var answer = await product.Run("actions", "add", "42", "Add an alert for pool wait above 2 s", "--owner", "Priya Raman", "--due", "2026-05-26");

        Assert.Equal(0, answer.ExitCode);
        Assert.StartsWith("A-311", answer.Output, StringComparison.Ordinal);
        Assert.Contains("""{"text":"Add an alert for pool wait above 2 s","owner":"Priya Raman","dueOn":"2026-05-26"}""", Assert.Single(product.Asked), StringComparison.Ordinal);
        Assert.Matches("key=[0-9a-f]{32}", product.Asked[0]);
    }

    [Fact]
    public async Task Says_why_the_product_said_no()
    {
        using var product = new Played(_ => (409, """{"title":"That can't be done now.","detail":"Say first by what anyone can tell that it is done."}"""));

        var answer = await product.Run("actions", "done", "A-311");

        Assert.Equal((1, "debrief actions: Say first by what anyone can tell that it is done.\n"), (answer.ExitCode, answer.Errors));
    }

    [Theory]
    [InlineData("actions", "add", "nothing", "x")]
    [InlineData("actions", "add", "42", "x", "--due", "2026-02-31")]
    [InlineData("actions", "verify", "A-311", "--how", "looked")]
    [InlineData("actions", "list", "--state", "finished")]
    public async Task Wrong_usage_asks_nothing_of_the_product(params string[] args)
    {
        using var product = new Played(_ => (200, Item));

        Assert.Equal(2, (await product.Run(args)).ExitCode);
        Assert.Empty(product.Asked);
    }

    [Fact]
    public async Task Without_a_token_says_where_to_make_one()
    {
        var answer = await Cli.Run("actions", "list", "--url", "https://debrief.example.org");

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("https://debrief.example.org/account/tokens", answer.Errors, StringComparison.Ordinal);
    }

    /// <summary>Answers as the product would, and remembers what it was asked.</summary>
    private sealed class Played : IDisposable
    {
        private readonly HttpListener listener = new();
        private readonly string address;

        public Played(Func<HttpListenerRequest, (int Status, string Body)> answer)
        {
            address = $"http://127.0.0.1:{Random.Shared.Next(20_000, 60_000)}/";
            listener.Prefixes.Add(address);
            listener.Start();
            _ = Serve(answer);
        }

        public List<string> Asked { get; } = [];

        public Task<Answer> Run(params string[] args) =>
            Cli.Start("env", [$"DEBRIEF_URL={address}", "DEBRIEF_TOKEN=debrief_x", "dotnet", Cli.Program, .. args]);

        public void Dispose() => listener.Close();

        private async Task Serve(Func<HttpListenerRequest, (int Status, string Body)> answer)
        {
            while (listener.IsListening)
            {
                HttpListenerContext context;
                try
                {
                    context = await listener.GetContextAsync();
                }
                catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }
                using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
                Asked.Add($"{context.Request.HttpMethod} {context.Request.RawUrl} {context.Request.Headers["Authorization"]} key={context.Request.Headers["Idempotency-Key"]} {await reader.ReadToEndAsync()}");
                var (status, body) = answer(context.Request);
                context.Response.StatusCode = status;
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
                context.Response.Close();
            }
        }
    }
}
