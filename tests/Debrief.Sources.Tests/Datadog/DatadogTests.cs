using Debrief.Sources.Tests.Payloads;

namespace Debrief.Sources.Tests.Datadog;

public sealed class DatadogTests
{
    private static string Hook(string title, string more = "") => $$"""{"id":"80","source":"datadog","title":"{{title}}","date":"1772460239000","body":"%%%\n## Full\n@slack-ops\n%%%"{{more}}}""";

    [Theory]
    [InlineData("[Triggered on {host:db1}] Disk", EventKind.Alert, "Monitor `Disk` triggered on host:db1: ## Full")]
    [InlineData("[Recovered] Disk", EventKind.AlertResolved, "Monitor `Disk` recovered: ## Full")]
    [InlineData("[No Data] Disk", EventKind.Alert, "Monitor `Disk` gets no data: ## Full")]
    [InlineData("[Renotify] Disk", EventKind.Note, "Monitor `Disk` renotify: ## Full")]
    [InlineData("A note", EventKind.Other, "A note: ## Full")]
    public void The_brackets_of_a_title_say_what_the_monitor_did(string title, EventKind kind, string text)
    {
        var found = Reading.Of(Hook(title)).Only;

        Assert.Equal((kind, text), (found.Kind, found.Text));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 14, 3, 59, TimeSpan.Zero), found.At);
    }

    [Fact]
    public void Operators_may_name_the_fields_as_they_like()
    {
        var found = Reading.Of("""{"ALERT_TRANSITION":"Recovered","Event Title":"[Recovered] Disk","alertCycleKey":"14","lastUpdated":"1772460239000","LINK":"https://app.datadoghq.eu/m/1"}""").Only;

        Assert.Equal((EventKind.AlertResolved, "https://app.datadoghq.eu/m/1"), (found.Kind, found.Evidence[0].Url));
        Assert.Contains("datadog:cycle/14:recovered", found.SameAs);
    }

    [Fact]
    public void Alerts_with_one_id_and_different_titles_are_different_and_the_same_delivery_twice_is_one()
    {
        var reading = Reading.Of($"[{Hook("[Triggered] Disk")},{Hook("[Triggered] Locks")},{Hook("[Triggered] Disk")}]");

        Assert.Equal(2, reading.Events.Select(found => found.Id).Distinct().Count());
    }

    [Fact]
    public void A_title_and_a_date_alone_are_not_taken_for_Datadogs() =>
        Assert.NotEqual("datadog", Reading.Of("""{"title":"Disk","date":"1772460239000","body":"x"}""").Reader?.Name);

    [Fact]
    public void Both_events_interfaces_are_read()
    {
        Assert.Equal(
            [EventKind.AlertResolved, EventKind.Deploy], Reading.Of(Samples.All["Datadog events"]).Events.Select(found => found.Kind));
        var first = Reading.Of(Samples.All["Datadog events version 1"]).Only;
        Assert.Equal(("Monitor `Queue` gets no data on q1", "https://app.datadoghq.com/event/event?id=5"), (first.Text, first.Evidence[0].Url));
    }
}
