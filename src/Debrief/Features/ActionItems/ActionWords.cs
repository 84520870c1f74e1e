namespace Debrief.Features.ActionItems;

/// <summary>How actions are said to people.</summary>
internal static class ActionWords
{
    extension(ActionState state)
    {
        public string Word => state switch
        {
            ActionState.Open => "Open",
            ActionState.InProgress => "In progress",
            ActionState.Done => "Done, unverified",
            ActionState.Verified => "Verified",
            _ => "Abandoned",
        };

        public string Icon => state switch { ActionState.Done => "ac-done", ActionState.Verified => "ac-verified", ActionState.Abandoned => "x", _ => "ac-open" };
    }

    extension(ActionKind kind)
    {
        public string Word => kind.ToString();

        /// <summary>The five words of the one school in the three of the other.</summary>
        public string Purpose => kind switch { ActionKind.Fix or ActionKind.Prevent => "Prevent", ActionKind.Detect => "Detect", _ => "Mitigate" };

        public string Meaning => kind switch
        {
            ActionKind.Fix => "Closes this very hole. Counts as preventing.",
            ActionKind.Prevent => "Makes this kind of incident impossible or rare.",
            ActionKind.Detect => "Makes it seen sooner.",
            ActionKind.Mitigate => "Makes it smaller or shorter.",
            _ => "Makes people quicker and surer in it. Counts as mitigating.",
        };
    }

    extension(EncodedIn place)
    {
        public string Word => place switch { EncodedIn.CiCheck => "CI check", EncodedIn.ReleaseNotes => "Release notes", _ => place.ToString() };
    }
}
