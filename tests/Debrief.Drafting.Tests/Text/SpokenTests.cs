namespace Debrief.Drafting.Tests.Text;

public sealed class SpokenTests
{
    [Theory]
    [InlineData(20, "twenty seconds"), InlineData(60, "a minute"), InlineData(125, "two minutes"), InlineData(660, "eleven minutes")]
    [InlineData(3600, "an hour"), InlineData(4200, "an hour and ten minutes"), InlineData(7200, "two hours"), InlineData(60 * 59 + 40, "an hour"), InlineData(3 * 86400 + 3600, "three days and one hour")]
    public void A_span_is_said_as_people_say_it(int seconds, string expected) => Assert.Equal(expected, Spoken.Span(TimeSpan.FromSeconds(seconds)));

    [Theory, InlineData(47, "47 min"), InlineData(90, "1 h 30 min"), InlineData(120, "2 h"), InlineData(-5, "−5 min"), InlineData(60 * 51, "2 d 3 h")]
    public void A_span_in_a_field_is_short(int minutes, string expected) => Assert.Equal(expected, Spoken.Brief(TimeSpan.FromMinutes(minutes)));
}
