using Debrief.Features.Library;

namespace Debrief.Tests.Features.Library;

public sealed class SearchTermsTests
{
    [Theory]
    [InlineData("replication lag", "(replication) & (lag:*)")]
    [InlineData("\"connection pool\" ledger", "(connection <-> pool) & (ledger:*)")]
    [InlineData("cache -staging", "(cache) & !(staging)")]
    [InlineData("payments-api", "(payments <-> api:*)")]
    [InlineData("CheckoutSuccessLow", "(checkoutsuccesslow:*)")]
    [InlineData("\"unfinished quote", "(unfinished <-> quote)")]
    [InlineData("a | b & !c :* <-> '", "(a) & (b) & (c)")]
    [InlineData("   ", "")]
    public void What_people_type_becomes_a_query_that_always_parses(string typed, string query) => Assert.Equal(query, SearchTerms.Parse(typed).ToQuery());

    [Fact]
    public void Only_exclusions_ask_for_nothing() => Assert.True(SearchTerms.Parse("-staging").IsEmpty);
}
