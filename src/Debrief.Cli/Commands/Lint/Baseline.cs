using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Debrief.Cli.Commands.Lint;

/// <summary>What was found on a day and is left alone since: fingerprints by file, so that lines may move.</summary>
internal sealed class Baseline
{
    private readonly SortedDictionary<string, List<string>> known = new(StringComparer.Ordinal);

    /// <exception cref="UsageException">The file cannot be read or is no baseline.</exception>
    public static Baseline Read(string? file)
    {
        var baseline = new Baseline();
        if (file is null) return baseline;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (var entry in json.RootElement.GetProperty("files").EnumerateObject())
                baseline.known[entry.Name] = [.. entry.Value.EnumerateArray().Select(print => print.GetString()!)];
            return baseline;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new UsageException($"--baseline {file}: {broken.Message}");
        }
    }

    public void Add(LintedFile file)
    {
        if (file.Findings.Count > 0) known[NameOf(file)] = [.. file.Findings.Select(Fingerprint).Order(StringComparer.Ordinal)];
    }

    /// <summary>What is new in a file: each known finding covers one of its kind.</summary>
    public IEnumerable<Place> Without(LintedFile file)
    {
        if (!known.TryGetValue(NameOf(file), out var prints)) return file.Findings;
        var left = prints.ToList();
        return [.. file.Findings.Where(place => !left.Remove(Fingerprint(place)))];
    }

    public void Write(string file)
    {
        try
        {
            using var stream = File.Create(file);
            using var json = new Utf8JsonWriter(stream, new() { Indented = true });
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteStartObject("files");
            foreach (var (path, prints) in known)
            {
                json.WriteStartArray(path);
                foreach (var print in prints) json.WriteStringValue(print);
                json.WriteEndArray();
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--write-baseline {file}: {closed.Message}");
        }
    }

    /// <summary>The rule and the words found, without their place.</summary>
    public static string Fingerprint(Place place) =>
        $"{place.Rule.Code}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', place.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))).AsSpan(0, 8))}";

    private static string NameOf(LintedFile file) => file.Path.Replace('\\', '/');
}
