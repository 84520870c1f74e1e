using Debrief.Drafting;

namespace Debrief.Features.Writeups;

/// <summary>An administrator's version of a template. Without one, the template that Debrief brings is used.</summary>
public sealed class DocumentTemplate
{
    public const int MarkdownLimit = 20_000;

    /// <summary>quick, standard, near-miss, security, or a name of their own.</summary>
    public required string Name { get; init; }
    public required string Markdown { get; set; }
    public required DateTimeOffset ChangedAt { get; set; }
}

internal sealed class DocumentTemplateMapping : IEntityTypeConfiguration<DocumentTemplate>
{
    public void Configure(EntityTypeBuilder<DocumentTemplate> entity)
    {
        entity.ToTable("document_templates");
        entity.HasKey(template => template.Name);
        entity.Property(template => template.Name).HasMaxLength(40);
        entity.Property<uint>("Version").IsRowVersion();
    }
}

internal static class TemplateQueries
{
    extension(DebriefDb db)
    {
        public DbSet<DocumentTemplate> DocumentTemplates => db.Set<DocumentTemplate>();

        /// <summary>Every template in force: those that Debrief brings, as changed here, then those made here.</summary>
        public async Task<IReadOnlyList<Template>> TemplatesAsync(CancellationToken ct)
        {
            var own = await db.DocumentTemplates.AsNoTracking().OrderBy(template => template.Name).ToDictionaryAsync(template => template.Name, template => new Template(template.Name, template.Markdown), ct);
            var brought = Enum.GetValues<TemplateKind>().Select(kind => own.Remove(kind.Word(), out var changed) ? changed : Template.BuiltIn(kind)).ToList();
            return [.. brought, .. own.Values];
        }
    }
}
