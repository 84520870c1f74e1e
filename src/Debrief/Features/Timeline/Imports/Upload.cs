using Debrief.Sources;

namespace Debrief.Features.Timeline;

/// <summary>What someone brought in, and how far the reading of it is. The worker works on it while its lease runs; whoever waits looks at this same row.</summary>
public sealed class Upload
{
    public const int NameLimit = 200;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid IncidentId { get; init; }
    public required string Name { get; init => field = Shortened(value); }

    /// <summary>Bytes and SHA-256 of what was received, before unpacking.</summary>
    public required long Size { get; set; }
    public required byte[] Digest { get; set; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public Guid? ReceivedById { get; init; }
    public required string ReceivedBy { get; init; }
    public UploadState State { get; private set; } = UploadState.Received;

    /// <summary>It was an archive, unpacked meanwhile, or a folder: entries stand in the database.</summary>
    public bool IsArchive { get; private set; }

    public long ReadBytes { get; private set; }
    public long TotalBytes { get; private set; }

    public UploadFound? Found { get; private set; }
    public ImportChoice? Choice { get; private set; }
    public ImportOutcome? Outcome { get; private set; }

    /// <summary>Why nothing could be read, for the person who brought it.</summary>
    public string? Problem { get; private set; }

    public DateTimeOffset? LeasedUntil { get; private set; }
    public Guid? LeasedBy { get; private set; }

    /// <summary>How often a worker took it up since it last got any further.</summary>
    public int Attempts { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>Somebody or something is still going to work on it without being asked.</summary>
    public bool IsWaitingForWorker => State is UploadState.Received or UploadState.Queued;

    public void Unpacked(IReadOnlyList<SourceWarning> warnings) => (IsArchive, Found) = (true, UploadFound.Nothing with { Warnings = warnings });

    public void Inspected(UploadFound found)
    {
        (State, Found, Problem) = (UploadState.Waiting, found, null);
        Release();
    }

    /// <summary>The person has said what to load.</summary>
    public Refusal? Choose(ImportChoice choice)
    {
        if (State is not (UploadState.Waiting or UploadState.Done)) return new NotWaitingForChoice(Name);

        (State, Choice, Problem, ReadBytes, Outcome, FinishedAt) = (UploadState.Queued, choice, null, 0, null, null);
        return null;
    }

    /// <summary>What came of it is taken back; it waits to be loaded again, or removed.</summary>
    public Refusal? Withdraw()
    {
        if (State != UploadState.Done || Outcome is { IsArchived: true }) return new NothingToTakeBack(Name);

        (State, Choice, Outcome, FinishedAt) = (UploadState.Waiting, null, null, null);
        return null;
    }

    public void Finish(ImportOutcome outcome, DateTimeOffset now)
    {
        (State, Outcome, Problem, FinishedAt) = (UploadState.Done, outcome, null, now);
        Release();
    }

    public void Fail(string problem, DateTimeOffset now)
    {
        (State, Problem, FinishedAt) = (UploadState.Failed, problem, now);
        Release();
    }

    private void Release() => (LeasedBy, LeasedUntil, Attempts) = (null, null, 0);

    public Refusal? TryAgain()
    {
        if (State != UploadState.Failed) return new NotFailed(Name);

        (State, Problem, ReadBytes, FinishedAt) = (Choice is null ? UploadState.Received : UploadState.Queued, null, 0, null);
        return null;
    }

    private static string Shortened(string name)
    {
        name = name.Replace('\0', ' ').Trim();
        return name.Length <= NameLimit ? name : name[..NameLimit];
    }
}

/// <summary>Received: to be looked into. Waiting: for a person's choice. Queued: to be loaded.</summary>
public enum UploadState { Received, Waiting, Queued, Done, Failed }

/// <summary>What a first look found.</summary>
/// <param name="Source">The reader's name.</param>
/// <param name="AsksZone">Times stand there without a zone.</param>
/// <param name="AsksDate">Times stand there without a day.</param>
public sealed record UploadFound(
    string Source, long Records, DateTimeOffset? First, DateTimeOffset? Last, IReadOnlyList<FoundChannel> Channels, bool AsksZone, bool AsksDate, IReadOnlyList<SourceWarning> Warnings)
{
    /// <summary>Times stand there that count from the start of a recording.</summary>
    public bool AsksStart { get; init; }

    public static readonly UploadFound Nothing = new("", 0, null, null, [], false, false, []);
}

public sealed record FoundChannel(string Name, long Messages, DateTimeOffset First, DateTimeOffset Last);

/// <summary>What a person chose to load. Empty channels are all of them; the window ends before <paramref name="To"/>.</summary>
public sealed record ImportChoice(IReadOnlyList<string> Channels, DateTimeOffset? From, DateTimeOffset? To, string? Zone, DateOnly? Date)
{
    /// <summary>When the recording of a call began.</summary>
    public DateTimeOffset? StartedAt { get; init; }
}

/// <summary>What came of it.</summary>
/// <param name="Known">Events that were here already; the same record brought again adds nothing.</param>
/// <param name="Joined">Events that tell of one that was here already: their records were added to its evidence.</param>
/// <param name="WarningCount">All of them; <paramref name="Warnings"/> holds the first.</param>
public sealed record ImportOutcome(
    long Records, int Added, int Known, int Joined, IReadOnlyList<SkippedReason> Skipped, IReadOnlyList<SourceWarning> Warnings, long WarningCount)
{
    /// <summary>The incident itself was made from this file; its events were picked where it was written.</summary>
    public bool IsArchived { get; init; }
}

public sealed record SkippedReason(string Why, long Count);

public sealed record NotWaitingForChoice(string Name) : Refusal($"“{Name}” is being worked on, or can't be read. Wait until it is done.");
public sealed record NothingToTakeBack(string Name) : Refusal($"“{Name}” has brought nothing that could be taken back.");
public sealed record NotFailed(string Name) : Refusal($"“{Name}” has not failed.");
