using System.Text.Json;

namespace Debrief.Collab.Tests;

/// <summary>vectors.json holds what the browser's own library makes of 400 random changes (vectors.mjs): both sides must decide every tie alike.</summary>
public sealed class CodeMirrorVectorsTests
{
    private static readonly Vector[] Vectors = JsonSerializer.Deserialize<Vector[]>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors.json")), JsonSerializerOptions.Web)!;

    [Fact]
    public void A_change_makes_the_same_text() => Check(vector => vector.A.Apply(vector.Before) == vector.After);

    [Fact]
    public void Two_changes_become_the_same_one() => Check(vector => Same(vector.A.Compose(vector.Next), ChangeSet.Parse(vector.Composed)));

    [Fact]
    public void A_change_moves_alike_over_another_that_comes_first() => Check(vector => Same(vector.A.Map(vector.B), vector.Mapped));

    [Fact]
    public void A_change_moves_alike_over_another_that_comes_after() => Check(vector => Same(vector.A.Map(vector.B, before: true), vector.MappedBefore));

    [Fact]
    public void A_change_is_taken_back_alike() => Check(vector => Same(vector.A.Invert(vector.Before), vector.Inverted));

    [Fact]
    public void Positions_move_alike() => Check(vector =>
        Enumerable.Range(0, vector.Before.Length + 1).All(at => vector.A.MapPosition(at) == vector.Left[at] && vector.A.MapPosition(at, toRight: true) == vector.Right[at]));

    [Fact]
    public void What_is_read_is_written_alike() => Check(vector => JsonElement.DeepEquals(JsonSerializer.SerializeToElement(ChangeSet.Parse(vector.Composed)), vector.Composed));

    private static void Check(Func<Vector, bool> holds)
    {
        Assert.Equal(400, Vectors.Length);
        Assert.DoesNotContain(Vectors, vector => !holds(vector));
    }

    private static bool Same(ChangeSet ours, ChangeSet theirs) => ours.ToJson() == theirs.ToJson();

    private sealed record Vector(string Before, ChangeSet A, ChangeSet B, ChangeSet Next, string After, ChangeSet Mapped, ChangeSet MappedBefore, JsonElement Composed, ChangeSet Inverted, int[] Left, int[] Right);
}
