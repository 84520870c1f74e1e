using Debrief.Ui;

namespace Debrief.Tests.Ui;

public sealed class WordingTests
{
    private static readonly DateTimeOffset Impact = new(2026, 5, 12, 13, 8, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("00:00:00", "0 s")]
    [InlineData("00:00:59.9", "59 s")]
    [InlineData("00:11:00", "11 min")]
    [InlineData("01:00:00", "1 h")]
    [InlineData("01:04:59", "1 h 04 min")]
    [InlineData("1.05:26:00", "29 h 26 min")]
    [InlineData("2.00:00:00", "2 d")]
    [InlineData("2.03:59:00", "2 d 3 h")]
    [InlineData("-00:03:00", "−3 min")]
    public void A_span_is_said_in_two_units_at_most(string span, string words) => Assert.Equal(words, TimeSpan.Parse(span, System.Globalization.CultureInfo.InvariantCulture).InWords());

    [Theory]
    [InlineData(0, "T+0")]
    [InlineData(18, "T+18")]
    [InlineData(-6, "T−6")]
    [InlineData(599, "T+599")]
    [InlineData(1565, "T+26 h 05 min")]
    [InlineData(-10080, "T−7 d")]
    public void An_offset_counts_minutes_from_impact(int minutes, string words) => Assert.Equal(words, Wording.Offset(Impact.AddMinutes(minutes), Impact));

    [Fact]
    public void Half_a_minute_before_impact_is_before_it() => Assert.Equal("T−1", Wording.Offset(Impact.AddSeconds(-30), Impact));

    [Fact]
    public void A_fraction_of_a_second_makes_no_minute() => Assert.Equal("T−8", Wording.Offset(Impact.AddMinutes(-8).AddTicks(-10), Impact));

    [Fact]
    public void Seconds_show_in_UTC_only_where_there_are_any()
    {
        Assert.Equal("2026-05-12 13:08 UTC", Wording.Utc(Impact.ToOffset(TimeSpan.FromHours(5.5))));
        Assert.Equal("2026-05-12 13:08:07 UTC", Wording.Utc(Impact.AddSeconds(7)));
    }

    [Theory]
    [InlineData(0, "0 events")]
    [InlineData(1, "1 event")]
    [InlineData(1912, "1,912 events")]
    public void A_count_agrees_with_its_word(int count, string words) => Assert.Equal(words, Wording.Count(count, "event"));
}
