using System.Globalization;
using Debrief.Sources.Payloads;
using FsCheck;
using FsCheck.Fluent;

namespace Debrief.Sources.Tests.Payloads;

public sealed class StampTests
{
    [Theory]
    [InlineData("2026-03-02T14:04:05Z", "2026-03-02T14:04:05.0000000Z")]
    [InlineData("2026-03-02t14:04:05.999999999z", "2026-03-02T14:04:05.9999999Z")]
    [InlineData("2026-03-02 14:04:05+0530", "2026-03-02T08:34:05.0000000Z")]
    [InlineData("2026-03-02T14:04-05:00", "2026-03-02T19:04:00.0000000Z")]
    [InlineData("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.0000000Z")]
    [InlineData("1772460120", "2026-03-02T14:02:00.0000000Z")]
    [InlineData("1772460120.5", "2026-03-02T14:02:00.5000000Z")]
    [InlineData("1772460120123", "2026-03-02T14:02:00.1230000Z")]
    [InlineData("1772460120123456789", "2026-03-02T14:02:00.1234567Z")]
    public void A_time_is_read_to_the_tick_in_utc_and_kept_as_written(string written, string utc)
    {
        var stamp = Stamp.Of(written);

        Assert.Equal(utc, stamp.At!.Value.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture));
        Assert.Equal(written, stamp.Original);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("2026-02-30T00:00:00Z")]
    [InlineData("2026-03-02T25:00:00Z")]
    [InlineData("2026-03-02T14:00:00+99:00")]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("-62135596800")]
    [InlineData("soon")]
    public void What_cannot_be_a_time_of_an_incident_is_none_but_is_kept(string written) => Assert.Equal((null, written), (Stamp.Of(written).At, Stamp.Of(written).Original));

    [Fact]
    public void Every_instant_survives_being_written_with_any_offset()
    {
        var instants = from seconds in Gen.Choose(400_000_000, 2_000_000_000)
                       from ticks in Gen.Choose(0, 9_999_999)
                       from minutes in Gen.Choose(-14 * 60, 14 * 60)
                       select (At: DateTimeOffset.FromUnixTimeSeconds(seconds).AddTicks(ticks), Offset: TimeSpan.FromMinutes(minutes));

        Prop.ForAll(instants.ToArbitrary(), it =>
            Stamp.Of(it.At.ToOffset(it.Offset).ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'00'zzz", CultureInfo.InvariantCulture)).At == it.At).Check(Config.QuickThrowOnFailure.WithReplay(20260302, 1));
    }

    [Fact]
    public void No_text_at_all_makes_it_fail() =>
        Prop.ForAll(ArbMap.Default.GeneratorFor<string>().ToArbitrary(), text => Stamp.Of(text).At is null or { Offset.Ticks: 0 }).Check(Config.QuickThrowOnFailure.WithReplay(20260302, 1));
}
