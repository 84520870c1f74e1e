using System.Security.Claims;
using Debrief.Ui;
using Microsoft.AspNetCore.Http;

namespace Debrief.Tests.Ui;

public sealed class ReaderZoneTests
{
    [Theory]
    [InlineData("Europe/London", "Europe/London")]
    [InlineData("Asia/Kolkata", "Asia/Kolkata")]
    [InlineData("Atlantis/Harbour", "UTC")]
    [InlineData("../../etc/passwd", "UTC")]
    [InlineData("", "UTC")]
    public void The_browser_says_the_zone_and_nonsense_is_UTC(string said, string zone) => Assert.Equal(zone, Zone(said).Zone.Id);

    [Fact]
    public void A_pinned_zone_goes_before_the_browsers() => Assert.Equal("New York", Zone("Europe/London", pinned: "America/New_York").City);

    [Fact]
    public void Summer_time_is_applied_on_the_day()
    {
        var london = Zone("Europe/London");
        Assert.Equal(14, london.Local(new(2026, 5, 12, 13, 8, 0, TimeSpan.Zero)).Hour);
        Assert.Equal(13, london.Local(new(2026, 1, 12, 13, 8, 0, TimeSpan.Zero)).Hour);
    }

    private static ReaderZone Zone(string cookie, string? pinned = null)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Cookie = $"tz={Uri.EscapeDataString(cookie)}";
        if (pinned is not null) http.User = new(new ClaimsIdentity([new(ReaderZone.Claim, pinned)]));
        return new(new HttpContextAccessor { HttpContext = http });
    }
}
