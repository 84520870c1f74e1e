namespace Debrief.Drafting.Tests.Text;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("One. Two! Three? Four…", 4)]
    [InlineData("Version 4.8.0 broke search at 14.30 h, i.e. for everybody. Dr. Ito saw it, e.g. on search-3.", 2)]
    [InlineData("“It is slow.” Then it stopped.", 2)]
    [InlineData("No full stop at the end", 1)]
    [InlineData("", 0)]
    public void Sentences_are_counted_and_not_the_dots_in_them(string prose, int count) => Assert.Equal(count, Sentences.Of(prose).Count);
}
