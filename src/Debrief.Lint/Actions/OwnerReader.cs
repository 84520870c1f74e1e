using System.Text.RegularExpressions;
using Debrief.Lint.Text;

namespace Debrief.Lint.Actions;

/// <summary>Finds whose an action is: in its cell, behind "Owner:", as a handle, before "will", in brackets at the end, or in the bold line above.</summary>
internal static partial class OwnerReader
{
    public static Owner Read(ActionText text, string plain, ActionContext context, Language language)
    {
        if (text.OwnerCell is { } cell) return Named(text, cell, language);
        foreach (var (signs, pattern) in Places)
            if ((signs.Length == 0 || text.Whole.AsSpan().ContainsAny(signs)) && pattern.Match(text.Whole) is { Success: true } match && match.Groups["who"] is { } who)
            {
                var owner = Named(text, new(who.Index, who.Length), language);
                if (pattern == Labelled() || IsSure(owner, who.Value, language, match.Groups["will"].Value)) return owner;
            }
        if (Group(context.GroupHeading, language) is { Kind: not OwnerKind.None } group) return group;
        if (TeamFirst().Match(plain) is { Success: true } team) return new(OwnerKind.Team, team.Value.Trim(), default);
        return default(Owner) with { Name = "" };
    }

    /// <summary>Where an owner can stand, and the signs without which it does not.</summary>
    private static readonly (string Signs, Regex Pattern)[] Places = [(":=", Labelled()), ("@", Handle()), ("", Leading()), ("([-–—", Trailing())];

    private static Owner Named(ActionText text, TextSpan span, Language language)
    {
        var name = span.In(text.Whole).Trim();
        return new(KindOf(name, language), name, new(text.Offset + span.Start, span.Length));
    }

    /// <summary>What a name in an owner's place is: a person unless it says nobody, a team or a role.</summary>
    public static OwnerKind KindOf(string name, Language language)
    {
        var bare = Brackets().Replace(name, " ").Trim(" *_-–—:.,;[]()".ToCharArray());
        if (bare.Length == 0 || Nobody().IsMatch(bare)) return OwnerKind.None;
        var kinds = Lex.None;
        foreach (var word in bare.ToLowerInvariant().Split([' ', '/', '&', ',', '+'], StringSplitOptions.RemoveEmptyEntries)) kinds |= language.Lexicon[word.TrimStart('@')];
        if ((kinds & Lex.GivenName) != 0) return OwnerKind.Person;
        if (TeamName().IsMatch(bare)) return OwnerKind.Team;
        return (kinds & (Lex.Team | Lex.Person | Lex.Process | Lex.Machine | Lex.Organisation | Lex.We)) != 0 ? OwnerKind.Team : OwnerKind.Person;
    }

    /// <summary>Whether a word found by its place rather than by a label is really somebody.</summary>
    private static bool IsSure(Owner owner, string who, Language language, string then)
    {
        if (who.StartsWith('@')) return !Everybody().IsMatch(who);
        var leading = then.Length > 0;
        var acts = then.Contains("will", StringComparison.Ordinal) || then.Contains("should", StringComparison.Ordinal) || (then.Trim() == "to" && !VerbBeforeTo().IsMatch(who));
        if (owner.Kind == OwnerKind.Team) return leading && TeamName().IsMatch(who) || (leading && (language.Lexicon[who.ToLowerInvariant()] & Lex.Team) != 0);
        if (owner.Kind != OwnerKind.Person) return false;
        var words = who.Split(' ');
        var first = language.Lexicon[words[0].ToLowerInvariant()];
        return (first & Lex.GivenName) != 0 || (acts && (first & ~Lex.Capital) == 0 && words.All(word => char.IsUpper(word[0])));
    }

    private static Owner Group(string heading, Language language)
    {
        var bare = Brackets().Replace(heading, " ").Trim(" *_-–—:.,;#".ToCharArray());
        if (bare.Length is 0 or > 40 || Nobody().IsMatch(bare) || SectionNames.Recognise(bare) is not null || HeadingWord().IsMatch(bare)) return default;
        var words = bare.Split([' ', '/', '&', ','], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 4) return default;
        if (TeamName().IsMatch(bare)) return new(OwnerKind.Team, bare, default);
        var known = words.Any(word => (language.Lexicon[word.ToLowerInvariant()] & Lex.GivenName) != 0);
        var names = words.All(word => (char.IsUpper(word[0]) || !char.IsAscii(word[0]) || word[0] == '@' || word is "and") && (language.Lexicon[word.ToLowerInvariant()] & ~Lex.GivenName) == 0);
        return known || names ? new(OwnerKind.Person, bare, default) : default;
    }

