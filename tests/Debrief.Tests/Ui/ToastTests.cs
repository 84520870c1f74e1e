using Debrief.Ui;
using Microsoft.AspNetCore.Http;

namespace Debrief.Tests.Ui;

public sealed class ToastTests
{
    [Fact]
    public void After_a_redirect_it_is_said_once()
    {
        var done = new DefaultHttpContext();
        Toast.Say(done, "Event “Zero” removed", "/incidents/42/undo");

        var next = With(done.Response.Headers.SetCookie.ToString().Split(';')[0]);
        Assert.Equal(new Toast("Event “Zero” removed", "/incidents/42/undo"), Toast.Take(next));
        Assert.Contains("toast=; expires=Thu, 01 Jan 1970", next.Response.Headers.SetCookie.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_only_a_script_read_leaves_it_for_the_person()
    {
        var http = With("toast=%7B%22Text%22%3A%22Removed%22%7D");
        http.Request.Headers["Sec-Fetch-Dest"] = "empty";

        Assert.Null(Toast.Take(http));
        Assert.Empty(http.Response.Headers.SetCookie.ToString());
    }

    [Fact]
    public void To_htmx_it_is_an_event_and_no_cookie()
    {
        var done = new DefaultHttpContext();
        done.Request.Headers["HX-Request"] = "true";
        Toast.Say(done, "Removed");

        Assert.Equal("""{"toast":{"text":"Removed","undo":null}}""", done.Response.Headers["HX-Trigger"].ToString());
        Assert.Empty(done.Response.Headers.SetCookie.ToString());
    }

    [Theory]
    [InlineData("toast=gibberish")]
    [InlineData("toast=%7B%22Text%22%3A%22x%22%2C%22Undo%22%3A%22https%3A%2F%2Felsewhere.example%22%7D")]
    [InlineData("toast=%7B%22Text%22%3A%22x%22%2C%22Undo%22%3A%22%2F%2Felsewhere.example%22%7D")]
    public void A_cookie_that_we_did_not_write_says_nothing(string cookie) => Assert.Null(Toast.Take(With(cookie)));

    private static DefaultHttpContext With(string cookie)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Cookie = cookie;
        return http;
    }
}
