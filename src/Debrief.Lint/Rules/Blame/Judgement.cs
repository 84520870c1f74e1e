using System.Text.RegularExpressions;
using Debrief.Lint.Text;

namespace Debrief.Lint.Rules.Blame;

public sealed partial class Judgement() : SentenceRule("PM001", "blame-judgement", Lint.Category.Blame, Level.Error)
{
    public override Lex Triggers => Lex.Judgement | Lex.Fault;
    public override string Why => "A word about somebody's character or competence ends the inquiry and teaches people to stay quiet.";
    public override string Question => "What made this the sensible thing to do at that moment, with what could be seen then?";

    private static readonly Phrase[] Turns = [new(Character()), new(Verdict()), new(Fault())];

    public override void Check(Sentence sentence, Report report)
    {
        foreach (var turn in Turns)
            foreach (var match in turn.In(sentence))
            {
                if (Phrases.Denied().IsMatch(sentence.Plain[..match.Index]) || IsAboutThings(sentence, match)) continue;
                report.Add(match.Index, match.Length);
                return;
            }
    }

    private static bool IsAboutThings(Sentence sentence, Match match)
    {
        var next = sentence.TokenAt(match.Index + match.Length);
        if (match.Groups["mild"].Success && next < sentence.Tokens.Length && sentence.Tokens[next].Is(Lex.Machine | Lex.Process | Lex.Code) && sentence.TextOf(sentence.Tokens[next]) is not ("mistake" or "mistakes" or "error" or "decision")) return true;
        if (!match.Groups["mild"].Success && !match.Groups["share"].Success) return false;
        var subject = sentence.SubjectBefore(match.Index);
        return subject.IsMachine() || (match.Groups["mild"].Success && !subject.IsHuman() && subject != Subject.Unknown);
    }

    [GeneratedRegex(@"\G(careless(ly|ness)?|reckless(ly|ness)?|negligen(t|tly|ce)|slopp(y|ily|iness)(?! quorum)|incompeten(t|tly|ce)|idiot(s|ic)?|stupid(ly|ity)?(?! question)|foolish(ly)?|clueless|inept(ly|itude)?|irresponsib(le|ly|ility)|unprofessional(ly|ism)?|inexcusabl[ey]|unforgivabl[ey]|incomprehensibl[ey]|amateurish|shoddy|half-?hearted(ly)?|complacen(t|cy)|arrogan(t|ce)|apath(y|etic)|cavalier|thoughtless(ly|ness)?|shameful(ly)?|disgraceful(ly)?|dereliction|malpractice|culpab(le|ility)|gullible|feckless|lackadaisical|lazi(ness|ly)(?! load)|mismanag(ed|ement)|bungl(ed|ing)|screwed up|headless chickens?|asleep at the (wheel|switch)|cut(ting)? corners|dropped the ball|cowboy|blatant(ly)?|flagrant(ly)?|egregious(ly)? (fail|disregard|error|mistake|conduct|behaviou?r)\w*|shambolic|laughable|(?<mild>useless|hopeless|pathetic|appalling|abysmal|lamentable|clumsy|lazy(?![- ](load|init|eval|mount|unmount|import|sync|delet|migrat|alloc|writ|consist|bind|compil|quer))|dumb|lax(ity)?|naive(ly)?|rash(ly)?|hasty|ill[- ](judged|advised|considered|conceived|thought|prepared)|botched|ham-?fisted))\b", Phrases.Options)]
    private static partial Regex Character();

    [GeneratedRegex(@"\G((lack(ed|s|ing)?|no|basic|elementary|showed|void of)( of)?( any| all| basic)? common sense|(poor|bad|terrible|appalling|flawed|questionable|lack of) (judge?ment|decision[- ]making|attitude|work ethic|workmanship)|made an? (complete |total |utter |real |right |huge )?(mess|hash) of|(was|were|is|are|been) in denial|(had|have|has) (absolutely |clearly |obviously )?(no|not the slightest) (idea|clue) (what|how)|(put|puts|putting|placed|valued) ([\w-]+ ){1,2}(before|ahead of|over|above) (the )?([\w-]+ )?(safety|quality|people|customers|users|security|patients)|(took|takes|taken|paid|pays|gave) no (notice|heed|interest|action|attention|thought)|left us (in the dark|hanging|out in the cold)|(could|couldn't|could not) (not )?care less|(chose|chosen|decided|preferred|elected|opted) (not to (act|listen|care|look)|to (ignore|disregard|look the other way|do nothing|look away|cut))|(never|did not|didn't|not) (took|take|taken) ([\w-]+ ){1,4}seriously|(clearly|obviously|evidently|plainly) (has|have|had|did|does|do|was|were|never)( not|n't)? (test|tested|read|understand|understood|check|checked|care|cared|think|thought|know|known|been (asleep|sleeping|absent))|(response|handling|supervision|leadership|conduct|support|attitude|workmanship)( [\w-]+){0,6} (was|were|is) (\w+ly |very |quite |simply )?(inadequate|useless|amateurish|poor|inept|disappointing|wanting|pathetic|woeful|dismal|slow and|lacking)|(decision|choice|judge?ment|call)( [\w-]+){0,6} (was|were) (plainly |simply |clearly |just |a )?(wrong|bad|poor|terrible|indefensible|mistaken|irresponsible|inexplicable)|failures? (of|in) (project |basic |corporate |senior |our |the |their )*(management|oversight|leadership|governance|judge?ment|duty|supervision|accountability|care|professionalism)|should be ashamed|(no|without) excuse|unacceptable (behaviou?r|conduct|attitude|practice|negligence|failure|performance by|lack)|turn(ed|ing)? a blind eye|more (focused|concerned|interested|worried|intent) (on|with|in|about)\b.{0,80}\bthan\b|(didn't|did not|couldn't|could not|never|nobody|no one) (even |really )?(bother(ed)?|be bothered)|(didn't|did not) care (about|enough|that|whether)|incapable of|(showed|shown|with|had) (an? )?(complete |utter |total |blatant |clear |reckless )*(disregard|contempt|lack of (regard|respect|interest|concern|care))|(nobody|no one|none of \w+)( [\w-]+){0,4} took (it|this|that|the [\w-]+) seriously|unwilling(ness)? to)\b", Phrases.Options)]
    private static partial Regex Verdict();

    [GeneratedRegex(@"\G((?<share>is|are|was|were|be|being) (solely |entirely |fully |largely |partly |clearly |personally )?(to blame|at fault|blameworthy|(solely|entirely|personally|ultimately|directly) responsible)|(my|his|her|their|your|our) (own |entire |sole )?fault(?! (domain|tolerance|injection|tree|line))|(?<='s (own |entire |sole )?)fault(?! (domain|tolerance|injection|tree|line))|the fault (of|lay|lies)|(the )?(responsibility|fault|blame)( for [\w -]{1,40}?)? (lies|lay|rests|rested) (solely |squarely |entirely |alone |fully |only )?with|(the )?blame (lies|lay|rests|rested|falls|fell|belongs)|(take|took|taking|bear|bore|bears|carry|deserves?|shares?)( [\w']+){0,4} (the |some )?blame\b|(i|we|they|he|she|you) (would |can only |have to |rightly |can )?blamed? (the |our |it on |this on |\w+)|fail(ed)? (my|our|his|her|their|the) (team|users|customers|colleagues|company|community|students|readers|patients|people)|failed us)\b", Phrases.Options)]
    private static partial Regex Fault();
}
