using Debrief.Features.Incidents;
using Debrief.Ui;

namespace Debrief.Features.Timeline;

/// <summary>Takes an import back: the wrong file, the wrong clock, too many channels. What people made something of stays, with its records.</summary>
internal static class Withdrawal
{
    public static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> Post(
        int number, Guid id, CurrentUser user, DebriefDb db, HttpContext http, TimeProvider clock, CancellationToken ct)
    {
        if (await db.IncidentsSeenBy(user).FindByNumberAsync(number, ct) is not { } incident) return TypedResults.NotFound();
        if (await db.Uploads.Of(incident).SingleOrDefaultAsync(upload => upload.Id == id, ct) is not { } upload) return TypedResults.NotFound();
        if (upload.Withdraw() is { } refusal) return refusal.ToProblem();

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.OneImportAtATimeAsync(incident.Id, ct);
        var removed = await db.RemoveWhatCameAsync(upload, ct);
        var kept = await db.Evidence.Where(evidence => evidence.UploadId == upload.Id).Select(evidence => evidence.EventId).Distinct().CountAsync(ct);
        db.Record(incident.Id, user, "upload.withdrawn", clock.Now, new { upload.Id, upload.Name, removed, kept });
        await db.ProposeAsync(incident.Id, ct);
        await transaction.CommitAsync(ct);

        Toast.Say(http, kept == 0
            ? $"{Wording.Count(removed, "event")} taken back. The file is still here: load it again, or remove it."
            : $"{Wording.Count(removed, "event")} taken back; {Wording.Count(kept, "event")} that somebody picked or worked on stayed.");
        return TypedResults.Redirect($"{incident.Path}/imports/{upload.Id}");
    }

    private static async Task<int> RemoveWhatCameAsync(this DebriefDb db, Upload upload, CancellationToken ct)
    {
        var (events, evidence, attachments, milestones, decisions) = (db.TimelineEvents, db.Evidence, db.Attachments, db.Milestones, db.Set<DecisionPoint>());
        var untouched = events.Where(@event =>
            @event.IncidentId == upload.IncidentId && @event.PickedAt == null && @event.EditedBy == null && @event.AddedBy == null && @event.MergedIntoId == null
            && !events.Any(part => part.MergedIntoId == @event.Id)
            && !decisions.Any(decision => decision.EventId == @event.Id)
            && !attachments.Any(attachment => attachment.EventId == @event.Id)
            && !milestones.Any(milestone => milestone.EventId == @event.Id && milestone.State != MilestoneState.Proposed));

        var removed = await untouched
            .Where(@event => evidence.Any(record => record.EventId == @event.Id && record.UploadId == upload.Id) && !evidence.Any(record => record.EventId == @event.Id && record.UploadId != upload.Id))
            .ExecuteDeleteAsync(ct);
        // What another import tells too stays, without the records of this one.
        await evidence.Where(record => record.UploadId == upload.Id && untouched.Any(@event => @event.Id == record.EventId)).ExecuteDeleteAsync(ct);
        return removed;
    }
}
