using System.Text.Json;

namespace Debrief.Features.Settings;

/// <summary>What administrators set for everybody: one row. What it does not say is as the records say.</summary>
public sealed class HouseSettings
{
    public int Id { get; private init; } = 1;
    public Words Words { get; set; } = new();
    public Policies Policies { get; set; } = new();
}

internal sealed class HouseSettingsMapping : IEntityTypeConfiguration<HouseSettings>
{
    public void Configure(EntityTypeBuilder<HouseSettings> entity)
    {
        entity.ToTable("settings");
        entity.Property(settings => settings.Id).ValueGeneratedNever();
        entity.Property<uint>("Version").IsRowVersion();
        entity.Property(settings => settings.Words).HasColumnType("jsonb").HasConversion(words => Json(words), text => From<Words>(text));
        entity.Property(settings => settings.Policies).HasColumnType("jsonb").HasConversion(policies => Json(policies), text => From<Policies>(text));
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, JsonSerializerOptions.Web);

    private static T From<T>(string text) => JsonSerializer.Deserialize<T>(text, JsonSerializerOptions.Web)!;
}
