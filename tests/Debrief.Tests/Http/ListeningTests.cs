using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Debrief.Tests.Http;

public sealed partial class ListeningTests(App app)
{
    [Fact]
    public async Task An_address_in_use_is_told_in_one_line_that_says_what_to_do()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";
        var connection = await app.Databases.CreateAsync();

        await using (var product = AppProcess.Launch(new Dictionary<string, string> { ["ConnectionStrings__Debrief"] = connection }, address: address))
        {
            Assert.Equal(1, await product.EndsAsync());

            var line = Assert.Single(product.Output.Split('\n'), line => line.Contains("in use", StringComparison.Ordinal));
            Assert.StartsWith($"debrief: Failed to bind to address {address}: address already in use.", line, StringComparison.Ordinal);
            Assert.Contains("--urls", line, StringComparison.Ordinal);
            Assert.DoesNotMatch(StackFrame(), product.Output);
        }
        await app.Databases.DropAsync(connection);
    }

    [GeneratedRegex(@"^\s+at \S+\(", RegexOptions.Multiline)]
    private static partial Regex StackFrame();
}