    private const RegexOptions Plainly = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\b(owners?|owned by|assignee|assigned( to)?|dri|responsible( person)?|action on|poc|lead)\s*[*_]*\s*[:=]\s*[*_]*\s*(?<who>[^|;)\]\n]*?)(?=\s*([|;)\]]|,? *(due|by|deadline|eta|target|status|priority)\b|\. |\.?$|$))", Plainly)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"(?<![\w`/.@])(?<who>@[A-Za-z][\w-]*)(?![\w/]|\.[a-z])", Plainly)]
    private static partial Regex Handle();

    [GeneratedRegex(@"^\W*(\[\w*\]\W*)?(?<who>\p{Lu}[\p{L}'’.-]*( (?!(will|to|should)\b)[\p{Lu}][\p{L}'’.-]*){0,2}( team| squad| group)?)[*_]*\s*(?<will>\s(will|to|should|is going to)\s|:\s|\s[-–—]\s)|^\W*\[(?<who>\p{Lu}[\p{L}'’-]+( \p{Lu}[\p{L}'’-]+)?)\]\s|^[Tt]he (?<who>[\w-]+( [\w-]+)? (team|squad|group))(?<will> (will|to|should|needs to|must) )", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Leading();

    [GeneratedRegex(@"([(\[]|\s[-–—]+\s)[*_]*(?<who>\p{Lu}[\p{L}'’-]+( \p{Lu}[\p{L}'’.-]*)?( ?(&|and|/|,) ?\p{Lu}[\p{L}'’-]+)?)[*_]*[)\]]?(,? *(due|by)\b[^|]*)?[.\s)]*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Trailing();

    [GeneratedRegex(@"(^|[.;] )(\W*)(we|our team|the team|everyone|everybody|all of us) (('ll|all|also|really|probably|definitely) )?(should|will|must|need to|have to|want to|plan to|are going to|ought to|can(?! add)|could|run)\b|(^|[.;] )(make sure|ensure)( that)? we (have|do|always|never|all)\b|\bwe (should|need to|must|want to|will) (make sure|write|set up|have|be more|add|consider|improve|ensure|run)\b", Plainly)]
    private static partial Regex TeamFirst();

    [GeneratedRegex(@"^(continue|switch|migrate|move|upgrade|need|try|aim|want|plan|attempt|learn|work|return|revert|go|change|convert|add|commit|talk|speak|reach|listen|subscribe|respond|connect|link|lead|route|write|publish|scale|adapt|fail|port|set|ways?|how|steps?|time|ability|access|ask|remember|start|stop|begin|prepare|refer|look|happy|able|due|according|next)$", Plainly)]
    private static partial Regex VerbBeforeTo();

    [GeneratedRegex(@"\([^)]*\)|\[[^\]]*\](\([^)]*\))?")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"^(tb[dca]|t\.b\.[da]\.?|none|nobody|no one|unassigned|unowned|n/?a|\?+|unknown|open|todo|to be (decided|determined|assigned|confirmed|discussed)|pending|-+|–|—|—+|owner|name|later)\b", Plainly)]
    private static partial Regex Nobody();

    [GeneratedRegex(@"\b(team|teams|squad|group|dept|department|guild|crew|infrastructure|infra|platform|backend|back-end|frontend|front-end|ops|devops|sre|sres|security|engineering|support|product|data|qa|network(ing)?|dba|dbas|on-?call|everyone|all|all hands|management|leadership|committee|vendor|maintainers?|developers?|engineers?|admins?|sysadmins?|us|we|both|it|legal|comms|marketing|operations|release|core|dev|devs)\b", Plainly)]
    private static partial Regex TeamName();

    [GeneratedRegex(@"^@(here|channel|all|everyone|team|oncall|on-call|ops|sre|devops|infra)", Plainly)]
    private static partial Regex Everybody();

    [GeneratedRegex(@"\b(immediate(ly)?|short|medium|long|term|prevent\w*|detect\w*|mitigat\w*|respon\w*|fix(es)?|high|low|priority|p[0-4]|technical|process\w*|complete[d]?|done|open|todo|progress|next|future|must|should|could|nice|action\w*|items?|general|other|misc\w*|quick|wins?|improve\w*|document\w*|monitor\w*|alert\w*|test\w*|train\w*|organi[sz]\w*|cultur\w*|people|policy|tooling|code|tasks?|phase|step|week|day|planned|proposed|ongoing|known|remaining|previous|review|stretch|goals?|category|type|tracking|related|notes?|tickets?|repair|investigat\w*|commun\w*)\b", Plainly)]
    private static partial Regex HeadingWord();
}
