using System.Text;
using System.Text.Json;

namespace Debrief.Sources.Tests.Payloads;

/// <summary>Damaged payloads: whatever is done to them, reading ends with events, skips, warnings or a <see cref="SourceException"/>. Seeded, so that a failure comes again.</summary>
public sealed class MutationTests
{
    private const int Rounds = 400;

    private static readonly string[] Values =
        ["null", "true", "0", "-1", "1e999", "99999999999999999999", "\"\"", "\"\\u0000\"", "\"\\ud83d\"", "\"x\"", "[]", "{}", "[[]]", "[{}]", "{\"\":null}",
         "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999Z\"", "\"2026-13-40T99:99:99Z\"", "\"2026-03-02T14:00:00\"", "\"1970-01-01T00:00:00+14:00\"", "\"javascript:alert(1)\"", "\"https://a:b@c/?token=1&x=\""];

    [Theory, MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public void A_payload_with_any_value_replaced_is_read_or_refused(string sample) =>
        EachMutation(sample, random =>
        {
            var json = Encoding.UTF8.GetBytes(Samples.All[sample]);
            for (var times = random.Next(1, 4); times > 0; times--) json = Replaced(json, random);
            return json;
        });

    [Theory, MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public void A_payload_with_any_bytes_damaged_is_read_or_refused(string sample) =>
        EachMutation(sample, random =>
        {
            var bytes = Encoding.UTF8.GetBytes(Samples.All[sample]).ToList();
            for (var times = random.Next(1, 6); times > 0 && bytes.Count > 0; times--) Damage(bytes, random);
            return [.. bytes];
        });

    private static void EachMutation(string sample, Func<Random, byte[]> mutated)
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var bytes = mutated(new Random(seed));
            try
            {
                using var file = Harness.Given.Bytes(bytes);
                var known = SourceReaders.For(file) ?? SourceReaders.All.OfType<Debrief.Sources.Payloads.PayloadReader>().ElementAt(seed % 14);
                Check(Reading.By(known, bytes, new() { ReceivedAt = seed % 2 == 0 ? new(2026, 3, 3, 0, 0, 0, TimeSpan.Zero) : null }));
            }
            catch (SourceException e)
            {
                Assert.NotEmpty(e.Message);
            }
            catch (Exception e)
            {
                Assert.Fail($"{sample}, seed {seed}: {e}\n{Encoding.UTF8.GetString(bytes)}");
            }
        }
    }

    private static void Check(Reading reading)
    {
        foreach (var found in reading.Events)
        {
            Assert.Equal(TimeSpan.Zero, found.At.Offset);
            Assert.InRange(found.At.Year, 1979, 2200);
            Assert.NotEmpty(found.OriginalTime);
            Assert.DoesNotContain('\0', found.Text);
            Assert.Matches("(?i)^https?://|^$", found.Evidence[0].Url ?? "");
        }
        foreach (var record in reading.Events.SelectMany(found => found.Evidence).Concat(reading.Skips.Select(skip => skip.Record)))
        {
            Assert.InRange(record.Raw.Offset, 0, reading.Bytes.Length);
            Assert.InRange(record.Raw.Offset + record.Raw.Length, 1, reading.Bytes.Length);
        }
    }

    /// <summary>Puts another value where a scalar stands.</summary>
    private static byte[] Replaced(byte[] json, Random random)
    {
        var spots = new List<(int Start, int Length)>();
        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
                if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.StartObject or JsonTokenType.EndObject or JsonTokenType.StartArray or JsonTokenType.EndArray))
                    spots.Add(((int)reader.TokenStartIndex, (int)(reader.BytesConsumed - reader.TokenStartIndex)));
        }
        catch (JsonException)
        {
            return json; // a HTTP message or a feed
        }
        if (spots.Count == 0) return json;
        var (start, length) = spots[random.Next(spots.Count)];
        return [.. json[..start], .. Encoding.UTF8.GetBytes(Values[random.Next(Values.Length)]), .. json[(start + length)..]];
    }

    private static void Damage(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count);
        var length = random.Next(1, Math.Min(40, bytes.Count - at) + 1);
        switch (random.Next(6))
        {
            case 0: bytes[at] = (byte)random.Next(256); break;
            case 1: bytes.RemoveRange(at, length); break;
            case 2: bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length)); break;
            case 3: bytes.RemoveRange(at, bytes.Count - at); break;
            case 4: bytes.Insert(at, "{}[]\":,\\\n<>"u8[random.Next(11)]); break;
            default: bytes[at] ^= (byte)(1 << random.Next(8)); break;
        }
    }
}
