using System.Net.Sockets;
using System.Text;
using Debrief.Features.Notifications;
using Microsoft.Extensions.Configuration;

namespace Debrief.Tests.Features.Notifications;

public sealed class MailRouteTests
{
    private static readonly MailText Text = new("2 actions wait for you", "Hello Zoë,\n\nOver the day you promised\n");

    private static IMailRoute? Route(params (string Key, string Value)[] settings) =>
        MailRoute.From(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build());

    [Fact]
    public async Task A_mail_goes_out_by_SMTP_under_the_Message_ID_it_was_given()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var said = Converse(server);

        await Route(("Mail:Server", $"smtp://127.0.0.1:{((IPEndPoint)server.LocalEndpoint).Port}"), ("Mail:From", "debrief@example.org"))!
            .SendAsync("zoe@example.org", "0199@debrief.example.org", Text, Some.Noon, TestContext.Current.CancellationToken);

        var mail = await said.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Contains("RCPT TO:<zoe@example.org>", mail, StringComparison.Ordinal);
        Assert.Contains("<0199@debrief.example.org>", mail, StringComparison.Ordinal);
        Assert.Contains("Hello Zo=C3=AB", mail, StringComparison.Ordinal);
        Assert.Contains("Subject: 2 actions wait for you", mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_holds_one_file_a_mail_however_often_it_is_sent()
    {
        var folder = Directory.CreateTempSubdirectory("debrief-mail-").FullName;
        var route = Route(("Mail:Folder", folder))!;

        for (var time = 0; time < 2; time++) await route.SendAsync("zoe@example.org", "0199@debrief.example.org", Text, Some.Noon, TestContext.Current.CancellationToken);

        var mail = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(folder)), TestContext.Current.CancellationToken);
        Assert.Contains("Hello Zoë", mail, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Without_a_setting_there_is_no_mail_and_a_wrong_one_stops_the_start()
    {
        Assert.Null(Route());
        Assert.Contains("smtp://", Assert.Throws<InvalidOperationException>(() => Route(("Mail:Server", "mail.example.org"))).Message, StringComparison.Ordinal);
    }

    /// <summary>The least that a mail server says; gives back all that it was told.</summary>
    private static async Task<string> Converse(TcpListener server)
    {
        using var client = await server.AcceptTcpClientAsync();
        await using var wire = client.GetStream();
        using var reader = new StreamReader(wire, Encoding.ASCII);
        await using var writer = new StreamWriter(wire, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        var (said, inMail) = (new StringBuilder(), false);
        await writer.WriteLineAsync("220 ready");
        while (await reader.ReadLineAsync() is { } line)
        {
            said.AppendLine(line);
            if (inMail && line != ".") continue;
            inMail = !inMail && line == "DATA";
            await writer.WriteLineAsync(inMail ? "354 go on" : line == "QUIT" ? "221 bye" : "250 ok");
            if (line is "." or "QUIT") break;
        }
        return said.ToString();
    }
}
