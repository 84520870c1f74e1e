namespace Debrief.Features.Analysis;

/// <summary>How the analysis is said to people.</summary>
internal static class AnalysisWords
{
    extension(ConditionKind kind)
    {
        public string Word => kind switch
        {
            ConditionKind.Technical => "built so",
            ConditionKind.Process => "a way of working",
            ConditionKind.Knowledge => "not known",
            ConditionKind.Timing => "a matter of timing",
            _ => "not measured",
        };
    }

    extension(HypothesisState state)
    {
        public string Icon => state switch { HypothesisState.Supported => "check", HypothesisState.Refuted => "x", _ => "question" };
    }

    extension(string text)
    {
        /// <summary>The beginning of a text, on one line.</summary>
        public string Brief(int limit) => text.ReplaceLineEndings(" ") is var line && line.Length > limit ? line[..(limit - 1)].TrimEnd() + "…" : line;
    }
}
