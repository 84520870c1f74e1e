using Debrief.Sources.Payloads;

namespace Debrief.Sources.Sentry;

/// <summary>What somebody wrote on an issue.</summary>
internal static class Comment
{
    public static Finding Read(Delivery delivery)
    {
        var data = delivery.Data;
        var id = $"comment/{data.Text("issue_id")}/{data.Text("comment_id")}";
        if (delivery.Action == "deleted") return new Skip($"{id}/deleted", "a comment was deleted");
        return new Happening(id, Stamp.Of(data.At("timestamp")).Or(delivery.SentAt), EventKind.Note, data.Text("comment")!) { Actor = delivery.Actor, Revision = delivery.Action == "updated" ? 1 : 0 };
    }
}
