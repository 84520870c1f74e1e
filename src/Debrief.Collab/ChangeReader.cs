namespace Debrief.Collab;

public sealed partial class ChangeSet
{
    /// <summary>Walks over the parts of a change set, piece by piece: by old units (<see cref="Forward"/>) or by new ones (<see cref="ForwardNew"/>).</summary>
    private struct ChangeReader
    {
        private readonly List<ChangePart> _parts;
        private string? _insert;

        public ChangeReader(List<ChangePart> parts)
        {
            (_parts, Index) = (parts, -1);
            Next();
        }

        /// <summary>Of the part it stands in.</summary>
        public int Index { get; private set; }

        /// <summary>Old units left of the part.</summary>
        public int Length { get; private set; }

        /// <summary>New units left of the part; -1 where the old ones are kept.</summary>
        public int Inserted { get; private set; }

        /// <summary>Units of the part already passed.</summary>
        public int Offset { get; private set; }

        public readonly bool Done => Index == _parts.Count;
        public readonly bool Keeps => Inserted == -1 && !Done;
        public readonly bool Edits => Inserted >= 0;

        /// <summary>New units left of the part, kept ones counted.</summary>
        public readonly int NewLength => Inserted < 0 ? Length : Inserted;

        /// <summary>All that the part inserts, wherever in it we stand.</summary>
        public readonly string Text => _insert ?? "";

        public readonly string Piece(int length) => Text.Substring(Offset, length);

        public void Next()
        {
            Index++;
            Offset = 0;
            if (Done) (Length, Inserted, _insert) = (0, -1, null);
            else (Length, Inserted, _insert) = (_parts[Index].Length, _parts[Index].Insert?.Length ?? -1, _parts[Index].Insert);
        }

        public void Forward(int length)
        {
            if (length == Length) Next();
            else (Length, Offset) = (Length - length, Offset + length);
        }

        public void ForwardNew(int length)
        {
            if (Inserted == -1) Forward(length);
            else if (length == Inserted) Next();
            else (Inserted, Offset) = (Inserted - length, Offset + length);
        }
    }
}
