using System.Net;
using System.Text.RegularExpressions;

namespace Debrief.Sources.Payloads;

/// <summary>Text of tools as plain text: line ends unified, control characters out, blank edges off.</summary>
internal static partial class PlainText
{
    private const int LongestText = 10_000;
    private const int LongestLabel = 300;

    /// <summary>What is longer than a person will read is cut, and says so; the record has it all.</summary>
    public static string Clean(string text)
    {
        var clean = Blank().Replace(Control().Replace(text.ReplaceLineEndings("\n"), "\uFFFD"), "\n\n").Trim();
        return clean.Length <= LongestText ? clean : $"{Cut(clean, LongestText)} … (the record holds {clean.Length - LongestText:N0} characters more)";
    }

    /// <summary>Ids, names and keys: short and printable, so that any database takes them.</summary>
    public static string Label(string text)
    {
        var label = Control().Replace(text, "\uFFFD");
        return label.Length <= LongestLabel ? label : Cut(label, LongestLabel);
    }

    private static string Cut(string text, int length) => text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    /// <summary>A text made of one line: the first line of a commit message, a title.</summary>
    public static string FirstLine(string text) => text.Trim().ReplaceLineEndings("\n").Split('\n', 2)[0].Trim();

    /// <summary>The words of a small piece of HTML; breaks and paragraphs become lines.</summary>
    public static string OfHtml(string html) => WebUtility.HtmlDecode(Tag().Replace(Break().Replace(html, "\n"), "")).Trim();

    /// <summary>The first letters and digits of a text, to tell whether two copies of it are the same.</summary>
    public static string Fingerprint(string text) => string.Concat(text.Where(char.IsLetterOrDigit).Take(40)).ToLowerInvariant();

    /// <summary>The words with their first letter in upper case.</summary>
    public static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex(@"[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]")]
    private static partial Regex Control();

    [GeneratedRegex(@"\n\s*\n\s*")]
    private static partial Regex Blank();

    [GeneratedRegex(@"<br\s*/?>|</p>|</div>|</li>", RegexOptions.IgnoreCase)]
    private static partial Regex Break();

    [GeneratedRegex(@"<[a-zA-Z/!][^<>]*>")]
    private static partial Regex Tag();
}
