namespace Debrief.Features.Accounts;

/// <summary>A way in that someone chooses: a password, or what the browser answered when it made a passkey.</summary>
public record RecoveryForm : IValidatableObject
{
    [StringLength(Passwords.Longest, MinimumLength = Passwords.Shortest, ErrorMessage = Passwords.TooShort)]
    public string? Password { get; init => field = value is "" ? null : value; }

    [StringLength(Passkeys.CredentialLimit)]
    public string? Credential { get; init => field = value is "" ? null : value; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Password is null && Credential is null) yield return new("Choose a password, or make a passkey.", [nameof(Password)]);
    }
}

public sealed record OpenAccountForm : RecoveryForm
{
    [Required, StringLength(Person.NameLimit)] public string Name { get; init; } = "";
    [Required, EmailAddress, StringLength(Person.EmailLimit)] public string Email { get; init; } = "";
}

public sealed record NewPasskeyForm
{
    [Required, StringLength(Person.NameLimit)] public string Name { get; init; } = "";
    [Required, EmailAddress, StringLength(Person.EmailLimit)] public string Email { get; init; } = "";
}
