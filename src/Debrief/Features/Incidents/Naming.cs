using Debrief.Features.Settings;

namespace Debrief.Features.Incidents;

/// <summary>Finds what people typed as names, and makes what is new: a tired person is not sent to the settings first.</summary>
internal static class Naming
{
    extension(DebriefDb db)
    {
        public Task<List<Service>> ServicesNamed(string? names, CancellationToken ct) => db.ServicesNamed(Split(names), ct);

        public async Task<List<Service>> ServicesNamed(IEnumerable<string> names, CancellationToken ct)
        {
            var wanted = Wanted(names);
            var known = await db.Services.Where(service => wanted.Contains(service.Name)).ToListAsync(ct);
            known.AddRange(wanted.Except(known.Select(service => service.Name), StringComparer.OrdinalIgnoreCase).Select(name => db.Services.Add(new() { Name = name }).Entity));
            return known;
        }

        public Task<List<IncidentCategory>> CategoriesNamed(string? names, CancellationToken ct) => db.CategoriesNamed(Split(names), ct);

        public async Task<List<IncidentCategory>> CategoriesNamed(IEnumerable<string> names, CancellationToken ct)
        {
            var wanted = Wanted(names);
            var known = await db.IncidentCategories.Where(category => wanted.Contains(category.Name)).ToListAsync(ct);
            known.AddRange(wanted.Except(known.Select(category => category.Name), StringComparer.OrdinalIgnoreCase).Select(name => db.IncidentCategories.Add(new() { Name = name }).Entity));
            return known;
        }

        /// <summary>The person of that name who is here; a new one, without an account, when there is none.</summary>
        public async Task<Person> PersonNamed(string name, CancellationToken ct)
        {
            var wanted = name.Trim();
            return await db.People.Here.Where(person => person.Name.ToLower() == wanted.ToLower()).OrderBy(person => person.Id).FirstOrDefaultAsync(ct)
                ?? db.People.Add(new() { Name = wanted }).Entity;
        }
    }

    private static string[] Split(string? names) => (names ?? "").Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static List<string> Wanted(IEnumerable<string> names) =>
        [.. names.Select(name => name.Trim()).Where(name => name.Length > 0)
            .Select(name => name.Length > Service.NameLimit ? name[..Service.NameLimit].Trim() : name).Distinct(StringComparer.OrdinalIgnoreCase)];
}
