using Debrief.Ui;

namespace Debrief.Tests.Ui;

public sealed class PlacedMarkTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 12, 13, 8, 0, TimeSpan.Zero);

    [Fact]
    public void Marks_with_room_between_them_share_one_row()
    {
        var placed = PlacedMark.Place([At("Impact began", 0), At("Detected", 11), At("Mitigated", 47), At("Resolved", 90)]);

        Assert.All(placed, mark => Assert.Equal(0, mark.Row));
        Assert.True(placed[^1].AtEnd);
        Assert.Equal(11 / 90.0, placed[1].At, 6);
    }

    [Fact]
    public void Of_marks_that_crowd_the_earlier_one_stands_higher()
    {
        var placed = PlacedMark.Place([At("Impact began", 0), At("Detected", 1), At("Acknowledged", 3), At("Resolved", 2880)]);

        Assert.Equal([2, 1, 0, 0], placed.Select(mark => mark.Row));
    }

    [Fact]
    public void Marks_at_one_instant_stand_in_different_rows()
    {
        var placed = PlacedMark.Place([At("Impact began", 5), At("Detected", 5)]);

        Assert.Equal([1, 0], placed.Select(mark => mark.Row));
        Assert.All(placed, mark => Assert.Equal(0, mark.At));
    }

    [Fact]
    public void No_marks_take_no_place() => Assert.Empty(PlacedMark.Place([]));

    private static PhaseMark At(string label, int minutes) => new(label, Start.AddMinutes(minutes));
}
