using System.Globalization;

namespace Debrief.Collab;

/// <summary>What makes texts converge: putting changes together, moving one over another, taking one back. The rules are those of @codemirror/state, decided alike to the last tie.</summary>
public sealed partial class ChangeSet
{
    /// <summary>Both, one after the other, as one change. <paramref name="next"/> applies to the text this one makes.</summary>
    /// <exception cref="ArgumentException">It applies to a text of another length.</exception>
    public ChangeSet Compose(ChangeSet next)
    {
        if (next.Length != NewLength) throw Mismatch(next.Length, NewLength);
        if (IsEmpty) return next;
        if (next.IsEmpty) return this;

        List<ChangePart> result = [];
        var (a, b) = (new ChangeReader(parts), new ChangeReader(next.parts));
        for (var open = false; !a.Done || !b.Done;)
        {
            if (a.Inserted == 0)
            {
                Add(result, a.Length, "", open);
                a.Next();
                continue;
            }
            if (b.Length == 0 && !b.Done)
            {
                Add(result, 0, b.Text, open);
                b.Next();
                continue;
            }

            var (length, before) = (Math.Min(a.NewLength, b.Length), result.Count);
            if (a.Keeps) Add(result, length, b.Keeps ? null : b.Offset > 0 ? "" : b.Text, open);
            else if (b.Keeps) Add(result, a.Offset > 0 ? 0 : a.Length, a.Piece(length), open);
            else Add(result, a.Offset > 0 ? 0 : a.Length, b.Offset > 0 ? "" : b.Text, open);

            open = (a.Inserted > length || (b.Edits && b.Length > length)) && (open || result.Count > before);
            a.ForwardNew(length);
            b.Forward(length);
        }
        return new(result);
    }

    /// <summary>
    /// The same edit for the text that <paramref name="other"/> makes; both were made for one text. Where both insert at one place, what the other inserted comes first,
    /// unless <paramref name="before"/>. <c>a.Compose(b.Map(a))</c> and <c>b.Compose(a.Map(b, before: true))</c> make the same text.
    /// </summary>
    /// <exception cref="ArgumentException">They were made for texts of different lengths.</exception>
    public ChangeSet Map(ChangeSet other, bool before = false)
    {
        if (other.Length != Length) throw Mismatch(other.Length, Length);
        if (other.IsEmpty) return this;

        List<ChangePart> result = [];
        var (a, b) = (new ChangeReader(parts), new ChangeReader(other.parts));
        // The part of this whose insertion is in the result already; the rest of it only deletes.
        for (var inserted = -1; !a.Done || !b.Done;)
        {
            if (a.Keeps && b.Keeps)
            {
                var length = Math.Min(a.Length, b.Length);
                Add(result, length, null);
                a.Forward(length);
                b.Forward(length);
            }
            else if (b.Edits && (!a.Edits || inserted == a.Index || (a.Offset == 0 && (b.Length < a.Length || (b.Length == a.Length && !before)))))
            {
                // The other's edit comes first: pass over it, and over what it deletes of ours.
                Add(result, b.Inserted, null);
                for (var left = b.Length; left > 0;)
                {
                    var piece = Math.Min(a.Length, left);
                    if (a.Edits && inserted < a.Index && a.Length <= piece)
                    {
                        Add(result, 0, a.Text);
                        inserted = a.Index;
                    }
                    a.Forward(piece);
                    left -= piece;
                }
                b.Next();
            }
            else
            {
                // Ours, up to where the other inserts something in its midst.
                var (length, left) = (0, a.Length);
                while (left > 0)
                {
                    if (b.Keeps)
                    {
                        var piece = Math.Min(left, b.Length);
                        (length, left) = (length + piece, left - piece);
                        b.Forward(piece);
                    }
                    else if (b.Inserted == 0 && b.Length < left)
                    {
                        left -= b.Length;
                        b.Next();
                    }
                    else
                    {
                        break;
                    }
                }
                Add(result, length, inserted < a.Index ? a.Text : "");
                inserted = a.Index;
                a.Forward(a.Length - left);
            }
        }
        return new(result);
    }

    /// <summary>The change back. <paramref name="before"/> is the text this one was made for.</summary>
    /// <exception cref="ArgumentException">The text has another length.</exception>
    public ChangeSet Invert(string before)
    {
        if (before.Length != Length) throw Mismatch(before.Length, Length);

        List<ChangePart> result = [];
        var position = 0;
        foreach (var part in parts)
        {
            if (part.Insert is null) result.Add(part);
            else result.Add(new(part.Insert.Length, before.Substring(position, part.Length)));
            position += part.Length;
        }
        return new(result);
    }

    /// <summary>Where a position of the old text is in the new one.</summary>
    /// <param name="position">0 to <see cref="Length"/>, in UTF-16 units.</param>
    /// <param name="toRight">Whether it goes along with what stands right of it, when text is inserted at the very place.</param>
    /// <exception cref="ArgumentOutOfRangeException">It lies outside the old text.</exception>
    public int MapPosition(int position, bool toRight = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, Length);

        var (old, now) = (0, 0);
        foreach (var part in parts)
        {
            var end = old + part.Length;
            if (part.Insert is null)
            {
                if (end > position) return now + (position - old);
                now += part.Length;
            }
            else
            {
                if (end > position || (end == position && !toRight && part.Length == 0)) return position == old || !toRight ? now : now + part.Insert.Length;
                now += part.Insert.Length;
            }
            old = end;
        }
        return now;
    }

    /// <summary>Whether it begins or ends an edit between the two units of a surrogate pair of the text it applies to.</summary>
    public bool CutsPair(string text)
    {
        var position = 0;
        foreach (var part in parts)
        {
            if (position > 0 && position < text.Length && char.IsSurrogatePair(text[position - 1], text[position])) return true;
            position += part.Length;
        }
        return false;
    }

    /// <summary>Appends a part, joined to the one before where that says the same; <paramref name="join"/> puts it into the one before in any case.</summary>
    private static void Add(List<ChangePart> parts, int length, string? insert, bool join = false)
    {
        if (length == 0 && string.IsNullOrEmpty(insert)) return;

        if (parts is not [.., var last]) parts.Add(new(length, insert));
        else if (insert is null ? last.Insert is null : insert.Length == 0 && last.Insert is "") parts[^1] = last with { Length = last.Length + length };
        else if (length == 0 && last is { Length: 0, Insert: not null }) parts[^1] = last with { Insert = last.Insert + insert };
        else if (join) parts[^1] = new(last.Length + length, last.Insert + insert);
        else parts.Add(new(length, insert));
    }

    private static ArgumentException Mismatch(int actual, int expected) => new(string.Create(CultureInfo.InvariantCulture, $"Made for a text of {actual} units, not {expected}."));
}
