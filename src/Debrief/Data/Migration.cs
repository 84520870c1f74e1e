using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Debrief.Data;

/// <summary>One numbered SQL file. Once applied anywhere it never changes; its checksum holds it to that.</summary>
internal sealed record Migration(string File, string Sql)
{
    /// <summary>The same for a checkout with Windows line ends.</summary>
    public string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>Every migration this build carries, in the order of their numbers.</summary>
    public static IReadOnlyList<Migration> All { get; } =
    [
        .. from name in Assembly.GetExecutingAssembly().GetManifestResourceNames()
           where name.EndsWith(".sql", StringComparison.Ordinal)
           orderby name
           select new Migration(name, Read(name)),
    ];

    private static string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
