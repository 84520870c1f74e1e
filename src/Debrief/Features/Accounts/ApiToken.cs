using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Debrief.Features.Accounts;

/// <summary>Lets a program act for a person, for a while and no further than it says. The database holds only a hash of its secret.</summary>
public sealed class ApiToken
{
    public const int NameLimit = 80, LongestDays = 365;

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid AccountId { get; init; }
    public Account Account { get; private init; } = null!;
    public required string Name { get; init; }
    public required byte[] SecretHash { get; init; }

    /// <summary>False: it reads what the person may read and changes nothing.</summary>
    public required bool MayWrite { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? LastUsedAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }

    public bool IsOpenAt(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;

    /// <summary>With a fresh secret of 256 bits, which is shown once and never stored or logged.</summary>
    public static (ApiToken Token, string Secret) New(Guid account, string name, bool mayWrite, DateTimeOffset now, int days)
    {
        var secret = $"debrief_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32))}";
        return (new() { AccountId = account, Name = name.Trim(), SecretHash = HashOf(secret), MayWrite = mayWrite, CreatedAt = now, ExpiresAt = now.AddDays(days) }, secret);
    }

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

/// <summary>What a request with an Idempotency-Key was answered, so that the same request again is answered the same and done once.</summary>
public sealed class IdempotentAnswer
{
    public const int KeyLimit = 200;

    public required Guid TokenId { get; init; }
    public required string Key { get; init; }
    public required byte[] RequestHash { get; init; }
    public required DateTimeOffset At { get; init; }
    public int Status { get; set; }
    public string Body { get; set; } = "";
    public string? Location { get; set; }
    public string? Tag { get; set; }
    public string? Type { get; set; }
}

internal sealed class ApiTokenMapping : IEntityTypeConfiguration<ApiToken>, IEntityTypeConfiguration<IdempotentAnswer>
{
    public void Configure(EntityTypeBuilder<ApiToken> entity)
    {
        entity.ToTable("api_tokens");
        entity.Property(token => token.Name).HasMaxLength(ApiToken.NameLimit);
        entity.HasIndex(token => token.SecretHash).IsUnique();
        entity.Property<uint>("Version").IsRowVersion();
        entity.HasOne(token => token.Account).WithMany().HasForeignKey(token => token.AccountId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<IdempotentAnswer> entity)
    {
        entity.ToTable("idempotent_answers");
        entity.HasKey(answer => new { answer.TokenId, answer.Key });
        entity.Property(answer => answer.Key).HasMaxLength(IdempotentAnswer.KeyLimit);
        entity.HasOne<ApiToken>().WithMany().HasForeignKey(answer => answer.TokenId).OnDelete(DeleteBehavior.Cascade);
    }
}
