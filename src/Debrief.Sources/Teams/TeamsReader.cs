using System.Text.Json;
using Debrief.Sources.Payloads;

namespace Debrief.Sources.Teams;

/// <summary>Microsoft Teams: messages of channels and chats as Graph answers them, alone or in pages, and as export tools write them down, with capital letters.</summary>
internal sealed class TeamsReader : PayloadReader
{
    public override string Name => "teams";

    protected internal override IReadOnlyCollection<string> Streamed => ["value"];

    public override int Knows(Payload payload) => Messages(payload.Body).Any() ? 85 : 0;

    public override IEnumerable<Finding> Read(Payload payload) => Messages(payload.Body).SelectMany(json => new TeamsMessage(json).All());

    private static IEnumerable<JsonElement> Messages(JsonElement body) => new[] { body }.Concat(body.Items("value")).Concat(body.Items("messages")).Where(TeamsMessage.Is);
}
