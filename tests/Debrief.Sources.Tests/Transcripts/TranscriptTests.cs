using System.Text;
using Debrief.Sources.Tests.Harness;
using Debrief.Sources.Tests.Payloads;
using FsCheck;
using FsCheck.Fluent;

namespace Debrief.Sources.Tests.Transcripts;

public sealed class TranscriptTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);
    private static readonly ReadOptions Began = new() { StartedAt = Start };

    private const string Zoom = """
        WEBVTT

        1
        00:00:05.000 --> 00:00:07.500
        Noor Blom: Checkout is down

        2
        00:00:07.500 --> 00:00:09.000
        for everyone.

        3
        00:00:10.000 --> 00:00:11.000
        Ilse (on call): I'm on it
        """;

    private static string At(SourceEvent found) => found.At.ToString("HH:mm:ss.FFF", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void What_one_speaker_says_on_end_is_one_turn_placed_from_the_start()
    {
        var reading = Reading.Of(Zoom, Began);

        Assert.Equal(["Noor Blom: Checkout is down for everyone.", "Ilse (on call): I'm on it"], reading.Events.Select(found => $"{found.Actor?.Name}: {found.Text}"));
        Assert.Equal(("14:00:05", "00:00:05.000 after the start", EventKind.FirstSignal), (At(reading.Events[0]), reading.Events[0].OriginalTime, reading.Events[0].Kind));
        Assert.StartsWith("00:00:05.000 -->", reading.RawOf(reading.Events[0]), StringComparison.Ordinal);
        Assert.EndsWith("for everyone.", reading.RawOf(reading.Events[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_start_it_is_asked_for_and_nothing_is_guessed() =>
        Assert.Contains("Say when it began", Assert.Throws<SourceException>(() => Reading.Of(Zoom)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_name_that_Zoom_gave_the_file_says_when_it_began_and_that_is_said()
    {
        using var file = Given.Text(Zoom, "GMT20260302-140000_Recording.transcript.vtt");
        var result = Given.Reading(file);

        Assert.Equal("14:00:05", At(result.Events[0]));
        Assert.Contains("by the name of the file", Assert.Single(result.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Voices_of_Teams_overlap_and_carry_entities()
    {
        var reading = Reading.Of("\uFEFFWEBVTT\r\n\r\nab-1/12-0\r\n0:0:1.0 --> 0:0:3.0\r\n<v Mu&#241;oz, Ana (Contractor)>the queue is &lt;long&gt;</v>\r\n\r\nab-1/13-0\r\n00:00:02.500 --> 00:00:04.000\r\n<v Ilse>looking</v>\r\n", Began);

        Assert.Equal([("Muñoz, Ana (Contractor)", "the queue is <long>", "14:00:01"), ("Ilse", "looking", "14:00:02.5")], reading.Events.Select(found => (found.Actor!.Name, found.Text, At(found))));
    }

    [Theory]
    [InlineData("1\n00:00:01,500 --> 00:00:02,000\nfirst\n\n2\n00:01:02,000 --> 00:01:03,000\nsecond\n", "14:00:01.5", "14:01:02")]
    [InlineData("0:00:01.500,0:00:02.000\nfirst\n\n0:01:02.000,0:01:03.000\nsecond\n", "14:00:01.5", "14:01:02")]
    [InlineData("WEBVTT\n\n-00:00:01.500 --> 00:00:02.000\nfirst\n\n01:02.000 --> 01:03.000\nsecond", "13:59:58.5", "14:01:02")]
    public void Srt_sbv_and_negative_offsets_are_read(string text, string first, string second) =>
        Assert.Equal([$"{first} first", $"{second} second"], Reading.Of(text, Began).Events.Select(found => $"{At(found)} {found.Text}"));

    [Fact]
    public void Broken_cues_cost_themselves_and_are_named_by_line_and_notes_are_passed_over()
    {
        var reading = Reading.Of("WEBVTT - title\n\nNOTE\nabout 00:00:09.000 --> nothing\n\nSTYLE\n::cue {}\n\n1\n00:00:01.000 --> 00:00:02.000\nkept\n2\n00:xx:03.000 --> 00:00:04.000\nlost\n\n3\n00:00:07.000 --> 00:00:06.000\nbackwards\n", Began);

        Assert.Equal(["kept", "backwards"], reading.Events.Select(found => found.Text));
        Assert.Equal(["line 13", "line 17"], reading.Warnings.Select(warning => warning.Record));
        Assert.Single(reading.Skips);
    }

    [Fact]
    public void Words_that_stand_in_no_cue_are_named_and_kept_as_evidence()
    {
        var reading = Reading.Of("1\n00:00:01,000 --> 00:00:02,000\nfirst\n\n2\nwithout a time\nand more\n\n3\n00:00:07,000 --> 00:00:08,000\nthird\n", Began);

        Assert.Equal(["first", "third"], reading.Events.Select(found => found.Text));
        Assert.Equal(("line 5", "2\nwithout a time\nand more"), (Assert.Single(reading.Warnings).Record, Encoding.UTF8.GetString(reading.Bytes, (int)reading.Skips[0].Record.Raw.Offset, reading.Skips[0].Record.Raw.Length)));
    }

    [Fact]
    public void Captions_that_roll_are_told_once()
    {
        var reading = Reading.Of("WEBVTT\nKind: captions\n\n00:00:01.000 --> 00:00:03.000\nthe<00:00:01.400><c> queue</c>\n\n00:00:03.000 --> 00:00:03.010\nthe queue\n\n00:00:03.010 --> 00:00:05.000\nthe queue\nis long\n", Began);

        Assert.Equal(["the queue", "is long"], reading.Events.Select(found => found.Text));
        Assert.Equal("a caption that only shows the line before it again", Assert.Single(reading.Skips).Why);
    }

    private const string Meet = """
        # Checkout call – 2026/10/24 15:51 BST – Transcript
        ### Attendees

        Noor Blom, Ilse

        #### _This editable transcript was computer generated and might contain errors._

        Noor Blom: Checkout is down: all of it.

        00:05:00

        Ilse: I'm on it

        and I look at https://example.org now

        Meeting ended after 00:09:55
        """;

    [Fact]
    public void Meets_document_says_when_it_began_and_its_turns_are_rough()
    {
        var reading = Reading.Of(Meet);

        Assert.Equal([("Noor Blom", "14:51:00"), ("Ilse", "14:56:00"), ("Ilse", "14:56:00")], reading.Events.Select(found => (found.Actor!.Name, At(found))));
        Assert.All(reading.Events, found => Assert.Equal(TimePrecision.Approximate, found.Precision));
        Assert.Contains("as the transcript says it began (2026-10-24 14:51Z)", Assert.Single(reading.Warnings).Message, StringComparison.Ordinal);
        Assert.Contains("14:00:00Z was chosen", Assert.Single(Reading.Of(Meet, Began).Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Meets_newer_document_without_attendees_is_read_too() =>
        Assert.Equal(["14:00:00 Noor: Checkout is down.", "14:01:12 Ilse: I'm on it"],
            Reading.Of("Mar 2, 2026\nCheckout call - Transcript\n00:00:00\n\nNoor: Checkout is down.\n00:01:12\n\nIlse: I'm on it\nTranscription ended after 00:19:21\n", Began).Events.Select(found => $"{At(found)} {found.Actor!.Name}: {found.Text}"));

    [Theory]
    [InlineData("Unknown Speaker  0:00  \nThanks for joining.\n\nJohn Q. Public  1:02:33\nRolling back\nnow.\n\nTranscribed by https://otter.ai\n")]
    [InlineData("**Unknown Speaker** [0:00 ]\nThanks for joining.\n\n**John Q. Public** [1:02:33]  \nRolling back\n\nnow.\n")]
    public void Otters_text_is_read_as_it_is_and_tidied(string text) =>
        Assert.Equal(["14:00:00 Unknown Speaker: Thanks for joining.", "15:02:33 John Q. Public: Rolling back now."], Reading.Of(text, Began).Events.Select(found => $"{At(found)} {found.Actor!.Name}: {found.Text}"));

    [Fact]
    public void The_chat_beside_a_recording_keeps_answers_and_reactions_apart()
    {
        var reading = Reading.Of("00:13:46\tNoor | ops:\tis checkout down for anyone else?\n00:14:00\tIlse:\tReplying to \"is checkout down...\"\n\nHere too\n00:14:01\tNoor | ops:\tReacted to \"Here too\" with 👍\n", Began);

        Assert.Equal(["is checkout down for anyone else?", "Here too", "Reacted to \"Here too\" with 👍"], reading.Events.Select(found => found.Text));
        Assert.Equal((reading.Events[0].Id, "14:14:00"), (reading.Events[1].ReplyTo, At(reading.Events[1])));
        Assert.False(reading.Events[2].Proposed);
    }

    [Fact]
    public void A_saved_chat_has_the_clock_on_the_wall_and_asks_for_the_day()
    {
        const string Chat = "23:59:31 From Noor to Everyone:\n\tpaging storage\n00:01:02\t From  Ilse : thanks\n";
        var berlin = new ReadOptions { Date = new DateOnly(2026, 3, 2), Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") };

        Assert.Equal(["2026-03-02T22:59:31", "2026-03-02T23:01:02"], Reading.Of(Chat, berlin).Events.Select(found => found.At.ToString("yyyy-MM-dd'T'HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Contains("Name the day", Assert.Throws<SourceException>(() => Reading.Of(Chat)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_hints_at_a_gap_becomes_a_note_beside_the_words_with_the_quote_and_its_time()
    {
        var reading = Reading.Of("WEBVTT\n\n00:20:00.000 --> 00:20:09.000\nNoor: Right. I assumed the failover was automatic. And the dashboard looked normal.\n\n00:21:00.000 --> 00:21:09.000\nIlse: I didn't know that billing was connected to the cache\n", Began);

        Assert.Equal(
            [("Noor", "Possible documentation gap: “I assumed the failover was automatic.”"), ("Noor", "Possible monitoring gap: “And the dashboard looked normal.”"), ("Ilse", "Possible complexity gap: “I didn't know that billing was connected to the cache”")],
            reading.Events.Where(found => found.Kind == EventKind.Note).Select(found => (found.Actor!.Name, found.Text)));
        Assert.Equal(5, reading.Events.Count);
        Assert.Equal(("14:20:00", reading.Events[0].Id), (At(reading.Events[1]), reading.Events[1].ReplyTo));
        Assert.Contains("I assumed the failover was automatic.", reading.Events[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hint_that_a_caption_cuts_in_two_is_heard_once() =>
        Assert.Equal("Possible complexity gap: “so nobody knew, and I didn't know that the cache was connected to billing.”",
            Reading.Of("WEBVTT\n\n00:01.000 --> 00:03.000\nso nobody knew, and I didn't know that\n\n00:03.000 --> 00:05.000\nthe cache was connected to billing.\n", Began).Events.Single(found => found.Kind == EventKind.Note).Text);

    [Fact]
    public void The_same_transcript_twice_adds_nothing()
    {
        var result = Given.Reading(Began, Given.Text(Zoom, "a.vtt"), Given.Text(Zoom, "b.vtt"));

        Assert.Equal((2, 2), (result.Stats.Events, result.Stats.Duplicates));
    }

    [Fact]
    public void Any_offset_comes_back_as_it_was_written()
    {
        Prop.ForAll(Gen.Choose(0, 99 * 3_600_000).ToArbitrary(), milliseconds =>
        {
            var offset = TimeSpan.FromMilliseconds(milliseconds);
            var text = $"WEBVTT\n\n{(int)offset.TotalHours:00}:{offset.Minutes:00}:{offset.Seconds:00}.{offset.Milliseconds:000} --> 99:59:59.999\nNoor: words\n";
            return Reading.Of(text, Began).Only.At == Start + offset;
        }).Check(Config.QuickThrowOnFailure);
    }

    [Theory]
    [InlineData(Zoom)]
    [InlineData(Meet)]
    [InlineData("Noor  0:00\nI assumed a\n\nIlse  0:07\nb\n\nTranscribed by https://otter.ai")]
    [InlineData("00:13:46\tNoor:\ta\n00:14:00\tIlse:\tReplying to \"a\"\n\nb\n")]
    public void Damaged_transcripts_never_throw_and_never_point_outside_of_the_file(string sample)
    {
        var random = new Random(17);
        for (var round = 0; round < 1_000; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(sample);
            for (var change = random.Next(1, 8); change > 0; change--) bytes[random.Next(bytes.Length)] = random.Next(2) == 0 ? (byte)"0123456789:.-> \n\t<v"[random.Next(18)] : (byte)random.Next(256);
            using var file = Given.Bytes(bytes);
            Assert.All(Given.Reading(Began with { Date = new DateOnly(2026, 3, 2) }, file).Events, found => Assert.InRange(found.Evidence[0].Raw.Offset + found.Evidence[0].Raw.Length, 1, bytes.Length));
        }
    }
}
