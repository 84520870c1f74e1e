using System.Runtime.InteropServices;

namespace Debrief.Cli;

/// <summary>Whoever read our output has gone away, as <c>head</c> does. No failure.</summary>
internal sealed class ClosedPipeException : IOException;

/// <summary>
/// Standard output that says when its reader is gone: the console's own stream swallows that, and a million events would be told to nobody.
/// </summary>
internal sealed partial class StandardOutput : Stream
{
    private const int Handle = 1, Interrupted = 4, BrokenPipe = 32;

    public static Stream Open() => new BufferedStream(OperatingSystem.IsWindows() ? Console.OpenStandardOutput() : new StandardOutput(), 64 * 1024);

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var written = Write(Handle, in MemoryMarshal.GetReference(buffer), buffer.Length);
            if (written >= 0) buffer = buffer[(int)written..];
            else if (Marshal.GetLastPInvokeError() is var error and not Interrupted) throw error == BrokenPipe ? new ClosedPipeException() : new IOException(Marshal.GetPInvokeErrorMessage(error));
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
    public override void Flush() { }
    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(int handle, in byte buffer, nint count);
}
