using Debrief.Features.ActionItems;
using Debrief.Features.Settings;

namespace Debrief.Pages.Actions;

/// <summary>How many of the actions a board is about stand how; over all pages, and only of what this person may see.</summary>
public sealed record Tally(int Open, int Overdue, int Unverified, int Challenged, int Verified, int Projects);

public sealed record Board(IReadOnlyList<ActionItem> Items, int Total, Tally Tally, IReadOnlyList<string> Teams, IReadOnlyList<string> Services);

internal static class ActionBoard
{
    public const int PageSize = 50;

    extension(DebriefDb db)
    {
        public async Task<Board> BoardAsync(CurrentUser user, ActionFilter filter, DateOnly today, CancellationToken ct)
        {
            var about = await db.AboutAsync(user, filter, ct);
            var tally = await about.TallyAsync(today, ct);
            var shown = about.In(filter.State, today);
            var total = await shown.CountAsync(ct);
            var items = await shown.LiveFirst.Skip((filter.Page - 1) * PageSize).Take(PageSize).Whole.AsNoTracking().ToListAsync(ct);
            return new(items, total, tally, await db.Teams.OrderBy(team => team.Name).Select(team => team.Name).ToListAsync(ct), await db.Services.InUse.OrderBy(service => service.Name).Select(service => service.Name).ToListAsync(ct));
        }

        /// <summary>Everything the board's filter means, with the state.</summary>
        public async Task<IQueryable<ActionItem>> FilteredAsync(CurrentUser user, ActionFilter filter, DateOnly today, CancellationToken ct) => (await db.AboutAsync(user, filter, ct)).In(filter.State, today);

        /// <summary>The name of the person's own team, for a board of "my team".</summary>
        public Task<string?> TeamOfAsync(CurrentUser user, CancellationToken ct) =>
            db.People.Where(person => person.Id == user.PersonId).Join(db.Teams, person => person.TeamId, team => team.Id, (person, team) => team.Name).SingleOrDefaultAsync(ct);

        private async Task<IQueryable<ActionItem>> AboutAsync(CurrentUser user, ActionFilter filter, CancellationToken ct)
        {
            var items = db.ActionItemsSeenBy(user);
            if (filter.Whose == Whose.Mine) items = items.Where(item => item.OwnerId == user.PersonId || (item.VerifierId == user.PersonId && item.State == ActionState.Done));
            if (filter.Whose == Whose.Team)
            {
                var team = await db.Teams.Where(found => found.Name == filter.Team).Select(found => (Guid?)found.Id).SingleOrDefaultAsync(ct);
                items = items.Where(item => team != null && (item.Owner!.TeamId == team || (item.OwnerId == null && item.Incident.Services.Any(service => service.TeamId == team))));
            }
            if (filter.Service is { Length: > 0 } named) items = items.Where(item => item.Incident.Services.Any(service => service.Name == named));
            if (filter.Incident is { } number) items = items.Where(item => item.Incident.Number == number);
            if (filter.Kind is { } kind) items = items.Where(item => item.Kind == kind);
            if (filter.Q?.Trim() is { Length: > 0 } words) items = items.Where(item => EF.Functions.ILike(item.Text, Pattern(words), "\\"));
            return items;
        }
    }

    extension(IQueryable<ActionItem> items)
    {
        public IQueryable<ActionItem> In(BoardState? state, DateOnly today) => state switch
        {
            BoardState.Open => items.Open,
            BoardState.Overdue => items.OverdueOn(today),
            BoardState.Unverified => items.Unverified,
            BoardState.Challenged => items.Challenged,
            BoardState.Verified => items.Where(item => item.State == ActionState.Verified),
            BoardState.Abandoned => items.Where(item => item.State == ActionState.Abandoned),
            BoardState.Projects => items.Open.Where(item => item.IsProject),
            BoardState.Nobody => items.Open.Where(item => item.OwnerId == null || item.DueOn == null),
            BoardState.Moved => items.Open.Where(item => item.TimesMoved > 1),
            BoardState.Reopened => items.Where(item => item.Reopenings.Any()),
            _ => items.Where(item => item.State != ActionState.Verified && item.State != ActionState.Abandoned),
        };

        /// <summary>Open before done before over; within each the oldest promise first, what has no day last.</summary>
        public IOrderedQueryable<ActionItem> LiveFirst => items
            .OrderBy(item => item.State == ActionState.Open || item.State == ActionState.InProgress ? 0 : item.State == ActionState.Done ? 1 : 2)
            .ThenBy(item => item.DueOn == null).ThenBy(item => item.DueOn).ThenBy(item => item.Number);

        public async Task<Tally> TallyAsync(DateOnly today, CancellationToken ct)
        {
            var counts = await items.GroupBy(item => new { item.State, Over = item.DueOn < today, item.IsProject }).Select(group => new { group.Key.State, group.Key.Over, group.Key.IsProject, Count = group.Count() }).ToListAsync(ct);
            int Sum(Func<ActionState, bool, bool, bool> which) => counts.Where(row => which(row.State, row.Over, row.IsProject)).Sum(row => row.Count);
            static bool IsOpen(ActionState state) => state is ActionState.Open or ActionState.InProgress;
            return new(
                Sum((state, _, _) => IsOpen(state)), Sum((state, over, _) => IsOpen(state) && over), Sum((state, _, _) => state == ActionState.Done),
                await items.Challenged.CountAsync(ct), Sum((state, _, _) => state == ActionState.Verified), Sum((state, _, project) => IsOpen(state) && project));
        }
    }

    private static string Pattern(string words) => $"%{words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
}
