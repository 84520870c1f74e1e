using Debrief.Jobs;

namespace Debrief.Features.Notifications;

/// <summary>Once a minute on every node: decide what is due (one node does), then send what waits (all nodes share it).</summary>
internal sealed class ReminderClock(IServiceScopeFactory scopes, MailSetting mail, TimeProvider clock, ILogger<ReminderClock> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => LoopAsync(stoppingToken).UntilStopped(stoppingToken);

    private async Task LoopAsync(CancellationToken stoppingToken)
    {
        if (mail.Route is not { } route) return;

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<DebriefDb>();
                await db.DecideRemindersAsync(clock.Now, mail.Host, stoppingToken);
                while (await db.DeliverOneAsync(route, mail.Address, clock.Now, stoppingToken)) { }
            }
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(problem, "Reminders could not be decided or sent; nothing is lost and it tries again.");
            }
            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

/// <summary>Where mail goes, and where its links lead.</summary>
internal sealed record MailSetting(IMailRoute? Route, string Address)
{
    public string Host => new Uri(Address).Host;
}

internal static class NotificationsSetup
{
    public static void AddNotifications(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new MailSetting(MailRoute.From(builder.Configuration), PublicAddress.Of(builder.Configuration)));
        builder.Services.AddHostedService<ReminderClock>();
    }

    public static void MapNotifications(this IEndpointRouteBuilder routes)
    {
        routes.MapSnoozes();
        routes.MapMyReminders();
        routes.MapMail();
    }
}
