using Debrief.Data;
using Debrief.Features.Accounts;
using Debrief.Features.Activity;
using Debrief.Features.Incidents;
using Debrief.Features.Library;
using Debrief.Features.Publishing;
using Debrief.Features.Settings;
using Debrief.Features.Timeline;
using Debrief.Features.Writeups;
using Debrief.Sources;
using Microsoft.EntityFrameworkCore;

namespace Debrief.Bench.Pages;

/// <summary>Writes what years of use would have left. The library then reads the log by itself, as ever.</summary>
internal static class Filling
{
    private const int Batch = 250;

    public static async Task FillAsync(Func<DebriefDb> open, Stock stock, int count)
    {
        await using (var db = open())
        {
            db.AddRange(Stock.Services.Select(name => new Service { Name = name }));
            db.AddRange(Stock.Categories.Select(name => new IncidentCategory { Name = name }));
            db.AddRange(Enumerable.Range(0, 60).Select(number => new Person { Name = $"Person {number}" }));
            await db.SaveChangesAsync();
        }
        for (var done = 0; done < count; done += Batch) await FillBatchAsync(open, stock, done, Math.Min(Batch, count - done));
    }

    /// <summary>Every word of the log read, and the statistics as they are after a night.</summary>
    public static async Task SettleAsync(Func<DebriefDb> open, int count)
    {
        while (true)
        {
            await using var db = open();
            if (await db.LibraryEntries.CountAsync() == count) break;
            await Task.Delay(500);
        }
        await using var settled = open();
        settled.Database.SetCommandTimeout(TimeSpan.FromMinutes(5));
        await settled.Database.ExecuteSqlRawAsync("vacuum analyze");
    }

    public static async Task<int> PickAsync(Func<DebriefDb> open, int number, int every)
    {
        await using var db = open();
        var incident = await db.AllIncidents.SingleAsync(incident => incident.Number == number);
        var ids = await db.TimelineEvents.Of(incident).InOrder.Select(@event => @event.Id).ToListAsync();
        var chosen = ids.Where((_, index) => index % every == 0).ToList();
        return await db.TimelineEvents.Where(@event => chosen.Contains(@event.Id)).ExecuteUpdateAsync(row => row.SetProperty(@event => @event.PickedAt, DateTimeOffset.UnixEpoch));
    }

    private static async Task FillBatchAsync(Func<DebriefDb> open, Stock stock, int first, int count)
    {
        await using var db = open();
        var (services, categories, people) = (await db.Services.ToListAsync(), await db.IncidentCategories.ToListAsync(), await db.People.OrderBy(person => person.Name).ToListAsync());
        for (var number = first; number < first + count; number++)
        {
            var began = new DateTimeOffset(2020, 1, 1, 9, 0, 0, TimeSpan.Zero).AddHours(number * 9);
            var lead = people[number % people.Count];
            var incident = Incident.New(stock.Title(), (IncidentKind)(number % 5), began);
            (incident.Severity, incident.LeadId) = ((Severity)(number % 4 + 1), lead.Id);
            incident.SetMilestone(MilestoneKind.ImpactStarted, began, TimeSpan.FromHours(48));
            incident.SetMilestone(MilestoneKind.Detected, began.AddMinutes(7), TimeSpan.FromHours(48));
            incident.SetMilestone(MilestoneKind.Resolved, began.AddMinutes(20 + number % 300), TimeSpan.FromHours(48));
            incident.Replace([services[number % services.Count], services[(number * 7 + 1) % services.Count]], [categories[number % categories.Count]]);
            incident.Responders.Add(new() { IncidentId = incident.Id, PersonId = lead.Id, Role = "Lead" });
            incident.Reviewed(began.AddDays(2));
            var writeup = new Writeup { IncidentId = incident.Id, Template = "standard", AuthorId = lead.Id, StartedAt = began.AddDays(1) };
            var change = writeup.Save(0, stock.Postmortem(), lead.Id, began.AddDays(2))!;
            db.AddRange(incident, writeup, change, new Publication
            {
                IncidentId = incident.Id, WriteupId = writeup.Id, Number = 1, Version = 1, Title = incident.Title, Text = writeup.Text, PublishedAt = began.AddDays(2), PublishedById = lead.Id,
            });
            db.Record(incident.Id, null, "postmortem.published", began.AddDays(2));
        }
        await db.SaveChangesAsync();
    }
}
