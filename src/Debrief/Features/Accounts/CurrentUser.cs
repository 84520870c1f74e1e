using System.Reflection;
using System.Security.Claims;

namespace Debrief.Features.Accounts;

/// <summary>Who is asking. Every query that shows something of an incident takes one.</summary>
public sealed record CurrentUser(Guid PersonId, string Name, Role Role)
{
    public const string PersonClaim = "person";
    public const string SessionClaim = "session";

    public bool IsAdministrator => Role == Role.Administrator;
    public bool MayWrite => Role >= Role.Member;

    /// <summary>The first letters of the name, for a small round sign.</summary>
    public string Initials => string.Concat(Name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2).Select(word => char.ToUpperInvariant(word[0])));

    public static CurrentUser? From(ClaimsPrincipal principal) =>
        principal.FindFirstValue(PersonClaim) is { } person && Enum.TryParse<Role>(principal.FindFirstValue(ClaimTypes.Role), out var role)
            ? new(Guid.Parse(person), principal.Identity?.Name ?? "", role)
            : null;

    public static ValueTask<CurrentUser?> BindAsync(HttpContext http, ParameterInfo _) => ValueTask.FromResult(From(http.User));
}
