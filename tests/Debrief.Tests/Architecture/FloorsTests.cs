namespace Debrief.Tests.Architecture;

/// <summary>Features stand on floors in one order, and import only what is below. Resolved from the compiled product, markup included.</summary>
public sealed class FloorsTests
{
    private static readonly string[] Floors =
    [
        "Debrief.Features.Accounts", "Debrief.Features.Activity", "Debrief.Features.Settings", "Debrief.Features.Incidents", "Debrief.Features.Files", "Debrief.Features.Coaching",
        "Debrief.Features.Timeline", "Debrief.Features.Analysis", "Debrief.Features.ActionItems", "Debrief.Features.Writeups", "Debrief.Features.Meetings", "Debrief.Features.Publishing",
        "Debrief.Features.Library", "Debrief.Features.Guards", "Debrief.Features.Insights", "Debrief.Features.Notifications", "Debrief.Features.Integrations", "Debrief.Pages",
    ];

    /// <summary>The first floors are one (ADR 6): what people do is told with who did it.</summary>
    private const int Ground = 2;

    /// <summary>Machinery knows no feature.</summary>
    private static readonly string[] Machinery = ["Debrief.Data", "Debrief.Http", "Debrief.Ui", "Debrief.Jobs"];

    private static readonly Type[] Types = typeof(DebriefDb).Assembly.GetTypes();

    public static TheoryData<string> Used => [.. Floors.Where(floor => Types.Any(type => IsIn(type, floor)))];

    [Theory, MemberData(nameof(Used))]
    public void A_floor_reaches_only_down(string floor)
    {
        var above = Floors[Math.Max(Array.IndexOf(Floors, floor) + 1, Ground)..];

        Assert.Empty(Reaches(floor, above));
    }

    [Fact]
    public void Machinery_knows_no_feature() => Assert.Empty(Machinery.SelectMany(room => Reaches(room, Floors)));

    [Fact]
    public void Every_feature_stands_on_a_floor()
    {
        var homeless = Types.Select(Reach.Written).Where(type => type.Namespace?.StartsWith("Debrief.Features", StringComparison.Ordinal) == true && !Array.Exists(Floors, floor => IsIn(type, floor)));

        Assert.Empty(homeless);
    }

    [Fact]
    public void No_markup_asks_the_database()
    {
        var components = Types.Where(type => typeof(Microsoft.AspNetCore.Components.IComponent).IsAssignableFrom(type)).ToList();

        Assert.NotEmpty(components);
        Assert.DoesNotContain(components, component => Reach.Of(component).Contains(typeof(DebriefDb)));
    }

    private static IEnumerable<string> Reaches(string room, string[] forbidden) =>
        from type in Types
        where IsIn(Reach.Written(type), room)
        from used in Reach.Of(type).Select(Reach.Written)
        where Array.Exists(forbidden, other => IsIn(used, other))
        group used by $"{Reach.Written(type).FullName} uses {used.FullName}" into reach
        select reach.Key;

    private static bool IsIn(Type type, string room) => type.Namespace is { } space && (space == room || space.StartsWith(room + ".", StringComparison.Ordinal));
}
