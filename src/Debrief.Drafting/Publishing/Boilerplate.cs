using System.Text.RegularExpressions;

namespace Debrief.Drafting;

/// <summary>Praise or nothing where something that held should stand.</summary>
internal static partial class Boilerplate
{
    public static bool Is(string markdown)
    {
        var points = markdown.Split('\n').Select(line => Marks().Replace(line, "").Trim().TrimEnd('.', '!').Trim()).Where(line => line.Length > 0).ToList();
        return points.Count > 0 && points.TrueForAll(point => Empty().IsMatch(point));
    }

    [GeneratedRegex(@"^[\s>*_\-+#•]*(\d+[.)])?\s*(\[[ xX]\])?|[*_]+$")]
    private static partial Regex Marks();

    [GeneratedRegex("""
        ^( nothing(\ (at\ all|really|much|to\ (add|report|note|mention)|went\ well|in\ particular|special|comes\ to\ mind))*
         | none | n\.?/?a\.? | not\ applicable | no | nil | tb[acd] | to\ be\ (added|determined|filled(\ in)?|done|written|completed) | todo | wip | fixme | \?+ | x+ | -+ | \.+ | … | yes | same(\ as\ (above|usual|always))?
         | (all|everything)(\ (went|was))?(\ (well|good|fine|ok(ay)?|great|as\ (usual|expected|planned)))?
         | (as|business\ as)\ usual | (very\ )?(good|great|well|fine|ok(ay)?)(\ (job|work|teamwork))?(\ (everyone|all|team|people|by\ (all|everyone|the\ team)))?
         | (well\ done|kudos|thanks|thank\ you|bravo|congrat\w*)(\ (to\ )?(everyone|all|team|the\ (whole\ )?team|everybody))?(\ (involved|for\ (the|their|your)\ (help|work|effort)))?
         | (the\ )?(whole\ |entire\ |on-?call\ )?(team|everyone|everybody|people|we|all|responders?|engineers?)(\ all)?\ (did|made|worked|responded|reacted|performed|communicated|collaborated|were|was|handled\ it)\ (an?\ )?(very\ |really\ |so\ |extremely\ )?(great|good|well|amazing|fantastic|excellent|awesome|hard|quick(ly)?|fast|together|helpful|professional(ly)?|admirabl[ey]|outstanding|superb(ly)?)(\ (job|work|together|and\ \w+|as\ always))*
         | (great|good|excellent|amazing|fantastic)\ (team\ ?work|communication|collaboration|response|effort|job)(\ (by|from|across)\ (all|everyone|the\ (whole\ )?team))?
         | (team\ ?work|communication|collaboration)(\ was\ (good|great|excellent))?
        )$
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Empty();
}
