using System.Globalization;
using Debrief.Features.ActionItems;
using Microsoft.AspNetCore.WebUtilities;

namespace Debrief.Pages.Actions;

public enum Whose { Mine, Team, All }

/// <summary>What a board shows. Without one it shows all that is not over: open, and done but not verified.</summary>
public enum BoardState { Open, Overdue, Unverified, Challenged, Verified, Abandoned, Projects, Nobody, Moved, Reopened }

/// <summary>What the board's address says.</summary>
public sealed record ActionFilter(Whose Whose, string? Team, BoardState? State, string? Service, int? Incident, ActionKind? Kind, string? Q, int Page = 1)
{
    public string Address(string path = "/actions")
    {
        Dictionary<string, string?> query = new()
        {
            ["whose"] = Whose == Whose.Mine ? null : Whose.ToString().ToLowerInvariant(), ["team"] = Whose == Whose.Team ? Team : null, ["state"] = State?.ToString().ToLowerInvariant(), ["service"] = Service,
            ["incident"] = Incident?.ToString(CultureInfo.InvariantCulture), ["kind"] = Kind?.ToString().ToLowerInvariant(), ["q"] = Q, ["page"] = Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null,
        };
        return QueryHelpers.AddQueryString(path, query.Where(pair => !string.IsNullOrEmpty(pair.Value)));
    }

    public bool IsNarrowed => State is not null || Service is { Length: > 0 } || Incident is not null || Kind is not null || Q is { Length: > 0 };
}

/// <summary>The address as typed; what it cannot mean is no filter.</summary>
public sealed record ActionQuery(string? Whose, string? Team, string? State, string? Service, string? Incident, string? Kind, string? Q, int? Page)
{
    public ActionFilter ToFilter() => new(
        Known<Whose>(Whose) ?? (Team is { Length: > 0 } ? Actions.Whose.Team : Actions.Whose.Mine), Team, Known<BoardState>(State), Service,
        int.TryParse(Incident?.Replace("INC-", "", StringComparison.OrdinalIgnoreCase), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
        Known<ActionKind>(Kind), Q, Math.Clamp(Page ?? 1, 1, 100_000));

    private static T? Known<T>(string? word) where T : struct, Enum => Enum.TryParse<T>(word, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}
