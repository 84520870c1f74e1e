using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Debrief.Features.Accounts;

/// <summary>A key that cookies and form tokens are sealed with. In the database, so that every node and every restart reads the others' cookies.</summary>
public sealed class ProtectionKey
{
    public int Id { get; private init; }
    public required string Name { get; init; }
    public required string Xml { get; init; }
}

internal sealed class ProtectionKeyMapping : IEntityTypeConfiguration<ProtectionKey>
{
    public void Configure(EntityTypeBuilder<ProtectionKey> entity) => entity.ToTable("protection_keys");
}

internal sealed class ProtectionKeys(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetRequiredService<DebriefDb>().Set<ProtectionKey>().AsNoTracking().Select(key => key.Xml).AsEnumerable().Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<DebriefDb>();
        db.Add(new ProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}
