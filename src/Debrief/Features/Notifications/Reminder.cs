using Debrief.Features.ActionItems;
using Debrief.Features.Incidents;

namespace Debrief.Features.Notifications;

/// <summary>That somebody was to be reminded of something, decided once: its key is the whole of it, so a second decision cannot be written.</summary>
public sealed class Reminder
{
    public required Guid ActionItemId { get; init; }
    public ActionItem ActionItem { get; private init; } = null!;
    public required Guid PersonId { get; init; }
    public required ReminderKind Kind { get; init; }
    public required DateOnly On { get; init; }
    public required Guid MailId { get; init; }
}

/// <summary>A mail that waits to be sent, or was. Its words are made when it is sent, from what is true and may be seen by then.</summary>
public sealed class OutgoingMail
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid PersonId { get; init; }
    public Person Person { get; private init; } = null!;

    /// <summary>The person's day that it is the digest of.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The same at every attempt, so that a mail that arrives twice is one mail to whoever reads it.</summary>
    public required string MessageId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public int Attempts { get; private set; }
    public required DateTimeOffset NextAttemptAt { get; set; }
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Nothing of it was left to say.</summary>
    public DateTimeOffset? DroppedAt { get; private set; }

    /// <summary>What the mail server said last.</summary>
    public string? Problem { get; private set; }
    public List<Reminder> Reminders { get; private init; } = [];

    public void Sent(DateTimeOffset now) => (SentAt, Problem, Attempts) = (now, null, Attempts + 1);

    public void Drop(DateTimeOffset now) => DroppedAt = now;

    /// <summary>Kept, and tried again: after a minute, two, four, then every hour, for as long as it takes.</summary>
    public void Failed(string problem, DateTimeOffset now)
    {
        Attempts++;
        (Problem, NextAttemptAt) = (problem.Length > 500 ? problem[..500] : problem, now + TimeSpan.FromMinutes(Math.Min(60, 1 << Math.Min(Attempts - 1, 6))));
    }
}

/// <summary>Not now, and why; the reason is what the person who checks reads.</summary>
public sealed class Snooze
{
    public required Guid ActionItemId { get; init; }
    public required Guid PersonId { get; init; }
    public Person Person { get; private init; } = null!;
    public DateOnly Until { get; set; }
    public string Reason { get; set; } = "";
    public DateTimeOffset At { get; set; }
}

/// <summary>Who looks at an incident's actions once a week, where it is not its lead.</summary>
public sealed class WeeklyCheck
{
    public required Guid IncidentId { get; init; }
    public required Guid PersonId { get; set; }
    public Person Person { get; private init; } = null!;
}

internal sealed class NotificationsMapping :
    IEntityTypeConfiguration<Reminder>, IEntityTypeConfiguration<OutgoingMail>, IEntityTypeConfiguration<Snooze>, IEntityTypeConfiguration<WeeklyCheck>, IEntityTypeConfiguration<WorkingHours>
{
    public void Configure(EntityTypeBuilder<Reminder> entity)
    {
        entity.ToTable("reminders");
        entity.HasKey(reminder => new { reminder.ActionItemId, reminder.PersonId, reminder.Kind, reminder.On });
        entity.HasIndex(reminder => reminder.On);
        entity.HasOne(reminder => reminder.ActionItem).WithMany().HasForeignKey(reminder => reminder.ActionItemId).OnDelete(DeleteBehavior.Cascade);
        entity.HasOne<Person>().WithMany().HasForeignKey(reminder => reminder.PersonId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<OutgoingMail> entity)
    {
        entity.ToTable("outgoing_mails");
        entity.HasIndex(mail => mail.NextAttemptAt).HasFilter("sent_at is null and dropped_at is null");
        entity.HasIndex(mail => new { mail.PersonId, mail.On });
        entity.Property<uint>("Version").IsRowVersion();
        entity.HasOne(mail => mail.Person).WithMany().HasForeignKey(mail => mail.PersonId).OnDelete(DeleteBehavior.Cascade);
        entity.HasMany(mail => mail.Reminders).WithOne().HasForeignKey(reminder => reminder.MailId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Snooze> entity)
    {
        entity.ToTable("snoozes");
        entity.HasKey(snooze => new { snooze.ActionItemId, snooze.PersonId });
        entity.HasOne<ActionItem>().WithMany().HasForeignKey(snooze => snooze.ActionItemId).OnDelete(DeleteBehavior.Cascade);
        entity.HasOne(snooze => snooze.Person).WithMany().HasForeignKey(snooze => snooze.PersonId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<WeeklyCheck> entity)
    {
        entity.ToTable("weekly_checks");
        entity.HasKey(check => check.IncidentId);
        entity.HasOne<Incident>().WithMany().HasForeignKey(check => check.IncidentId).OnDelete(DeleteBehavior.Cascade);
        entity.HasOne(check => check.Person).WithMany().HasForeignKey(check => check.PersonId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<WorkingHours> entity)
    {
        entity.ToTable("working_hours");
        entity.HasKey(hours => hours.PersonId);
        entity.HasOne<Person>().WithMany().HasForeignKey(hours => hours.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal static class NotificationQueries
{
    extension(DebriefDb db)
    {
        public DbSet<Reminder> Reminders => db.Set<Reminder>();
        public DbSet<OutgoingMail> OutgoingMails => db.Set<OutgoingMail>();
        public DbSet<Snooze> Snoozes => db.Set<Snooze>();
        public DbSet<WeeklyCheck> WeeklyChecks => db.Set<WeeklyCheck>();
        public DbSet<WorkingHours> WorkingHours => db.Set<WorkingHours>();
    }
}
