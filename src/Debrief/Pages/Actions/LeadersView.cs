using Debrief.Features.ActionItems;

namespace Debrief.Pages.Actions;

/// <summary>What leaders need to see of promises: how many, how old, where, and what keeps them from being kept. Services are listed; people never are.</summary>
public sealed record LeadersView(Tally Tally, IReadOnlyList<AgeRow> Ages, IReadOnlyList<ServiceRow> Services, IReadOnlyList<Pattern> Patterns);

/// <param name="Age">Since it was said.</param>
public sealed record AgeRow(string Age, int Open, int Overdue, int Unverified);

/// <param name="Escalates">Three or more are over their day, and that is half of what is open: more reminders will not help.</param>
public sealed record ServiceRow(string Service, int Open, int Overdue, int Unverified)
{
    public bool Escalates => Overdue >= 3 && 2 * Overdue >= Open;
}

/// <param name="State">The board that shows them.</param>
public sealed record Pattern(string What, int Count, string Meaning, BoardState State);

internal static class LeadersQuery
{
    private static readonly (string Name, int From, int To)[] Ages = [("up to 2 weeks", 0, 14), ("up to a month", 14, 30), ("up to a quarter", 30, 91), ("older", 91, int.MaxValue)];

    public static async Task<LeadersView> LeadersViewAsync(this DebriefDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var (items, today, now) = (db.ActionItemsSeenBy(user).AsNoTracking(), clock.Today, clock.Now);
        var live = items.In(null, today);
        var days = await live.GroupBy(item => new { Day = item.CreatedAt.Date, item.State, Over = item.DueOn < today }).Select(group => new { group.Key.Day, group.Key.State, group.Key.Over, Count = group.Count() }).ToListAsync(ct);
        var services = await live.SelectMany(item => item.Incident.Services, (item, service) => new { item.State, Over = item.DueOn < today, service.Name })
            .GroupBy(row => new { row.Name, row.State, row.Over }).Select(group => new { group.Key.Name, group.Key.State, group.Key.Over, Count = group.Count() }).ToListAsync(ct);

        return new(
            await items.TallyAsync(today, ct),
            [
                .. from age in Ages
                   let rows = days.Where(row => (now.UtcDateTime.Date - row.Day).Days is var old && old >= age.From && (old < age.To || age.To == int.MaxValue)).ToList()
                   select new AgeRow(age.Name, rows.Where(row => row.State != ActionState.Done).Sum(row => row.Count), rows.Where(row => row.State != ActionState.Done && row.Over).Sum(row => row.Count), rows.Where(row => row.State == ActionState.Done).Sum(row => row.Count)),
            ],
            [
                .. services.GroupBy(row => row.Name).Select(rows => new ServiceRow(
                    rows.Key, rows.Where(row => row.State != ActionState.Done).Sum(row => row.Count), rows.Where(row => row.State != ActionState.Done && row.Over).Sum(row => row.Count), rows.Where(row => row.State == ActionState.Done).Sum(row => row.Count)))
                    .OrderByDescending(row => row.Escalates).ThenByDescending(row => row.Overdue).ThenByDescending(row => row.Open).ThenBy(row => row.Service, StringComparer.Ordinal),
            ],
            [
                new("have no owner or no day", await items.In(BoardState.Nobody, today).CountAsync(ct), "Nobody promised them, so nobody breaks a promise.", BoardState.Nobody),
                new("were moved twice or more", await items.In(BoardState.Moved, today).CountAsync(ct), "Too big for two weeks, or not wanted: split it, make it a project, or drop it.", BoardState.Moved),
                new("are done and nobody has looked", await items.In(BoardState.Unverified, today).CountAsync(ct), "Ask who would notice if they did not work.", BoardState.Unverified),
                new("came undone", await items.In(BoardState.Reopened, today).CountAsync(ct), "Something keeps taking them back: what would hold them?", BoardState.Reopened),
                new("were abandoned", await items.In(BoardState.Abandoned, today).CountAsync(ct), "Read the reasons together: they are findings of their own.", BoardState.Abandoned),
            ]);
    }
}
