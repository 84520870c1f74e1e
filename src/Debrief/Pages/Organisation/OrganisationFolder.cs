using System.Text.Json;

namespace Debrief.Pages.Organisation;

/// <summary>A folder that holds an export. What else lies in it, such as <c>.git</c>, is left alone.</summary>
internal sealed class OrganisationFolder(string path)
{
    private const int Format = 1;
    private const string Attributes = "# An export of Debrief: bytes as they are.\n* -text\n";
    private const string Shared = "organisation";
    private const string Incidents = "incidents";

    /// <param name="NextNumber">Of the next incident: numbers that were given away are not given again.</param>
    /// <param name="Restricted">Whether restricted incidents are in it.</param>
    public sealed record Manifest(int Debrief, string Schema, int NextNumber, bool Restricted);

    public string SharedPath => Path.Combine(path, Shared);

    public string PathOf(int number) => Path.Combine(path, Incidents, $"INC-{number}");

    public IEnumerable<string> IncidentPaths => Directory.Exists(Path.Combine(path, Incidents)) ? Directory.EnumerateDirectories(Path.Combine(path, Incidents), "INC-*").Order(StringComparer.Ordinal) : [];

    /// <summary>Makes room. The manifest goes first and is written last: a folder without one is half an export.</summary>
    /// <exception cref="InvalidDataException">Something else is in it.</exception>
    public void Begin()
    {
        Directory.CreateDirectory(path);
        var attributes = Path.Combine(path, ".gitattributes");
        var isOurs = File.Exists(attributes) && File.ReadAllText(attributes) == Attributes;
        if (!isOurs && Directory.EnumerateFileSystemEntries(path).Any(entry => Path.GetFileName(entry) != ".git"))
            throw new InvalidDataException($"{path} holds something else than an export of Debrief. Name an empty folder, or one that an earlier export made; nothing was written.");

        File.WriteAllText(attributes, Attributes);
        File.Delete(Path.Combine(path, "debrief.json"));
        foreach (var part in new[] { Shared, Incidents }.Select(name => Path.Combine(path, name)).Where(Directory.Exists)) Directory.Delete(part, recursive: true);
        Directory.CreateDirectory(SharedPath);
    }

    public void Finish(Manifest manifest) => File.WriteAllText(Path.Combine(path, "debrief.json"), JsonSerializer.Serialize(manifest, Json).ReplaceLineEndings("\n") + "\n");

    /// <exception cref="InvalidDataException">It is no export, not a whole one, or one of a later Debrief.</exception>
    public Manifest Open(string schema)
    {
        var file = Path.Combine(path, "debrief.json");
        if (!File.Exists(file)) throw new InvalidDataException($"{path} holds no export, or one that was broken off: there is no debrief.json in it.");
        try
        {
            var manifest = JsonSerializer.Deserialize<Manifest>(File.ReadAllText(file), Json);
            if (manifest is not { Debrief: Format }) throw new InvalidDataException($"{file} is of another kind of export than this version reads.");
            if (string.CompareOrdinal(manifest.Schema, schema) > 0) throw new InvalidDataException($"This export was made by a later Debrief (its data is at {manifest.Schema}, here it is {schema}). Update this one first.");
            return manifest;
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"{file} cannot be read: {broken.Message}", broken);
        }
    }

    public static Manifest ManifestOf(string schema, int nextNumber, bool restricted) => new(Format, schema, nextNumber, restricted);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { WriteIndented = true };
}
