using Debrief.Sources.Tests.Payloads;

namespace Debrief.Sources.Tests.CloudEvents;

public sealed class CloudEventsTests
{
    [Fact]
    public void A_structured_event_is_kept_under_its_source_and_id()
    {
        var found = Reading.Of("""{"specversion":"1.0","type":"example.feature.flag.changed","source":"/flags","subject":"new-cart","id":"f-81","time":"2026-03-02T13:57:10.5+01:00","data":{"message":"new-cart is on for 100%"}}""").Only;

        Assert.Equal((EventKind.Other, "`example.feature.flag.changed` from /flags about new-cart: new-cart is on for 100%", "/flags#f-81"), (found.Kind, found.Text, found.Evidence[0].Id));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 12, 57, 10, 500, TimeSpan.Zero), found.At);
    }

    [Theory]
    [InlineData("service.deployed", EventKind.Deploy, "Service checkout deployed in production: pkg:oci/checkout@4.2.0")]
    [InlineData("service.rolledback", EventKind.Deploy, "Service checkout rolled back in production: pkg:oci/checkout@4.2.0")]
    [InlineData("incident.detected", EventKind.Alert, "Incident checkout detected in production: pkg:oci/checkout@4.2.0")]
    [InlineData("incident.resolved", EventKind.AlertResolved, "Incident checkout resolved in production: pkg:oci/checkout@4.2.0")]
    [InlineData("pipelinerun.finished", EventKind.Other, "Pipelinerun checkout finished in production: pkg:oci/checkout@4.2.0")]
    public void CDEvents_are_understood(string type, EventKind kind, string text)
    {
        var found = Reading.Of($$$$$"""{"specversion":"1.0","type":"dev.cdevents.{{{{{type}}}}}.0.2.0","source":"/cd","id":"c1","time":"2026-03-02T13:57:10Z","data":{"subject":{"id":"checkout","content":{"environment":{"id":"production"},"artifactId":"pkg:oci/checkout@4.2.0"}}}}""").Only;

        Assert.Equal((kind, text), (found.Kind, found.Text));
    }

    [Fact]
    public void A_binary_message_has_its_attributes_in_percent_encoded_headers()
    {
        var reading = Reading.Of("POST /hook HTTP/1.1\r\nHost: x\r\nce-specversion: 1.0\r\nce-type: example.note\r\nce-time: 2026-03-02T13:57:10Z\r\nce-id: 5\r\nce-source: /caf%C3%A9\r\nContent-Type: text/plain\r\n\r\nfree text");

        Assert.Equal(("`example.note` from /café", "/café#5"), (reading.Only.Text, reading.Only.Evidence[0].Id));
        Assert.Equal(reading.Bytes.Length, reading.Only.Evidence[0].Raw.Length);
    }

    [Fact]
    public void An_event_without_a_time_takes_the_date_of_its_request() =>
        Assert.Equal("time of arrival 2026-03-02T13:57:12Z", Reading.Of("POST /hook HTTP/1.1\nDate: Mon, 02 Mar 2026 13:57:12 GMT\nce-specversion: 1.0\nce-type: example.note\nce-id: 5\nce-source: /a\n\n{}").Only.OriginalTime);

    [Fact]
    public void An_event_that_is_delivered_again_is_the_same_whenever_it_arrives()
    {
        string At(string time) => $$"""{"received_at":"{{time}}","headers":{},"body":{"specversion":"1.0","type":"a.b","source":"/s","id":"7"} }""";
        var reading = Reading.Of($"[{At("2026-03-02T13:00:00Z")},{At("2026-03-02T13:05:00Z")}]");

        Assert.Single(reading.Events.Select(found => found.Id).Distinct());
    }

    [Fact]
    public void A_batch_inside_of_a_capture_keeps_each_event_with_its_own_bytes()
    {
        var reading = Reading.Of("""{"headers":{"content-type":"application/cloudevents-batch+json"},"body":[{"specversion":"1.0","type":"a.b","source":"/s","id":"1","time":"2026-03-02T13:00:00Z"},{"odd":1},{"specversion":"1.0","type":"a.c","id":"2","time":"2026-03-02T13:00:01Z"}]}""");

        Assert.Equal(2, reading.Events.Count);
        Assert.StartsWith("""{"specversion":"1.0","type":"a.c",""", reading.RawOf(reading.Events[1]), StringComparison.Ordinal);
        Assert.Equal("""{"odd":1}""", System.Text.Encoding.UTF8.GetString(reading.Bytes, (int)reading.Skips[0].Record.Raw.Offset, reading.Skips[0].Record.Raw.Length));
        Assert.Contains("must have an id and a source", Assert.Single(reading.Warnings).Message, StringComparison.Ordinal);
    }
}
