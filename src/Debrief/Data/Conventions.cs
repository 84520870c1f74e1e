using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Debrief.Data;

/// <summary>Columns are named as SQL is written by hand: ImpactStartedAt is impact_started_at. A mapping names its table itself, in the plural.</summary>
internal sealed partial class SnakeCaseColumns : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var entity in modelBuilder.Metadata.GetEntityTypes().Where(entity => !entity.IsMappedToJson()))
        {
            foreach (var property in entity.GetDeclaredProperties()) property.Builder.HasColumnName(SnakeCase(property.GetColumnName()));
        }
    }

    internal static string SnakeCase(string name) => Boundary().Replace(name, "_").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")]
    private static partial Regex Boundary();
}

/// <summary>PostgreSQL keeps an instant, not an offset: what is written is first turned to UTC, and UTC is what comes back.</summary>
internal sealed class UtcInstant() : ValueConverter<DateTimeOffset, DateTimeOffset>(instant => instant.ToUniversalTime(), instant => instant);
