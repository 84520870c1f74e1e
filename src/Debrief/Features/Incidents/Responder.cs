namespace Debrief.Features.Incidents;

/// <summary>Someone who took part in the response, and as what.</summary>
public sealed class Responder
{
    public required Guid IncidentId { get; init; }
    public required Guid PersonId { get; set; }
    public Person Person { get; private init; } = null!;

    /// <summary>In people's words: incident commander, scribe, database. Empty when it does not matter.</summary>
    public string Role { get; set => field = value.Trim(); } = "";
}

/// <summary>Someone who may see a restricted incident.</summary>
public sealed class Viewer
{
    public required Guid IncidentId { get; init; }
    public required Guid PersonId { get; set; }
    public Person Person { get; private init; } = null!;
}
