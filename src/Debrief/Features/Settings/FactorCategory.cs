namespace Debrief.Features.Settings;

/// <summary>What sort of gap a contributing factor is ("detection", "ownership"), with the fix that usually closes one.</summary>
public sealed class FactorCategory
{
    public const int RemedyLimit = 400;

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required string Name { get; set => field = value.Trim(); }

    /// <summary>The usual kind of fix, in a sentence.</summary>
    public required string Remedy { get; set => field = value.Trim(); }

    /// <summary>No longer offered; what has it keeps it.</summary>
    public DateTimeOffset? RetiredAt { get; set; }
}

/// <summary>Something that stands between a mistake and the people it would reach: review, test, alert. It holds, or it has a hole.</summary>
public sealed class DefenceLayer
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required string Name { get; set => field = value.Trim(); }

    /// <summary>The order in which a change, and then a failure, meets them.</summary>
    public required int Position { get; set; }

    /// <summary>No longer offered; what has it keeps it.</summary>
    public DateTimeOffset? RetiredAt { get; set; }
}

internal sealed class FactorCategoryMapping : IEntityTypeConfiguration<FactorCategory>, IEntityTypeConfiguration<DefenceLayer>
{
    public void Configure(EntityTypeBuilder<FactorCategory> entity)
    {
        entity.ToTable("factor_categories");
        entity.Property(category => category.Name).HasMaxLength(Service.NameLimit);
        entity.Property(category => category.Remedy).HasMaxLength(FactorCategory.RemedyLimit);
        entity.Property<uint>("Version").IsRowVersion();
        entity.HasIndex(category => category.Name).IsUnique();
    }

    public void Configure(EntityTypeBuilder<DefenceLayer> entity)
    {
        entity.ToTable("defence_layers");
        entity.Property(layer => layer.Name).HasMaxLength(Service.NameLimit);
        entity.Property<uint>("Version").IsRowVersion();
        entity.HasIndex(layer => layer.Name).IsUnique();
    }
}

internal static class FactorLists
{
    extension(DebriefDb db)
    {
        public DbSet<FactorCategory> FactorCategories => db.Set<FactorCategory>();
        public DbSet<DefenceLayer> DefenceLayers => db.Set<DefenceLayer>();

        /// <summary>The layer of that name, however it is capitalised; one nobody named before comes after the others. Null for no name.</summary>
        public async Task<DefenceLayer?> LayerNamedAsync(string? name, CancellationToken ct)
        {
            if (string.IsNullOrWhiteSpace(name)) return null;

            var wanted = name.Trim();
            if (await db.DefenceLayers.FirstOrDefaultAsync(layer => layer.Name.ToLower() == wanted.ToLower(), ct) is { } known) return known;
            if (db.DefenceLayers.Local.FirstOrDefault(layer => string.Equals(layer.Name, wanted, StringComparison.OrdinalIgnoreCase)) is { } added) return added;

            var last = Math.Max(await db.DefenceLayers.MaxAsync(layer => (int?)layer.Position, ct) ?? 0, db.DefenceLayers.Local.Select(layer => layer.Position).DefaultIfEmpty().Max());
            return db.DefenceLayers.Add(new() { Name = wanted, Position = last + 1 }).Entity;
        }
    }

    extension(IQueryable<DefenceLayer> layers)
    {
        public IQueryable<DefenceLayer> InUse => layers.Where(layer => layer.RetiredAt == null);

        public IQueryable<DefenceLayer> InOrder => layers.OrderBy(layer => layer.Position).ThenBy(layer => layer.Name);
    }

    extension(IQueryable<FactorCategory> categories)
    {
        public IQueryable<FactorCategory> InUse => categories.Where(category => category.RetiredAt == null);
    }
}
