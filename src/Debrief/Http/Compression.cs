using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Debrief.Http;

internal static class Compression
{
    /// <summary>Pages, styles, scripts and icons go out compressed. The secret in a page, its form token, is masked anew in every answer, so that its length tells nothing.</summary>
    public static void AddCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "text/markdown"];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
    }
}
