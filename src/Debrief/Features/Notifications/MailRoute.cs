using System.Net;
using System.Net.Mail;
using System.Text;

namespace Debrief.Features.Notifications;

/// <summary>How mail leaves: an SMTP server, or a folder while developing. Outgoing mail is one of the few seams.</summary>
internal interface IMailRoute
{
    /// <summary>In words, for the settings.</summary>
    string Name { get; }

    /// <exception cref="SmtpException">It was not taken; it is kept and tried again.</exception>
    /// <exception cref="IOException">The same, for a folder.</exception>
    Task SendAsync(string to, string messageId, MailText text, DateTimeOffset now, CancellationToken ct);
}

internal static class MailRoute
{
    /// <summary>Mail:Server (smtp://user:password@host:port) or Mail:Folder; null when neither is set, and nobody gets mail. Mail:From is who it comes from.</summary>
    public static IMailRoute? From(IConfiguration configuration)
    {
        var from = new MailAddress(configuration["Mail:From"] is { Length: > 0 } given ? given : "debrief@localhost", "Debrief");
        if (configuration["Mail:Folder"] is { Length: > 0 } folder) return new FolderRoute(folder, from);
        if (configuration["Mail:Server"] is not { Length: > 0 } server) return null;
        if (!Uri.TryCreate(server, UriKind.Absolute, out var address) || address.Scheme is not ("smtp" or "smtps") || address.Host.Length == 0) throw new InvalidOperationException("Mail:Server is no address of the kind smtp://user:password@mail.example.org:587.");

        return new SmtpRoute(address, from);
    }

    internal static MailMessage Message(MailAddress from, string to, string messageId, MailText text)
    {
        var message = new MailMessage(from, new MailAddress(to)) { Subject = text.Subject, SubjectEncoding = Encoding.UTF8, Body = text.Body, BodyEncoding = Encoding.UTF8, BodyTransferEncoding = TransferEncodingFor(text.Body) };
        message.Headers.Add("Message-ID", $"<{messageId}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private static System.Net.Mime.TransferEncoding TransferEncodingFor(string body) => Ascii.IsValid(body) ? System.Net.Mime.TransferEncoding.SevenBit : System.Net.Mime.TransferEncoding.QuotedPrintable;
}

internal sealed class SmtpRoute(Uri server, MailAddress from) : IMailRoute
{
    public string Name => $"{server.Host}:{Port}";

    private int Port => server.Port > 0 ? server.Port : 587;

    public async Task SendAsync(string to, string messageId, MailText text, DateTimeOffset now, CancellationToken ct)
    {
        using var client = new SmtpClient(server.Host, Port) { EnableSsl = server.Scheme == "smtps" || Port == 587, Timeout = 20_000 };
        if (server.UserInfo.Split(':', 2) is [{ Length: > 0 } user, var password]) client.Credentials = new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password));
        using var message = MailRoute.Message(from, to, messageId, text);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        await client.SendMailAsync(message, limit.Token);
    }
}

/// <summary>One file a mail, named by its Message-ID: a mail that is sent twice is one file.</summary>
internal sealed class FolderRoute(string folder, MailAddress from) : IMailRoute
{
    public string Name => $"the folder {folder}";

    public Task SendAsync(string to, string messageId, MailText text, DateTimeOffset now, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        var mail = $"Date: {now:r}\r\nFrom: {from}\r\nTo: {to}\r\nSubject: {text.Subject}\r\nMessage-ID: <{messageId}>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text.Body}";
        return File.WriteAllTextAsync(Path.Combine(folder, $"{messageId.Split('@')[0]}.eml"), mail, ct);
    }
}
