using System.Text;
using System.Text.RegularExpressions;
using Debrief.Drafting;
using Debrief.Features.Incidents;
using Debrief.Features.Settings;
using Debrief.Features.Timeline;
using Debrief.Sources;
using EventId = Debrief.Sources.EventId;

namespace Debrief.Pages.Archive;

/// <summary>A file that Debrief wrote, back into an equal post-mortem.</summary>
internal sealed partial class OwnImport(ArchiveWriting into, PostmortemFile file, ReadFile read)
{
    /// <summary>Higher numbers are not kept: the next incident would get one that nobody can say.</summary>
    private const int NumberLimit = 1_000_000;

    private readonly Cast cast = new(into.Db);
    private readonly List<string> notes = [.. read.Notes];

    public async Task<(Incident Incident, Recognised Recognised)> RunAsync(CancellationToken ct)
    {
        var number = await KeptNumberAsync(ct);
        var created = ArchiveWriting.Plausible(file.CreatedAt, "created_at", notes) ?? into.Now;
        var incident = Incident.New(read.Title, Word(file.Kind, "kind", IncidentKind.Outage), created, occurredAt: ArchiveWriting.Plausible(file.OccurredAt, "occurred_at", notes), number: number);
        if (file.Severity is not null) incident.Severity = Word<Severity>(file.Severity, "severity", null);
        incident.Impact = ReadImpact();
        incident.Replace(await into.Db.ServicesNamed(file.Services.Select(name => Storable.Text(name)), ct), await into.Db.CategoriesNamed(file.Categories.Select(name => Storable.Text(name)), ct));
        // Before people are named: to be named in a file is no leave to read it.
        if ((file.Restriction ?? into.Wish.Restriction) is { } reason) incident.Restrict(Storable.Text(reason, 500), [into.User.PersonId]);
        incident.LeadId = (await cast.NamedAsync(file.Lead, ct))?.Id;
        await AddRespondersAsync(incident, ct);
        foreach (var milestone in file.Milestones)
        {
            if (ArchiveWriting.Plausible(milestone.At, "milestones", notes) is { } at) incident.SetMilestone(milestone.Kind, at, new Policies().ReviewWithin);
        }

        await into.BeginAsync(incident, ct);
        var events = Events();
        await into.AddEventsAsync(events, [], ct);
        await ShowMilestonesAsync(incident, ct);
        await new AnalysisImport(into, file.Analysis, notes).RunAsync(incident, ct);
        var author = await cast.NamedAsync(file.Authors is [var first, ..] ? first : null, ct);
        var published = ArchiveWriting.Plausible(file.PublishedAt, "published_at", notes) ?? into.Now;
        into.Publish(incident, Storable.Text(file.Template ?? "standard", 40), author, file.Text, published, file.Corrections);
        return (incident, read.Recognise() with
        {
            OccurredAt = incident.OccurredAt,
            Services = [.. incident.Services.Select(service => service.Name)],
            Categories = [.. incident.Categories.Select(category => category.Name)],
            Events = events.Count,
            Notes = notes,
        });
    }

    private async Task<int> KeptNumberAsync(CancellationToken ct)
    {
        if (read.Number is not { } number) return 0;
        if (number > NumberLimit || await into.Db.AllIncidents.AnyAsync(incident => incident.Number == number, ct))
        {
            notes.Add($"INC-{number} is the number of another incident here, or too high to keep, so it got the next one.");
            return 0;
        }
        await into.Db.Database.ExecuteSqlAsync($"select setval('incidents_number_seq', greatest({number}, (select last_value from incidents_number_seq)))", ct);
        return number;
    }

    private async Task AddRespondersAsync(Incident incident, CancellationToken ct)
    {
        var mentions = new Dictionary<string, int>();
        foreach (var (name, role) in file.Responders)
        {
            var mention = mentions[name] = mentions.GetValueOrDefault(name, -1) + 1;
            if (await cast.NamedAsync(name, ct, mention) is { } person && incident.Responders.TrueForAll(known => known.PersonId != person.Id))
                incident.Responders.Add(new() { IncidentId = incident.Id, PersonId = person.Id, Role = Storable.Text(role ?? "", 80) });
        }
    }

    private Impact ReadImpact()
    {
        var (impact, others) = ImpactFigures.Read(file.Impact);
        var note = string.Join(" ", others.Select(other => $"{other.Name}: {other.Words}.").Prepend(file.ImpactNote ?? "")).Trim();
        if (others.Count > 0) notes.Add($"{others.Count} figure(s) of the impact are none that Debrief counts; they stand in its note.");
        return impact with { Note = Storable.Text(note, 2_000) };
    }

    private List<SourceEvent> Events()
    {
        var events = new List<SourceEvent>();
        var seen = new HashSet<string>();
        foreach (var told in file.Events)
        {
            if (ArchiveWriting.Plausible(told.At, $"event {told.Id}", notes) is not { } at) continue;
            var id = Id().IsMatch(told.Id) ? told.Id : EventId.Of("file", Storable.Text(told.Id));
            if (!seen.Add(id)) { notes.Add($"Two events are called {id}; the first of them counts."); continue; }
            events.Add(new()
            {
                Id = id, At = at, Precision = told.Precision, Until = told.Until, OriginalTime = told.OriginalTime ?? "", Kind = told.Kind, Text = told.Text,
                Actor = string.IsNullOrEmpty(told.Actor) ? null : new(told.Actor, told.Actor),
                Evidence = [new(Storable.Text(told.Source ?? "written", 40), into.File.Name, id, told.Url, SpanOf(told.Id))],
            });
        }
        return events;
    }

    /// <summary>Where the file tells of this event; the whole file when somebody wrote it in another form.</summary>
    private RawSpan SpanOf(string id)
    {
        var bytes = into.File.Bytes.AsSpan();
        var start = bytes.IndexOf(Encoding.UTF8.GetBytes($"\n  - id: {id}\n")) + 1;
        if (start == 0) return new("", 0, bytes.Length);
        var length = bytes[start..].IndexOf("\n  - "u8) is var next and >= 0 ? next : bytes[start..].IndexOf("\n---"u8);
        return new("", start, length < 0 ? bytes.Length - start : length);
    }

    /// <summary>The events that the file names for its milestones are accepted as such: a person did so where it was written.</summary>
    private async Task ShowMilestonesAsync(Incident incident, CancellationToken ct)
    {
        var ids = await into.Db.TimelineEvents.Of(incident).ToDictionaryAsync(found => found.PublicId, found => found.Id, ct);
        foreach (var told in file.Milestones.DistinctBy(milestone => milestone.Kind).Where(milestone => milestone.EventId is { } id && ids.ContainsKey(id)))
        {
            var milestone = new Milestone { IncidentId = incident.Id, Kind = told.Kind, EventId = ids[told.EventId!], At = told.At, Rule = "Said by the file it came in" };
            milestone.Accept(into.User.PersonId, into.Now);
            into.Db.Milestones.Add(milestone);
        }
    }

    private T Word<T>(string? word, string what, T otherwise) where T : struct, Enum => Word<T>(word, what, (T?)otherwise)!.Value;

    private T? Word<T>(string? word, string what, T? otherwise) where T : struct, Enum
    {
        if (Enum.TryParse<T>(word, ignoreCase: true, out var value) && Enum.IsDefined(value)) return value;
        if (word is not null) notes.Add($"{what}: “{Storable.Text(word, 80)}” is none that Debrief knows.");
        return otherwise;
    }

    [GeneratedRegex(@"^[\w-]{1,64}\z")]
    private static partial Regex Id();
}
