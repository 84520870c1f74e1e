namespace Debrief.Features.Timeline;

/// <summary>How much may come at once, so that nobody fills the disk by mistake.</summary>
/// <param name="Received">Bytes of one file, or of one folder with all that is in it.</param>
/// <param name="Unpacked">Bytes that one archive may hold.</param>
internal sealed record UploadLimits(long Received, long Unpacked)
{
    public static UploadLimits From(IConfiguration settings) =>
        new(settings.GetValue("Uploads:SizeLimit", 2L << 30), settings.GetValue("Uploads:UnpackedLimit", 16L << 30));

    public static string Words(long bytes) => bytes switch
    {
        >= 1 << 30 => $"{bytes / (double)(1 << 30):0.##} GB",
        >= 1 << 20 => $"{bytes / (double)(1 << 20):0.##} MB",
        _ => $"{bytes:N0} bytes",
    };
}
