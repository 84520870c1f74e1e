namespace Debrief.Jobs;

internal static class Stopping
{
    /// <summary>Background work that is told to stop has not failed. The host knows that only after a start that succeeded, so it is said here.</summary>
    public static async Task UntilStopped(this Task work, CancellationToken stopping)
    {
        try
        {
            await work;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Asked to.
        }
    }
}
