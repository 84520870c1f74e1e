using System.Text;
using Debrief.Sources.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Debrief.Sources.Tests.Json;

public class JsonRecordReaderTests
{
    [Theory]
    [InlineData("""[{"a":1},{"b":"]}"},3]""", """{"a":1}|{"b":"]}"}|3""")]
    [InlineData("""{"ok":true,"messages":[{"a":1},{"b":2}],"more":1}""", """{"a":1}|{"b":2}""")]
    [InlineData("""{"a":{"messages":1}}""", """{"a":{"messages":1}}""")]
    [InlineData("{\"a\":1}\n{\"b\":2}\n", "{\"a\":1}|{\"b\":2}")]
    [InlineData("{\"a\":1}\n{\"b\":\n{\"c\":3}", "{\"a\":1}|{\"b\":|{\"c\":3}")]
    [InlineData("""{"a":1}{"b":2}[{"c":3}]""", """{"a":1}|{"b":2}|{"c":3}""")]
    [InlineData("[]", "")]
    [InlineData("", "")]
    public void Records_are_cut_out_where_they_stand(string json, string records)
    {
        var (read, offsets, _) = All(Encoding.UTF8.GetBytes(json));
        Assert.Equal(records, string.Join('|', read));
        Assert.All(read.Zip(offsets), pair => Assert.Equal(pair.First, json.Substring((int)pair.Second, pair.First.Length)));
    }

    [Fact]
    public void A_truncated_file_keeps_everything_before_the_cut_and_says_where_it_was()
    {
        var (read, _, problems) = All("""[{"a":1},{"b":2},{"c":"""u8.ToArray());
        Assert.Equal(2, read.Count);
        Assert.StartsWith("record 3: The file ends in the middle", Assert.Single(problems));
    }

    [Fact]
    public void A_record_beyond_the_limit_costs_only_itself()
    {
        var huge = new string('x', 3 << 20);
        var (read, offsets, problems) = All(Encoding.UTF8.GetBytes($$"""[{"a":1},{"b":"{{huge}}"},{"c":3}]"""), maxRecordBytes: 1 << 20);
        Assert.Equal(["""{"a":1}""", """{"c":3}"""], read);
        Assert.Equal(9 + 8 + huge.Length + 1, offsets[1]);
        Assert.StartsWith("record 2: This record is longer than 1 MB", Assert.Single(problems));
    }

    [Fact]
    public void UTF_16_and_byte_order_marks_read_like_plain_UTF_8()
    {
        const string Json = """[{"a":"ä"}]""";
        byte[][] forms = [[.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Json)], [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Json)], Encoding.Unicode.GetBytes(Json), [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Json)]];
        Assert.All(forms, form => Assert.Equal(["""{"a":"ä"}"""], All(form).Read));
    }

    [Fact]
    public void Any_list_of_texts_comes_back_whatever_the_reads_of_the_stream_are()
    {
        Prop.ForAll<string[], PositiveInt>((texts, chunk) =>
        {
            var records = texts.Select(text => System.Text.Json.JsonSerializer.Serialize(new { text })).ToList();
            var json = Encoding.UTF8.GetBytes($"[{string.Join(", ", records)}]");
            using var reader = new JsonRecordReader(new SmallReads(json, chunk.Get), [], (_, _) => { });
            var read = new List<string>();
            while (reader.Read())
                read.Add(Encoding.UTF8.GetString(reader.Record));
            return read.SequenceEqual(records);
        }).Check(Config.QuickThrowOnFailure);
    }

    private static (List<string> Read, List<long> Offsets, List<string> Problems) All(byte[] json, int maxRecordBytes = JsonRecordReader.DefaultMaxRecordBytes)
    {
        var (read, offsets, problems) = (new List<string>(), new List<long>(), new List<string>());
        using var reader = new JsonRecordReader(new MemoryStream(json), ["messages"], (record, problem) => problems.Add($"{record}: {problem}"), maxRecordBytes);
        while (reader.Read())
        {
            read.Add(Encoding.UTF8.GetString(reader.Record));
            offsets.Add(reader.Offset);
        }
        return (read, offsets, problems);
    }

    private sealed class SmallReads(byte[] bytes, int most) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, most));
    }
}
