using Debrief.Sources.Tests.Payloads;

namespace Debrief.Sources.Tests.Mattermost;

public sealed class MattermostTests
{
    private const string Export = """
        {"type":"version","version":1}
        {"type":"channel","channel":{"team":"harbour","name":"ops","display_name":"Operations"}}
        {"type":"user","user":{"username":"noor","first_name":"Noor","last_name":"Blom"}}
        {"type":"post","post":{"team":"harbour","channel":"ops","user":"noor","message":"checkout is down for everyone :fire:","create_at":1772460240000,"replies":[{"user":"ilse","message":"on it","create_at":1772460241000}]}}
        {"type":"direct_post","direct_post":{"channel_members":["noor","ilse"],"user":"ilse","message":"call me","create_at":1772460250000}}
        """;

    [Fact]
    public void An_export_names_people_and_channels_once_and_its_posts_are_told_with_those_names()
    {
        var reading = Reading.Of(Export);

        Assert.Equal(["checkout is down for everyone 🔥", "on it", "call me"], reading.Events.Select(found => found.Text));
        Assert.Equal(["Noor Blom", "ilse", "ilse"], reading.Events.Select(found => found.Actor?.Name));
        Assert.Equal(["Operations", "Operations", "ilse, noor"], reading.Events.Select(found => found.Channel));
        Assert.Equal((reading.Events[0].Id, EventKind.Ack), (reading.Events[1].ReplyTo, reading.Events[1].Kind));
        Assert.Equal(3, reading.Skips.Count);
    }

    [Fact]
    public void A_chosen_channel_leaves_the_others_out_and_says_so()
    {
        var reading = Reading.Of(Export, new() { Channels = ["operations"] });

        Assert.Equal(2, reading.Events.Count);
        Assert.Contains(reading.Skips, skip => skip.Why == "said in a channel that was not chosen");
    }

    [Fact]
    public void A_page_of_the_API_is_told_in_order_and_a_bots_alert_is_an_alert()
    {
        var reading = Reading.Of(Samples.All["Mattermost page"]);

        Assert.Equal([EventKind.FirstSignal, EventKind.Alert], reading.Events.Select(found => found.Kind));
        Assert.Equal(("bot", reading.Events[0].Id), (reading.Events[1].Actor?.Name, reading.Events[1].ReplyTo));
        Assert.Contains(AlertKey.Of("Queue", firing: true)!, reading.Events[1].SameAs);
    }

    [Fact]
    public void A_post_that_was_deleted_is_shown_as_such_and_not_proposed()
    {
        var deleted = Reading.Of(Samples.All["Mattermost page"].Replace("\"delete_at\":0", "\"delete_at\":1772460299000", StringComparison.Ordinal)).Events[0];

        Assert.Equal(("This message was deleted.", false), (deleted.Text, deleted.Proposed));
    }
}
