using Debrief.Bench.Timeline;

switch (args)
{
    case ["generate", var count, var file]:
        SlackExport.Write(file, int.Parse(count, null));
        return 0;
    case ["tokenise", var zip, var target]:
        File.WriteAllText(target, $"{Tokeniser.Count(zip)} tokens\n");
        return 0;
    case ["measure", var count, var zip, var debrief, var results]:
        Comparison.Run(int.Parse(count, null), zip, debrief, results);
        return 0;
    default:
        Console.Error.WriteLine("bench-timeline generate COUNT ZIP | tokenise ZIP TARGET | measure COUNT ZIP DEBRIEF RESULTS");
        return 2;
}
