using Debrief.Features.Library;

namespace Debrief.Tests.Features.Library;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData("pool", "The [pool] was full.")]
    [InlineData("connections fill", "A [connection] [filled] slowly; [connections] stayed.")]
    [InlineData("conn", "Each [connection] waits.")]
    [InlineData("\"conn\" waits", "Each connection [waits].")]
    [InlineData("-pool waits", "The pool [waits].")]
    public void What_was_found_is_marked_as_the_database_would_find_it(string typed, string marked)
    {
        var text = marked.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);

        Assert.Equal(marked, Shown(Excerpt.Of(text, SearchTerms.Parse(typed))));
    }

    [Fact]
    public void A_long_text_shows_what_stands_around_two_different_words()
    {
        var filler = string.Join(' ', Enumerable.Repeat("and so on", 80));

        var shown = Shown(Excerpt.Of($"{filler} the pool {filler} a merchant {filler}", SearchTerms.Parse("pool merchant")));

        Assert.Contains("[pool]", shown, StringComparison.Ordinal);
        Assert.Contains("[merchant]", shown, StringComparison.Ordinal);
        Assert.InRange(shown.Length, 200, 420);
    }

    [Fact]
    public void When_only_the_title_matched_the_beginning_is_shown() =>
        Assert.Equal("Reads were slow.", Excerpt.Of("Reads were slow.", SearchTerms.Parse("ledger")));

    private static string Shown(string excerpt) => excerpt.Replace(Excerpt.MarkStart, '[').Replace(Excerpt.MarkEnd, ']');
}
