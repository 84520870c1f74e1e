using System.Security.Cryptography;
using System.Text;

namespace Debrief.Sources;

/// <summary>The public id of an event: 13 characters (65 bits) of the SHA-256 of its source and the source's stable id, in lower-case base 32.</summary>
public static class EventId
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    public static string Of(string source, string stableId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var length = Encoding.UTF8.GetByteCount(source) + 1 + Encoding.UTF8.GetByteCount(stableId);
        var bytes = length <= 512 ? stackalloc byte[length] : new byte[length];
        var written = Encoding.UTF8.GetBytes(source, bytes);
        bytes[written] = (byte)'\n';
        Encoding.UTF8.GetBytes(stableId, bytes[(written + 1)..]);
        SHA256.HashData(bytes, hash);

        Span<char> id = stackalloc char[13];
        for (var i = 0; i < id.Length; i++)
        {
            var bit = i * 5;
            var window = (hash[bit / 8] << 8) | hash[(bit / 8) + 1];
            id[i] = Alphabet[(window >> (11 - (bit % 8))) & 31];
        }
        return new string(id);
    }
}
