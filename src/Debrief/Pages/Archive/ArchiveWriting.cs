using System.Security.Cryptography;
using System.Text;
using Debrief.Drafting;
using Debrief.Features.Incidents;
using Debrief.Features.Publishing;
using Debrief.Features.Timeline;
using Debrief.Features.Writeups;
using Debrief.Sources;

namespace Debrief.Pages.Archive;

/// <summary>What every imported file becomes: an incident with the file itself as evidence, its events picked, its text published. Within the caller's transaction.</summary>
internal sealed class ArchiveWriting(DebriefDb db, CurrentUser user, BroughtFile file, PastText source, ArchiveWish wish, DateTimeOffset now)
{
    private Upload? upload;

    public DebriefDb Db => db;
    public CurrentUser User => user;
    public BroughtFile File => file;
    public ArchiveWish Wish => wish;
    public DateTimeOffset Now => now;

    /// <summary>The bytes that events are read from: the file, or what it was as Markdown, which is kept beside it.</summary>
    public byte[] Told { get; } = source.IsAsWritten ? file.Bytes : Encoding.UTF8.GetBytes(source.Markdown);
    public string ToldEntry => source.IsAsWritten ? "" : "as-markdown.md";

    /// <summary>Saves the incident, and the file as it was brought: nothing of it is lost, whatever was understood.</summary>
    public async Task BeginAsync(Incident incident, CancellationToken ct)
    {
        upload = new() { IncidentId = incident.Id, Name = file.Name, Size = file.Bytes.Length, Digest = SHA256.HashData(file.Bytes), ReceivedAt = now, ReceivedById = user.PersonId, ReceivedBy = user.Name };
        upload.Finish(new(0, 0, 0, 0, [], [], 0) { IsArchived = true }, now);
        db.AllIncidents.Add(incident);
        db.Uploads.Add(upload);
        await db.SaveChangesAsync(ct);

        await using var chunks = await ChunkWriter.OpenAsync(db.Connection, upload.Id, ct);
        await chunks.WriteAsync("", new MemoryStream(file.Bytes, writable: false), file.Bytes.Length, null, ct);
        if (!source.IsAsWritten) await chunks.WriteAsync(ToldEntry, new MemoryStream(Told, writable: false), Told.Length, null, ct);
        await chunks.CompleteAsync(ct);
    }

    /// <summary>Writes the events and picks them: they are the timeline that people read.</summary>
    public async Task AddEventsAsync(IReadOnlyList<SourceEvent> events, IReadOnlyList<SourceWarning> warnings, CancellationToken ct)
    {
        var writer = new TimelineWriter(db, upload!, now);
        await writer.WriteAsync(events, ct);
        await db.TimelineEvents.Where(found => found.IncidentId == upload!.IncidentId && found.Proposed)
            .ExecuteUpdateAsync(change => change.SetProperty(found => found.PickedAt, (DateTimeOffset?)now).SetProperty(found => found.PickedById, (Guid?)user.PersonId), ct);
        upload!.Finish(new(events.Count, writer.Added, 0, 0, [], warnings, warnings.Count) { IsArchived = true }, now);
    }

    /// <param name="corrections">What readers were told before; the texts of those days are not in the file, so each stands for the text it has.</param>
    public void Publish(Incident incident, string template, Person? author, string text, DateTimeOffset publishedAt, IReadOnlyList<FileCorrection> corrections)
    {
        var writeup = new Writeup { IncidentId = incident.Id, Template = template, AuthorId = author?.Id, StartedAt = now };
        db.Writeups.Add(writeup);
        if (writeup.Save(0, text, user.PersonId, now) is { } change) db.DocumentChanges.Add(change);

        // Number 1 is the one that nothing corrected yet.
        var number = corrections.Count > 0 ? 2 : 1;
        foreach (var correction in corrections.Where(correction => correction.At != publishedAt)) Add(number++, correction.At, correction.Text);
        Add(number, publishedAt, corrections.FirstOrDefault(correction => correction.At == publishedAt)?.Text);
        incident.Reviewed(publishedAt);

        void Add(int number, DateTimeOffset at, string? correction) => db.Publications.Add(new()
        {
            IncidentId = incident.Id, WriteupId = writeup.Id, Number = number, Version = writeup.Version, Title = incident.Title, Text = writeup.Text,
            PublishedAt = at, PublishedById = user.PersonId, Correction = correction is null ? null : Storable.Text(correction, 300),
        });
    }

    /// <summary>An instant that an incident can have had; anything else is noted and left out.</summary>
    public static DateTimeOffset? Plausible(DateTimeOffset? at, string what, List<string> notes)
    {
        if (at is null or { Year: >= 1970 and <= 2200 }) return at;
        notes.Add($"{what}: {at:yyyy-MM-dd} is no day on which this can have been.");
        return null;
    }
}
