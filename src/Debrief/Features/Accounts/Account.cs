using Microsoft.AspNetCore.Identity;

namespace Debrief.Features.Accounts;

/// <summary>What lets a person sign in. The person is who they are; the account is how they come in and what they may do.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public Account() => Id = Guid.CreateVersion7();

    public required Guid PersonId { get; init; }
    public Person Person { get; private init; } = null!;
    public required Role Role { get; set; }
    /// <summary>The time zone this person wants pages in, by its IANA name; null follows the browser.</summary>
    public string? Zone { get; set => field = string.IsNullOrWhiteSpace(value) ? null : value.Trim(); }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>People sign in with their email; it is the account's name too.</summary>
    public void SetEmail(string email, ILookupNormalizer names)
    {
        Email = UserName = email.Trim();
        NormalizedEmail = NormalizedUserName = names.NormalizeEmail(Email);
    }

    /// <summary>It opens nothing any more. Its sessions end with it.</summary>
    public void Close(DateTimeOffset now) => ClosedAt ??= now;

    public void Reopen() => ClosedAt = null;

    public static Account New(Person person, Role role, string email, ILookupNormalizer names, Guid? id = null)
    {
        var account = new Account { Id = id ?? Guid.CreateVersion7(), PersonId = person.Id, Role = role, LockoutEnabled = true, SecurityStamp = Guid.NewGuid().ToString("N") };
        account.SetEmail(email, names);
        return account;
    }
}

public sealed record EmailTaken(string Email) : Refusal($"There is an account with {Email} already. Sign in with it, or ask an administrator for a link that lets you in.");

/// <summary>What an account may do (docs/rights.md). Roles say nothing about who sees a restricted incident: only being named there does.</summary>
public enum Role { Reader, Member, Administrator }

internal sealed class AccountMapping :
    IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<IdentityUserClaim<Guid>>, IEntityTypeConfiguration<IdentityUserLogin<Guid>>,
    IEntityTypeConfiguration<IdentityUserToken<Guid>>, IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public void Configure(EntityTypeBuilder<Account> entity)
    {
        entity.ToTable("accounts");
        entity.Property(account => account.Role).HasConversion<string>();
        entity.Property(account => account.ConcurrencyStamp).IsConcurrencyToken();
        entity.HasIndex(account => account.NormalizedUserName).IsUnique();
        entity.HasIndex(account => account.NormalizedEmail).IsUnique();
        entity.HasIndex(account => account.PersonId).IsUnique();
        entity.HasOne(account => account.Person).WithOne().HasForeignKey<Account>(account => account.PersonId).OnDelete(DeleteBehavior.Restrict);
        entity.HasMany<IdentityUserClaim<Guid>>().WithOne().HasForeignKey(claim => claim.UserId);
        entity.HasMany<IdentityUserLogin<Guid>>().WithOne().HasForeignKey(login => login.UserId);
        entity.HasMany<IdentityUserToken<Guid>>().WithOne().HasForeignKey(token => token.UserId);
        entity.HasMany<IdentityUserPasskey<Guid>>().WithOne().HasForeignKey(passkey => passkey.UserId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> entity) => entity.ToTable("account_claims");

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> entity)
    {
        entity.ToTable("account_logins");
        entity.HasKey(login => new { login.LoginProvider, login.ProviderKey });
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> entity)
    {
        entity.ToTable("account_tokens");
        entity.HasKey(token => new { token.UserId, token.LoginProvider, token.Name });
    }

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> entity)
    {
        entity.ToTable("account_passkeys");
        entity.HasKey(passkey => passkey.CredentialId);
        entity.Property(passkey => passkey.CredentialId).HasMaxLength(1024);
        entity.OwnsOne(passkey => passkey.Data).ToJson("data");
    }
}
