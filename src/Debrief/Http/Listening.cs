using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace Debrief.Http;

internal static class Listening
{
    /// <summary>The host tells a failed start with a stack trace and throws it as well; once is enough. Whatever stops a running host it tells as critical.</summary>
    public static void AddListening(this WebApplicationBuilder builder) => builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);

    /// <summary>Runs until it is stopped. An address that can't be had is the operator's to change, and told in one line.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> ListenAsync(this WebApplication app)
    {
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            return Refuse($"{taken.Message} Another Debrief, perhaps: stop it, or choose another address with --urls http://localhost:5151.");
        }
        catch (SocketException refused) when (refused.SocketErrorCode is SocketError.AccessDenied or SocketError.AddressNotAvailable)
        {
            return Refuse($"Can't listen on {app.Configuration["urls"]}: {refused.Message}. Choose another address with --urls http://localhost:5150.");
        }
    }

    private static int Refuse(string why)
    {
        Console.Error.WriteLine($"debrief: {why}");
        return 1;
    }
}
