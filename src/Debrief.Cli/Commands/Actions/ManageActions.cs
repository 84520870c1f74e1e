using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Debrief.Cli.Commands.Actions;

/// <summary>Actions on the command line: what is promised, what is done, what was seen to work.</summary>
internal static class ManageActions
{
    private static readonly Option<string?> Url = new("--url") { Description = "Where your Debrief is; without it, DEBRIEF_URL. The token is read from DEBRIEF_TOKEN.", HelpName = "URL", Recursive = true };
    private static readonly Option<bool> AsJson = new("--json") { Description = "Answer in JSON.", Recursive = true };

    public static Command Create()
    {
        var command = new ExampleCommand("actions", "Lists actions and says what became of them.",
            "debrief actions list --mine",
            "debrief actions add INC-42 \"Add an alert for pool wait above 2 s\" --owner \"Priya Raman\" --due 2026-05-26",
            "debrief actions done A-311 --criterion \"The alert is in rules/pool.yaml\"",
            "debrief actions verify A-311 --how \"Cut the metric on staging\" --evidence https://graphs.example.org/17")
        { List(), Add(), Done(), Verify() };
        command.Options.Add(Url);
        command.Options.Add(AsJson);
        return command;
    }

    private static Command List()
    {
        var mine = new Option<bool>("--mine") { Description = "What you promised." };
        var overdue = new Option<bool>("--overdue") { Description = "What is over its day." };
        var incident = new Option<string?>("--incident") { Description = "Of one incident.", HelpName = "INC-42" };
        var state = new Option<string?>("--state") { Description = "In one state.", HelpName = "open|inProgress|done|verified|abandoned" };
        state.AcceptOnlyFromAmong("open", "inProgress", "done", "verified", "abandoned");
        var command = new Command("list", "Lists actions, each on a line: number, state, day, owner, text.") { mine, overdue, incident, state };
        command.SetAction((parsed, ct) => Run(parsed, async product =>
        {
            var filter = $"{(parsed.GetValue(mine) ? "&mine=true" : "")}{(parsed.GetValue(overdue) ? "&overdue=true" : "")}{(parsed.GetValue(incident) is { } of ? $"&incident={Number(of, "INC-")}" : "")}{(parsed.GetValue(state) is { } word ? $"&state={word}" : "")}";
            var (items, cursor) = (new JsonArray(), "");
            do
            {
                var page = await product.GetAsync($"api/actions?limit=200{filter}{cursor}", ct);
                foreach (var item in page["items"]!.AsArray()) items.Add(item!.DeepClone());
                cursor = page["next"] is { } next ? $"&cursor={next}" : "";
            }
            while (cursor.Length > 0);
            return items;
        }));
        return command;
    }

    private static Command Add()
    {
        var incident = new Argument<string>("INCIDENT") { Description = "INC-42, or 42." };
        var text = new Argument<string>("TEXT") { Description = "What will be different, in a line." };
        var owner = new Option<string?>("--owner") { Description = "One person, by name or email.", HelpName = "NAME" };
        var due = new Option<string?>("--due") { Description = "By which day.", HelpName = "YYYY-MM-DD" };
        var kind = new Option<string?>("--kind") { Description = "What it does.", HelpName = "fix|prevent|detect|mitigate|respond" };
        kind.AcceptOnlyFromAmong("fix", "prevent", "detect", "mitigate", "respond");
        var command = new Command("add", "Begins an action.") { incident, text, owner, due, kind };
        command.SetAction((parsed, ct) =>
        {
            var day = parsed.GetValue(due);
            if (day is not null && !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) throw new UsageException($"--due {day} is no day; they look like 2026-05-26.");
            return Run(parsed, product => product.PostAsync($"api/incidents/{Number(parsed.GetValue(incident)!, "INC-")}/actions", Body(("text", parsed.GetValue(text)), ("owner", parsed.GetValue(owner)), ("dueOn", day), ("kind", parsed.GetValue(kind))), ct));
        });
        return command;
    }

    private static Command Done()
    {
        var action = new Argument<string>("ACTION") { Description = "A-311, or 311." };
        var criterion = new Option<string?>("--criterion") { Description = "By what anyone can tell, for an action that has no condition yet.", HelpName = "TEXT" };
        var command = new Command("done", "Says that the work is done. It is finished when someone has seen it work.") { action, criterion };
        command.SetAction((parsed, ct) => Run(parsed, product => product.PostAsync($"api/actions/{Number(parsed.GetValue(action)!, "A-")}/completion", Body(("criterion", parsed.GetValue(criterion))), ct)));
        return command;
    }

    private static Command Verify()
    {
        var action = new Argument<string>("ACTION") { Description = "A-311, or 311." };
        var how = new Option<string>("--how") { Description = "What you did to see that it works.", HelpName = "TEXT", Required = true };
        var evidence = new Option<string>("--evidence") { Description = "A link, an output, a number that shows it.", HelpName = "TEXT", Required = true };
        var why = new Option<string?>("--why-the-owner") { Description = "Why it is the owner who verifies, when you are.", HelpName = "TEXT" };
        var command = new Command("verify", "Records that you saw it work.") { action, how, evidence, why };
        command.SetAction((parsed, ct) => Run(parsed, product => product.PostAsync($"api/actions/{Number(parsed.GetValue(action)!, "A-")}/verification", Body(("how", parsed.GetValue(how)), ("evidence", parsed.GetValue(evidence)), ("whyTheOwner", parsed.GetValue(why))), ct)));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, Func<Product, Task<JsonNode>> ask)
    {
        using var product = Product.Named(parsed.GetValue(Url));
        try
        {
            var answer = await ask(product);
            using var output = StandardOutput.Open();
            output.Write(System.Text.Encoding.UTF8.GetBytes(parsed.GetValue(AsJson) ? answer.ToJsonString(new() { WriteIndented = true }) + "\n" : string.Concat((answer as JsonArray ?? [answer.DeepClone()]).Select(Line))));
            return ExitCode.Done;
        }
        catch (RefusedException refused)
        {
            Console.Error.WriteLine($"debrief actions: {refused.Message}");
            return ExitCode.Refused;
        }
    }

    private static async Task<int> Run(ParseResult parsed, Func<Product, Task<JsonArray>> ask) => await Run(parsed, async product => (JsonNode)await ask(product));

    private static string Line(JsonNode? item) => $"{item!["name"],-6}  {item["state"],-10}  {item["dueOn"]?.ToString() ?? "no day",-10}  {item["owner"]?.ToString() ?? "nobody",-20}  {item["text"]}\n";

    private static JsonObject Body(params (string Name, string? Value)[] fields) => new(fields.Where(field => field.Value is not null).Select(field => KeyValuePair.Create<string, JsonNode?>(field.Name, field.Value)));

    private static int Number(string name, string prefix) =>
        int.TryParse(name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? name[prefix.Length..] : name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new UsageException($"{name} is no number like {prefix}42.");
}
