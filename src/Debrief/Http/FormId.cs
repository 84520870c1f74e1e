namespace Debrief.Http;

/// <summary>What a list of choices sends: an id, or nothing for "none". The framework takes an empty <c>Guid?</c> of a form for an error, so it is read here.</summary>
internal static class FormId
{
    public static Guid? Read(string? chosen) => Guid.TryParse(chosen, out var id) ? id : null;
}
