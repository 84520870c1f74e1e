namespace Debrief.Bench.Pages;

/// <summary>One line of the table.</summary>
/// <param name="Milliseconds">Every run, as they came.</param>
/// <param name="Limit">In milliseconds, of the median, or of the 99th percentile where <paramref name="IsTail"/>; null where there is none.</param>
/// <param name="Bytes">Compressed, as sent.</param>
internal sealed record Figure(string Name, IReadOnlyList<double> Milliseconds, double? Limit = null, bool IsTail = false, long? Bytes = null)
{
    public const long BytesLimit = 150_000;

    public double Median => At(0.5);
    public double Tail => At(0.99);
    public double Judged => IsTail ? Tail : Median;
    public bool IsHeld => (Limit is null || Judged <= Limit) && (Bytes ?? 0) <= BytesLimit;

    private double At(double share) => Milliseconds.Order().ElementAt((int)Math.Ceiling(share * Milliseconds.Count) - 1);
}
