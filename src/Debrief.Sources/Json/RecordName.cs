using System.Globalization;

namespace Debrief.Sources.Json;

/// <summary>How a record is named in warnings, made into words only when it is needed: <c>record 12</c>, <c>record 12, reply 3</c>.</summary>
public readonly record struct RecordName(int Number, int Reply = 0)
{
    public override string ToString() =>
        Reply == 0 ? string.Create(CultureInfo.InvariantCulture, $"record {Number}") : string.Create(CultureInfo.InvariantCulture, $"record {Number}, reply {Reply}");
}
