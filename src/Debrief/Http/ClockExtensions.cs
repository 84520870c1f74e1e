namespace Debrief.Http;

internal static class ClockExtensions
{
    extension(TimeProvider clock)
    {
        public DateTimeOffset Now => clock.GetUtcNow();

        public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
    }
}
