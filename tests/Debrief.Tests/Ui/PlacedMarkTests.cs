using Debrief.Ui;

namespace Debrief.Tests.Ui;

public sealed class PlacedMarkTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 12, 13, 8, 0, TimeSpan.Zero);

    [Fact]
    public void With_room_between_them_words_stand_where_their_mark_does()
    {
        var placed = Place(("Impact began", 0), ("Detected", 20), ("Mitigated", 47), ("Resolved", 90));

        Assert.All(placed, mark => Assert.Equal(mark.At, mark.Anchor, 6));
        Assert.Equal(20 / 90.0, placed[1].At, 6);
        Assert.True(placed[^1].AtEnd);
    }

    [Theory]
    [InlineData(0, 1, 3, 40, 2700, 2880)]
    [InlineData(0, 0, 0, 0, 0, 1)]
    [InlineData(0, 85, 86, 87, 88, 90)]
    [InlineData(5, 5, 5, 5, 5, 5)]
    public void However_marks_crowd_no_words_meet_and_none_leave_the_strip(params int[] minutes)
    {
        string[] labels = ["Impact began", "Detected", "Acknowledged", "Knew enough", "Mitigated", "Resolved"];
        var placed = Place([.. labels.Zip(minutes)]);

        var words = placed.Select(mark => mark.AtEnd ? (From: mark.Anchor - Room(mark), To: mark.Anchor) : (From: mark.Anchor, To: mark.Anchor + Room(mark))).ToList();
        Assert.Equal(string.Join(", ", labels), string.Join(", ", placed.Select(mark => mark.Mark.Label)), ignoreCase: true);
        Assert.All(words, word => Assert.InRange(word.From, -1e-9, 1));
        Assert.All(words, word => Assert.InRange(word.To, 0, 1 + 1e-9));
        Assert.All(words.Zip(words.Skip(1)), pair => Assert.True(pair.First.To <= pair.Second.From + 1e-9));
    }

    [Fact]
    public void What_happened_at_one_instant_stands_there_once() =>
        Assert.Equal(["Impact began, detected", "Resolved"], Place(("Impact began", 0), ("Detected", 0), ("Resolved", 9)).Select(mark => mark.Mark.Label));

    [Fact]
    public void A_stretch_stands_between_its_own_marks_even_when_others_are_not_known()
    {
        PhaseMark[] marks = [At("Impact began", 0), At("Mitigated", 60), At("Resolved", 80)];

        var placed = Assert.Single(PlacedSpan.Place([new("recovering", "Recovering", Start.AddMinutes(60), TimeSpan.FromMinutes(20))], PhaseScale.Of(marks)));

        Assert.Equal(0.75, placed.At, 6);
        Assert.Equal(0.25, placed.Share, 6);
    }

    [Fact]
    public void No_marks_take_no_place() => Assert.Empty(Place());

    private static double Room(PlacedMark mark) => StripWords.Room(mark.Mark.Label.Length);
    private static IReadOnlyList<PlacedMark> Place(params (string Label, int Minutes)[] marks) => Place([.. marks.Select(mark => At(mark.Label, mark.Minutes))]);
    private static IReadOnlyList<PlacedMark> Place(PhaseMark[] marks) => PlacedMark.Place(marks, PhaseScale.Of(marks));
    private static PhaseMark At(string label, int minutes) => new(label, Start.AddMinutes(minutes));
}
