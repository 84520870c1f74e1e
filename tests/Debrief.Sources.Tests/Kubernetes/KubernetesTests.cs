using Debrief.Sources.Tests.Harness;
using Debrief.Sources.Tests.Payloads;

namespace Debrief.Sources.Tests.Kubernetes;

public sealed class KubernetesTests
{
    private static readonly DateTimeOffset Printed = new(2026, 3, 2, 15, 0, 0, TimeSpan.Zero);

    private static string Event(string uid, string more) =>
        $$$"""{"kind":"Event","apiVersion":"v1","metadata":{"uid":"{{{uid}}}","name":"e","creationTimestamp":"2026-03-02T13:00:00Z"},"involvedObject":{"kind":"Pod","namespace":"shop","name":"checkout-1"},"reason":"BackOff","message":"Back-off"{{{more}}}}""";

    [Theory]
    [InlineData(""","lastTimestamp":"2026-03-02T14:00:00Z","eventTime":null""")]
    [InlineData(""","firstTimestamp":null,"lastTimestamp":null,"eventTime":"2026-03-02T14:00:00.000000Z" """)]
    [InlineData(""","lastTimestamp":"0001-01-01T00:00:00Z","eventTime":"2026-03-02T14:00:00Z","series":{"count":3,"lastObservedTime":"2026-03-02T14:20:00Z"}""")]
    [InlineData(""","deprecatedLastTimestamp":"2026-03-02T14:00:00Z" """)]
    public void Old_and_new_senders_put_the_time_in_different_places(string more) =>
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 14, 0, 0, TimeSpan.Zero), Reading.Of(Event("u", more)).Only.At);

    [Fact]
    public void What_happened_280_times_is_one_event_that_says_so_and_the_later_count_wins()
    {
        string Counted(int count, string last) => Event("u", $$""","count":{{count}},"type":"Warning","firstTimestamp":"2026-03-02T13:00:00Z","lastTimestamp":"{{last}}" """);
        var result = Given.Reading(Given.Text($$"""{"kind":"List","items":[{{Counted(280, "2026-03-02T14:00:00Z")}},{{Counted(120, "2026-03-02T13:30:00Z")}}]}""", "events.json"));

        var found = Assert.Single(result.Events);
        Assert.Equal("BackOff (warning): Pod shop/checkout-1: Back-off (280 times since 2026-03-02 13:00:00Z)", found.Text);
        Assert.Equal((EventKind.Other, 2), (found.Kind, found.Evidence.Count));
    }

    [Fact]
    public void The_routine_of_pods_is_kept_but_not_proposed()
    {
        var reading = Reading.Of($$"""{"kind":"List","items":[{{Event("a", ""","type":"Normal","lastTimestamp":"2026-03-02T14:00:00Z" """)}},{{Event("b", ""","type":"Warning","lastTimestamp":"2026-03-02T14:00:00Z" """)}}]}""");

        Assert.Equal([false, true], reading.Events.Select(found => found.Proposed));
    }

    [Fact]
    public void A_list_longer_than_any_one_record_may_be_is_still_read_event_by_event()
    {
        var padding = new string('x', 40_000);
        var many = string.Join(',', Enumerable.Range(0, 600).Select(i => Event($"u{i}", $$""","lastTimestamp":"2026-03-02T14:00:00Z","reportingInstance":"{{padding}}" """)));
        var reading = Reading.Of($$"""{"kind":"EventList","items":[{{many}}]}""");

        Assert.Equal((600, 0), (reading.Events.Count, reading.Warnings.Count));
        Assert.StartsWith("{\"kind\":\"Event\"", reading.RawOf(reading.Events[599]), StringComparison.Ordinal);
    }

    private const string Table = "NAMESPACE   LAST SEEN              TYPE      REASON    OBJECT           MESSAGE\nshop        60m                    Normal    Pulling   Pod/checkout-1   Pulling image  \"a\"\nshop        17s (x280 over 60m)    Warning   BackOff   Pod/checkout-1   Back-off restarting\n";

    [Fact]
    public void The_printed_table_is_placed_from_when_it_was_printed()
    {
        var reading = Reading.Of(Table, new() { ReceivedAt = Printed });

        Assert.Equal([Printed.AddMinutes(-60), Printed.AddSeconds(-17)], reading.Events.Select(found => found.At));
        Assert.Equal("BackOff (warning): shop/Pod/checkout-1: Back-off restarting (280 times since about 2026-03-02 14:00Z)", reading.Events[1].Text);
        Assert.Equal("Pulling: shop/Pod/checkout-1: Pulling image  \"a\"", reading.Events[0].Text);
        Assert.All(reading.Events, found => Assert.Equal(TimePrecision.Approximate, found.Precision));
        Assert.Single(reading.Warnings);
    }

    [Fact]
    public void When_nobody_says_when_the_table_was_printed_it_is_asked_for() =>
        Assert.Contains("Say when that was", Assert.Throws<SourceException>(() => Reading.Of(Table)).Message, StringComparison.Ordinal);

    [Fact]
    public void Damaged_tables_never_throw_and_point_into_the_file()
    {
        var random = new Random(5);
        for (var round = 0; round < 1_000; round++)
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(Table);
            for (var change = random.Next(1, 8); change > 0; change--) bytes[random.Next(bytes.Length)] = random.Next(2) == 0 ? (byte)"0123456789 mshd(x\n"[random.Next(17)] : (byte)random.Next(256);
            using var file = Given.Bytes(bytes);
            Assert.All(Given.Reading(new ReadOptions { ReceivedAt = Printed }, file).Events, found => Assert.InRange(found.Evidence[0].Raw.Offset + found.Evidence[0].Raw.Length, 1, bytes.Length));
        }
    }
}
