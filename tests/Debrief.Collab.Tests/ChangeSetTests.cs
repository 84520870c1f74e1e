using FsCheck;
using FsCheck.Fluent;

namespace Debrief.Collab.Tests;

public sealed class ChangeSetTests
{
    [Fact]
    public void A_word_replaced_in_the_middle_keeps_what_stands_around_it() =>
        Assert.Equal("""[4,[3,"slow"],7]""", ChangeSet.Between("the bad query.", "the slow query.").ToJson());

    [Fact]
    public void A_new_line_is_two_lines_in_the_form() =>
        Assert.Equal("""[1,[0,"","b"]]""", ChangeSet.Between("a", "a\nb").ToJson());

    [Fact]
    public void A_deletion_carries_no_lines() =>
        Assert.Equal("[1,[2],1]", ChangeSet.Between("abcd", "ad").ToJson());

    [Fact]
    public void Nothing_changed_is_empty() => Assert.True(ChangeSet.Between("same", "same").IsEmpty);

    [Theory]
    [InlineData("{}")]
    [InlineData("[[]]")]
    [InlineData("[-1]")]
    [InlineData("[[0,null]]")]
    [InlineData("[1.5]")]
    [InlineData("[")]
    public void What_is_not_a_change_set_is_a_format_error(string json) => Assert.Throws<FormatException>(() => ChangeSet.Parse(json));

    [Fact]
    public void A_text_of_another_length_is_refused() =>
        Assert.Throws<ArgumentException>(() => ChangeSet.Between("abc", "abd").Apply("abcd"));

    [Fact]
    public void Any_two_texts_are_one_change_apart_also_through_json() =>
        Prop.ForAll<string?, string?>((a, b) =>
        {
            var (before, after) = (ChangeSet.Normalise(Valid(a)), ChangeSet.Normalise(Valid(b)));
            return ChangeSet.Parse(ChangeSet.Between(before, after).ToJson()).Apply(before) == after;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_surrogate_pair_is_never_cut()
    {
        var change = ChangeSet.Between("a\U0001F525b", "a\U0001F526b");

        Assert.Equal("[1,[2,\"\U0001F526\"],1]", System.Text.RegularExpressions.Regex.Unescape(change.ToJson().Replace("\\\"", "\"", StringComparison.Ordinal)));
    }

    /// <summary>JSON carries no lone surrogates; a browser does not send them either.</summary>
    private static string Valid(string? text) => new([.. (text ?? "").Where(unit => !char.IsSurrogate(unit))]);
}
