using Debrief.Sources.Tests.Payloads;

namespace Debrief.Sources.Tests.Teams;

public sealed class TeamsTests
{
    private static string Message(string content, string more = "", string id = "1772460240000") =>
        $$$"""{"id":"{{{id}}}","messageType":"message","createdDateTime":"2026-03-02T14:04:00Z","from":{"user":{"id":"u1","displayName":"Noor"}},"body":{"contentType":"html","content":"{{{content}}}"},"channelIdentity":{"channelId":"19:c"},"attachments":[]{{{more}}}}""";

    [Theory]
    [InlineData("<p>Rolling back <at id=\\\"0\\\">Ilse</at>&nbsp;now</p>\\n<p>&nbsp;</p>\\n<p>done</p>", "Rolling back @Ilse now\n\ndone")]
    [InlineData("<p>fire <emoji id=\\\"f\\\" alt=\\\"🔥\\\"></emoji></p>", "fire 🔥")]
    [InlineData("<div><img height=\\\"1\\\" src=\\\"https://x.example/i\\\"></div>", "[image]")]
    [InlineData("a &lt; b", "a < b")]
    [InlineData("", "(no text)")]
    public void Html_becomes_words(string content, string text) => Assert.Equal(text, Reading.Of(Message(content)).Only.Text);

    [Fact]
    public void A_reply_finds_its_root_wherever_it_stands_and_an_edit_is_newer()
    {
        var reading = Reading.Of($$"""[{{Message("reply", ""","replyToId":"1772460230000","lastEditedDateTime":"2026-03-02T14:06:00Z" """)}},{{Message("root", id: "1772460230000")}}]""");

        Assert.Equal(reading.Events[1].Id, reading.Events[0].ReplyTo);
        Assert.True(reading.Events[0].Revision > reading.Events[1].Revision);
    }

    [Fact]
    public void Exports_with_capital_letters_tell_the_same_and_a_time_that_cannot_be_read_is_taken_from_the_id()
    {
        var found = Reading.Of(Samples.All["Teams export"].Replace("2026-03-02 14:04", "2nd of March", StringComparison.Ordinal)).Only;

        Assert.Equal((new DateTimeOffset(2026, 3, 2, 14, 4, 0, TimeSpan.Zero), "S\nrolling back", "Noor"), (found.At, found.Text, found.Actor?.Name));
    }

    [Fact]
    public void A_call_is_told_with_its_length_and_housekeeping_is_skipped_with_a_word()
    {
        string System(string type) => $$$"""{"id":"1772460250000","messageType":"systemEventMessage","createdDateTime":"2026-03-02T14:04:10Z","from":null,"body":{"content":"<systemEventMessage/>"},"eventDetail":{"@odata.type":"#microsoft.graph.{{{type}}}EventMessageDetail","callDuration":"PT1H18M2S"}}""";
        var reading = Reading.Of($"[{System("callEnded")},{System("membersAdded")}]");

        Assert.Equal((EventKind.Communication, "Call ended after 1 h 18 min"), (reading.Only.Kind, reading.Only.Text));
        Assert.Equal("a message of Teams itself: members added", Assert.Single(reading.Skips).Why);
    }

    [Fact]
    public void Bots_alerts_cards_and_deleted_messages_are_read()
    {
        var card = Reading.Of(Message("<attachment id=\\\"1\\\"></attachment>").Replace("\"attachments\":[]", """ "attachments":[{"content":"{\"body\":[{\"type\":\"TextBlock\",\"text\":\"[FIRING:1] Queue too long\"}]}"}]""", StringComparison.Ordinal)
            .Replace("{\"user\":", "{\"application\":", StringComparison.Ordinal)).Only;

        Assert.Equal((EventKind.Alert, "[FIRING:1] Queue too long"), (card.Kind, card.Text));
        Assert.Equal("This message was deleted.", Reading.Of(Message("", ""","deletedDateTime":"2026-03-02T14:06:00Z" """)).Only.Text);
    }
}
