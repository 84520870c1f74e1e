using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Debrief.Features.Timeline;

/// <summary>The files and the pasted text of a multipart form, one after the other as they come over the line; nothing is kept aside.</summary>
internal static class UploadParts
{
    /// <summary>The name that pasted text gets.</summary>
    public const string Pasted = "Pasted text";

    private const string Token = "__RequestVerificationToken";
    private const int TokenLimit = 4_096;
    private const int PathLimit = 1_000;

    /// <param name="fields">Takes the short fields that stand before the files.</param>
    /// <exception cref="InvalidDataException">It is no such form, it broke off, or its token is missing.</exception>
    public static async IAsyncEnumerable<UploadPart> ReadAsync(HttpContext http, IAntiforgery antiforgery, [EnumeratorCancellation] CancellationToken ct, IDictionary<string, string>? fields = null)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || type.MediaType != "multipart/form-data" || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
            throw new InvalidDataException("Send it as a form with files.");

        var reader = new MultipartReader(boundary, http.Request.Body);
        var isChecked = false;
        for (var part = await NextAsync(reader, ct); part is not null; part = await NextAsync(reader, ct))
        {
            if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition)) continue;
            var field = HeaderUtilities.RemoveQuotes(disposition.Name).Value;
            if (field == Token)
            {
                http.Request.Headers[Ui.UiSetup.CsrfHeader] = await TextAsync(part.Body, TokenLimit, ct);
                continue;
            }
            // Without the header the check would go on to read the whole form itself.
            if (!isChecked && !(http.Request.Headers.ContainsKey(Ui.UiSetup.CsrfHeader) && await antiforgery.IsRequestValidAsync(http))) throw new InvalidDataException("This page has grown old. Open it again and send the form once more.");
            isChecked = true;

            var content = new Peeked(part.Body);
            if (!await content.HasAnyAsync(ct) && (field != "Files" || FilePath(disposition).Length == 0)) continue;
            if (disposition.IsFileDisposition()) yield return new(FilePath(disposition), content);
            else if (field == "Text") yield return new(Pasted, content);
            else if (field is not null && fields is { Count: < 20 }) fields[field] = await TextAsync(content, TokenLimit, ct);
        }
    }

    /// <summary>With the folders that somebody dropped or picked. A path that leads anywhere else is only a name.</summary>
    private static string FilePath(ContentDispositionHeaderValue disposition)
    {
        var given = HeaderUtilities.RemoveQuotes(disposition.FileNameStar).Value is { Length: > 0 } star ? star : HeaderUtilities.RemoveQuotes(disposition.FileName).Value ?? "";
        var steps = given.Replace('\\', '/').Replace('\0', ' ').Split('/');
        return steps.Length > 1 && (given.Length > PathLimit || steps.Any(step => step is "" or "." or ".." || step.EndsWith(':'))) ? steps[^1] : string.Join('/', steps);
    }

    private static async Task<MultipartSection?> NextAsync(MultipartReader reader, CancellationToken ct)
    {
        try
        {
            return await reader.ReadNextSectionAsync(ct);
        }
        catch (IOException broken)
        {
            throw new InvalidDataException("The connection broke off in the middle.", broken);
        }
    }

    private static async Task<string> TextAsync(Stream content, int limit, CancellationToken ct)
    {
        var buffer = new byte[limit];
        return System.Text.Encoding.UTF8.GetString(buffer, 0, await content.ReadAtLeastAsync(buffer, limit, throwOnEndOfStream: false, ct));
    }

    /// <summary>A stream whose first byte can be looked for: an empty file field and an empty text are nothing.</summary>
    private sealed class Peeked(Stream inner) : Stream
    {
        private readonly byte[] _first = new byte[1];
        private int _held;

        public async Task<bool> HasAnyAsync(CancellationToken ct) => (_held = await inner.ReadAsync(_first, ct)) > 0;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_held == 0 || buffer.Length == 0) return await inner.ReadAsync(buffer, cancellationToken);
            buffer.Span[0] = _first[0];
            _held = 0;
            return 1;
        }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read it with await.");
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

/// <summary>One file of a form.</summary>
/// <param name="Path">Its name; within a folder, the path with the folder's name in front.</param>
internal sealed record UploadPart(string Path, Stream Content)
{
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>Null for a file that was brought by itself.</summary>
    public string? Folder => Path.IndexOf('/') is > 0 and var end ? Path[..end] : null;

    /// <summary>What file managers leave in folders.</summary>
    public bool IsHidden => Folder is not null && Name.StartsWith('.');
}
