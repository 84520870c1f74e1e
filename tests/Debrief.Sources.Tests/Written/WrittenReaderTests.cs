using System.Globalization;
using System.Text;
using Debrief.Sources.Tests.Harness;
using FsCheck;
using FsCheck.Fluent;

namespace Debrief.Sources.Tests.Written;

public class WrittenReaderTests
{
    private static TimelineResult Read(string text, ReadOptions? options = null)
    {
        using var file = Given.Text(text, "notes.txt");
        return Given.Reading(options ?? new ReadOptions(), file);
    }

    private static string Instants(TimelineResult result) => string.Join(' ', result.Events.Select(e => e.At.ToString("MM-dd'T'HH:mm", CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("14:32 - x")]
    [InlineData("14:32 – x")]
    [InlineData("14:32: x")]
    [InlineData("- **14:32 UTC** x")]
    [InlineData("| 14:32 | x |")]
    [InlineData("[14:32] x")]
    [InlineData("2:32pm x")]
    [InlineData("2:32 PM - x")]
    [InlineData("1. 14:32 x")]
    [InlineData("### 14:32\n\nx")]
    [InlineData("14:32\nx")]
    [InlineData("At 2026/05/12 2:32pm UTC, x")]
    [InlineData("2026-05-12T16:32:00+02:00 x")]
    [InlineData("12.05.2026 14:32 x")]
    [InlineData("12 May 2026, 14:32 x")]
    [InlineData("May 12th, 2026 14:32 UTC - x")]
    [InlineData("07:32 PDT - x")]
    [InlineData("16:32 (UTC+2) x")]
    public void However_a_line_begins_its_instant_and_words_are_found(string line)
    {
        var told = Assert.Single(Read($"2026-05-12, times in UTC\n{line}\n").Events);
        Assert.Equal(("05-12T14:32", "x"), (told.At.ToString("MM-dd'T'HH:mm", CultureInfo.InvariantCulture), told.Text));
    }

    [Theory]
    [InlineData("~14:32 x", TimePrecision.Approximate)]
    [InlineData("ca. 14:32 x", TimePrecision.Approximate)]
    [InlineData("2pm-ish x", TimePrecision.Approximate)]
    [InlineData("14:32:05 x", TimePrecision.Second)]
    [InlineData("14:32-14:40 x", TimePrecision.Range)]
    [InlineData("14:32 – 14:40: x", TimePrecision.Range)]
    [InlineData("14:32 x", TimePrecision.Minute)]
    public void How_exactly_the_time_is_known_is_kept(string line, TimePrecision precision) => Assert.Equal(precision, Assert.Single(Read($"# 2026-05-12 times UTC\n{line}").Events).Precision);

    [Fact]
    public void Midnight_rolls_the_day_and_a_small_step_back_is_said()
    {
        var result = Read("2026-05-12 times in UTC\n23:50 a\n00:10 b\n00:05 c\n");
        Assert.Equal("05-12T23:50 05-13T00:05 05-13T00:10", Instants(result));
        Assert.Contains(result.Warnings, w => w.Record == "line 4" && w.Message.Contains("earlier", StringComparison.Ordinal));
    }

    [Fact]
    public void A_day_without_a_year_follows_the_heading_across_new_year()
    {
        Assert.Equal("12-31T23:50 01-01T00:20", Instants(Read("# Incident 2025-12-31 (times UTC)\n## Dec 31\n23:50 a\n## Jan 1\n00:20 b\n")));
        Assert.Equal(2026, Read("# Incident 2025-12-31 (times UTC)\n## Dec 31\n23:50 a\n## Jan 1\n00:20 b\n").Events[1].At.Year);
    }

    [Fact]
    public void Without_a_zone_it_is_UTC_with_a_warning_and_the_chosen_zone_needs_none()
    {
        Assert.Contains(Read("2026-07-01\n12:00 x").Warnings, w => w.Message.Contains("read as UTC", StringComparison.Ordinal));
        var london = Read("2026-07-01\n12:00 x", new ReadOptions { Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London") });
        Assert.Equal(("07-01T11:00", 0), (Instants(london), london.Warnings.Count));
    }

    [Fact]
    public void A_clock_change_is_said_and_not_guessed()
    {
        var berlin = new ReadOptions { Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") };
        var gap = Read("2026-03-29\n01:59 a\n02:30 b\n03:01 c", berlin);
        Assert.Equal("03-29T00:59 03-29T01:01 03-29T01:30", Instants(gap));
        Assert.Contains(gap.Warnings, w => w.Record == "line 3" && w.Message.Contains("never was", StringComparison.Ordinal));
        var fold = Read("2026-10-25\n02:50 a\n02:10 b\n02:10 CET c", berlin);
        Assert.Equal("10-25T00:50 10-25T01:10 10-25T01:10", Instants(fold));
        Assert.Equal(2, fold.Warnings.Count(w => w.Message.Contains("came twice", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("All times in PST", "07-01T20:00", "did not show PST")]
    [InlineData("All times in PST (UTC-7)", "07-01T19:00", "contradicts itself")]
    [InlineData("All times in IST", "07-01T06:30", "India")]
    public void Doubtful_zone_statements_are_kept_as_stated_and_said(string statement, string instant, string warning)
    {
        var result = Read($"# 2026-07-01\n{statement}\n12:00 x");
        Assert.Equal(instant, Instants(result));
        Assert.Contains(result.Warnings, w => w.Message.Contains(warning, StringComparison.Ordinal));
    }

    [Fact]
    public void Times_without_any_date_ask_for_it_and_take_it_from_the_options()
    {
        Assert.Contains("carry no date", Assert.Single(Read("14:32 - x").Unreadable).Message, StringComparison.Ordinal);
        Assert.Equal("05-12T14:32", Instants(Read("14:32 - x", new ReadOptions { Date = new DateOnly(2026, 5, 12), Zone = TimeZoneInfo.Utc })));
    }

    [Fact]
    public void Only_the_timeline_section_of_a_write_up_tells_events_and_an_empty_template_tells_none()
    {
        Assert.Equal("05-12T14:32", Instants(Read("# 2026-05-12 Outage\n## Summary\n09:00 is when we met.\n## Timeline\nTimes are in UTC\n- 14:32 x\n## Actions\n- 2026-06-01 10:00 fix\n")));
        Assert.Empty(Read("# Title\n## Timeline\nAll times in UTC.\n| Time | Event |\n|---|---|\n| 20xx-MM-DD HH:mm | Short event |\n").Events);
    }

    [Fact]
    public void A_row_of_a_table_whose_time_cannot_be_read_is_named_and_a_table_without_times_is_about_something_else()
    {
        var result = Read("2026-05-12 UTC\n\n| Time | What |\n|---|---|\n| 09:01 UTC | queue is old |\n| later | wrote it up |\n\n| Action | Owner |\n|---|---|\n| Renew it | Tom |\n");

        Assert.Equal("05-12T09:01", Instants(result));
        Assert.Equal(("line 6", "The time “later” cannot be read; the row was left out."), (Assert.Single(result.Warnings).Record, result.Warnings[0].Message));
        Assert.Equal(1, result.Stats.Skipped);
    }

    [Fact]
    public void Tables_of_spreadsheets_are_read_with_their_own_names_separators_and_quotes()
    {
        var result = Read("\uFEFFZeit;Wer;Was\r\n2026-05-12 14:32;Änne;\"Rollback; \"\"3.2\"\"\r\nläuft\"\r\n2026-05-12 14:40;ben;ok\r\nnie;x;y\r\n", new ReadOptions { Zone = TimeZoneInfo.Utc });
        Assert.Equal(["Rollback; \"3.2\"\r\nläuft", "ok"], result.Events.Select(e => e.Text));
        Assert.Equal("Änne", result.Events[0].Actor!.Name);
        Assert.Equal("line 5", Assert.Single(result.Warnings).Record);
        var span = result.Events[0].Evidence[0].Raw;
        Assert.Equal(3 + "Zeit;Wer;Was\r\n".Length, span.Offset);
    }

    [Fact]
    public void Old_encodings_are_read_and_said()
    {
        using var western = Given.Bytes([.. "2026-05-12 UTC times\n14:32 - St"u8, 0xF6, .. "rung\n"u8]);
        var result = Given.Reading(western);
        Assert.Equal("Störung", Assert.Single(result.Events).Text);
        Assert.Contains(result.Warnings, w => w.Message.Contains("Windows-1252", StringComparison.Ordinal));
        using var utf16 = Given.Bytes([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("2026-05-12 UTC times\n14:32 - Störung\n")]);
        Assert.Equal("Störung", Assert.Single(Given.Reading(utf16).Events).Text);
    }

    [Fact]
    public void Any_minute_of_any_day_comes_back_as_it_was_written()
    {
        Prop.ForAll(Gen.Choose(0, 40_000_000).ToArbitrary(), minute =>
        {
            var at = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minute);
            return Read($"{at:yyyy-MM-dd HH:mm} UTC - something").Events is [var told] && told.At == at && told.Text == "something";
        }).Check(Config.QuickThrowOnFailure);
    }

    [Fact]
    public void Mutated_timelines_never_throw_and_never_point_outside_of_the_file()
    {
        var random = new Random(11);
        var seed = Encoding.UTF8.GetBytes("# 2026-05-12\nAll times in Europe/Berlin\n14:32 - x (anna)\n~15:00–15:10 y\n| Time | Event |\n|--|--|\n| 2026-05-12 16:00 | z |\n```\n2026-05-12 17:00:01.5 CEST log\n```\nFeb 29, 23:59 q\n");
        for (var round = 0; round < 2_000; round++)
        {
            var bytes = (byte[])seed.Clone();
            for (var change = random.Next(1, 8); change > 0; change--)
                bytes[random.Next(bytes.Length)] = random.Next(2) == 0 ? (byte)"0123456789:-|#\n~,;\""[random.Next(19)] : (byte)random.Next(256);
            using var file = Given.Bytes(bytes);
            Assert.All(Given.Reading(file).Events, e => Assert.InRange(e.Evidence[0].Raw.Offset + e.Evidence[0].Raw.Length, 1, bytes.Length));
        }
    }
}
