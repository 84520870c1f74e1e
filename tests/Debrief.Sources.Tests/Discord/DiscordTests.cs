using Debrief.Sources.Tests.Harness;
using Debrief.Sources.Tests.Payloads;

namespace Debrief.Sources.Tests.Discord;

public sealed class DiscordTests
{
    [Fact]
    public void A_channel_is_read_message_by_message_with_nicknames_replies_and_what_is_attached()
    {
        var reading = Reading.Of(Samples.All["Discord"]);
        var (said, call) = (reading.Events[0], reading.Events[1]);

        Assert.Equal(("rolled back\nT\na: b\n[file: g.png]", "Noor", "ops", EventKind.Action), (said.Text, said.Actor?.Name, said.Channel, said.Kind));
        Assert.Equal((new DateTimeOffset(2026, 3, 2, 14, 4, 0, 500, TimeSpan.Zero), "2026-03-02T15:04:00.5+01:00"), (said.At, said.OriginalTime));
        Assert.NotNull(said.ReplyTo);
        Assert.Equal((EventKind.Communication, TimeSpan.FromHours(1)), (call.Kind, call.Until - call.At));
    }

    [Fact]
    public void A_message_that_was_exported_again_after_an_edit_is_one_told_as_edited()
    {
        var before = Samples.All["Discord"].Replace("\"timestampEdited\":\"2026-03-02T15:05:00+01:00\"", "\"timestampEdited\":null", StringComparison.Ordinal).Replace("rolled back", "roling bak", StringComparison.Ordinal);
        var result = Given.Reading(Given.Text(Samples.All["Discord"], "new.json"), Given.Text(before, "old.json"));

        Assert.StartsWith("rolled back", result.Events[0].Text, StringComparison.Ordinal);
        Assert.Equal((2, 2), (result.Events.Count, result.Events[0].Evidence.Count));
    }

    [Fact]
    public void Tables_are_read_with_quotes_and_line_breaks_and_a_bad_row_costs_itself()
    {
        var reading = Reading.Of("\uFEFFAuthorID,Author,Date,Content,Attachments,Reactions\r\n\"5\",\"Noor\",\"2026-03-02T15:04:00.0000000+01:00\",\"checkout is \"\"down\"\"\nfor everyone\",\"https://cdn.example/a/g.png?ex=1\",\"\"\r\n\"5\",\"Noor\",\"yesterday\",\"x\",\"\",\"\"\r\n");

        Assert.Equal(("checkout is \"down\"\nfor everyone\n[file: g.png]", new DateTimeOffset(2026, 3, 2, 14, 4, 0, TimeSpan.Zero)), (reading.Only.Text, reading.Only.At));
        Assert.Equal("line 4", Assert.Single(reading.Warnings).Record);
    }
}
