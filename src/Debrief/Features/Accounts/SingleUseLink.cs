using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Debrief.Features.Accounts;

/// <summary>A link that works once and not for long: an invitation, a recovery, the first administrator's sign-in. The database holds only a hash of its secret.</summary>
public sealed class SingleUseLink
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required byte[] SecretHash { get; init; }
    public required LinkPurpose Purpose { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>The account it opens; null for an invitation, which makes one.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>For an invitation: whom, and as what.</summary>
    public Guid? PersonId { get; init; }
    public Role? Role { get; init; }

    public bool IsOpenAt(DateTimeOffset now) => UsedAt is null && now < ExpiresAt;

    public void Use(DateTimeOffset now) => UsedAt = now;

    public static (SingleUseLink Link, string Path) ForFirstAdministrator(DateTimeOffset now) => New(LinkPurpose.FirstAdministrator, now.AddDays(1));

    public static (SingleUseLink Link, string Path) ForInvitation(Person person, Role role, DateTimeOffset now) => New(LinkPurpose.Invitation, now.AddDays(7), person: person, role: role);

    public static (SingleUseLink Link, string Path) ForRecovery(Account account, DateTimeOffset now) => New(LinkPurpose.Recovery, now.AddDays(1), account);

    /// <summary>With a fresh secret of 256 bits in its path, which is shown once and never stored or logged.</summary>
    private static (SingleUseLink Link, string Path) New(LinkPurpose purpose, DateTimeOffset until, Account? account = null, Person? person = null, Role? role = null)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (new() { Purpose = purpose, ExpiresAt = until, SecretHash = HashOf(secret), AccountId = account?.Id, PersonId = person?.Id, Role = role }, $"/link/{secret}");
    }

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

public enum LinkPurpose { FirstAdministrator, Invitation, Recovery }

internal sealed class SingleUseLinkMapping : IEntityTypeConfiguration<SingleUseLink>
{
    public void Configure(EntityTypeBuilder<SingleUseLink> entity)
    {
        entity.ToTable("single_use_links");
        entity.Property(link => link.Purpose).HasConversion<string>();
        entity.Property(link => link.Role).HasConversion<string>();
        // Two people with the same link at the same moment: one is told it was used.
        entity.Property<uint>("Version").IsRowVersion();
        entity.HasIndex(link => link.SecretHash).IsUnique();
        entity.HasOne<Account>().WithMany().HasForeignKey(link => link.AccountId).OnDelete(DeleteBehavior.Cascade);
        entity.HasOne<Person>().WithMany().HasForeignKey(link => link.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
