using System.Globalization;
using Debrief.Bench.Pages;

if (args is not [var root, var number, var results] || !int.TryParse(number, CultureInfo.InvariantCulture, out var count))
{
    Console.Error.WriteLine("bench-pages ROOT COUNT RESULTS");
    return 2;
}

var warmStarts = await WarmStart.MeasureAsync(root);
await using var stand = await Stand.SetUpAsync(root, count);
var rows = await stand.MeasureAsync();
rows.Add(new("`bin/run`, warm, until it answers", warmStarts, Limit: 5_000));
await File.WriteAllTextAsync(results, Report.Of(count, rows));
Console.Write(await File.ReadAllTextAsync(results));
return rows.TrueForAll(row => row.IsHeld) ? 0 : 1;
