namespace Debrief.Data;

/// <summary>The app can't start, and the operator can do something about it: they are shown the reason, without a stack trace.</summary>
public sealed class DatabaseException(string message) : Exception(message)
{
    public override string ToString() => Message;
}
