using System.IO.Compression;
using System.Text;
using Debrief.Sources.Tests.Harness;

namespace Debrief.Sources.Tests.Containers;

public class ZipSourceTests
{
    [Fact]
    public void Entries_that_climb_out_or_repeat_are_refused_with_a_warning_and_the_others_read()
    {
        using var file = Given.Bytes(Given.Zip(("../evil.txt", "x"), ("/etc/passwd", "x"), ("C:\\x.txt", "x"), ("a/..\\..\\b.txt", "x"), ("notes.txt", "1"), ("notes.txt", "2"), ("__MACOSX/notes.txt", "x")));
        Assert.Equal("notes.txt", Assert.Single(file.Entries).Path);
        Assert.Equal(5, file.Warnings.Count);
    }

    [Fact]
    public void Names_without_the_UTF_8_flag_are_read_as_UTF_8_when_they_are_and_as_code_page_437_when_not()
    {
        using var utf8 = Given.Bytes(Renamed("störung.txt"u8, "stoerung.txt"u8.Length + 0));
        Assert.Equal("störung.txt", Assert.Single(utf8.Entries).Path);
        using var dos = Given.Bytes(Renamed([(byte)'s', (byte)'t', 0x94, (byte)'r', (byte)'u', (byte)'n', (byte)'g', (byte)'.', (byte)'t', (byte)'x', (byte)'t', (byte)'x'], 12));
        Assert.Equal("störung.txtx", Assert.Single(dos.Entries).Path);
    }

    [Fact]
    public void A_bomb_stops_and_costs_its_entry_only()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var bomb = archive.CreateEntry("general/2026-05-12.json").Open())
            {
                var zeros = new byte[1 << 20];
                for (var i = 0; i < 100; i++)
                    bomb.Write(zeros);
            }
            using var good = archive.CreateEntry("general/2026-05-13.json").Open();
            good.Write("""[{"type":"message","user":"U1","text":"hi","ts":"1778662800.000100"}]"""u8);
        }
        using var file = Given.Bytes(stream.ToArray());
        var result = Given.Reading(file);
        Assert.Equal("hi", Assert.Single(result.Events).Text);
        Assert.Contains(result.Warnings, w => w.File.EndsWith("2026-05-12.json", StringComparison.Ordinal));
    }

    [Fact]
    public void A_cut_off_archive_is_said_to_be_damaged()
    {
        var zip = Given.Zip(("notes.txt", "14:32 - x"));
        using var file = Given.Bytes(zip[..(zip.Length / 2)], "cut.zip");
        var result = Given.Reading(file);
        Assert.StartsWith("This ZIP is damaged", Assert.Single(result.Unreadable).Message);
    }

    [Fact]
    public void An_archive_of_different_things_is_read_entry_by_entry()
    {
        using var file = Given.Bytes(Given.Zip(("notes.txt", "2026-05-12 UTC times\n14:32 - rollback running\n"), ("logo.png", "\0\u0001\u0002")), "all.zip");
        var result = Given.Reading(file);
        var evidence = Assert.Single(result.Events).Evidence[0];
        Assert.Equal("all.zip/notes.txt", evidence.File);
        Assert.Equal("notes.txt", evidence.Raw.Entry);
        Assert.Contains(result.Warnings, w => w.File == "all.zip/logo.png");
    }

    // Writes an entry with an ASCII name of the same length and puts other bytes in its place, so that no flag is set.
    private static byte[] Renamed(ReadOnlySpan<byte> name, int length)
    {
        var ascii = new string('n', length);
        var zip = Given.Zip((ascii, "x"));
        var marker = Encoding.ASCII.GetBytes(ascii);
        for (int at; (at = zip.AsSpan().IndexOf(marker)) >= 0;)
            name.CopyTo(zip.AsSpan(at));
        return zip;
    }
}
