namespace Debrief.Features.Accounts;

/// <summary>One sign-in on one device. The cookie carries its id; ending the row ends the sign-in at the next request.</summary>
public sealed class Session
{
    /// <summary>Without a request for this long, it has ended.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid AccountId { get; init; }
    public Account Account { get; private init; } = null!;
    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset LastSeenAt { get; set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The browser's own description of itself, cut; for the list of one's sessions only.</summary>
    public string Device { get; init => field = value.Length > 300 ? value[..300] : value; } = "";

    public void End(DateTimeOffset now) => EndedAt ??= now;
}

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> entity)
    {
        entity.ToTable("sessions");
        entity.HasIndex(session => session.AccountId);
        entity.HasOne(session => session.Account).WithMany().HasForeignKey(session => session.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
