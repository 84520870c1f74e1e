namespace Debrief.Lint.Text;

/// <summary>Who or what does something in a sentence.</summary>
public enum Subject { Unknown, Person, Name, We, Team, Organisation, Machine, Process, Thing }

public static class Subjects
{
    private const Lex Attaching = Lex.Preposition;

    /// <summary>Whether blame can fall on it: a person, a role, a named team or an organisation, but not the writers as a whole.</summary>
    public static bool IsThirdParty(this Subject subject) => subject is Subject.Person or Subject.Name or Subject.Team or Subject.Organisation;

    /// <summary>Whether people are meant, the writers included.</summary>
    public static bool IsHuman(this Subject subject) => subject is Subject.We || subject.IsThirdParty();

    public static bool IsMachine(this Subject subject) => subject is Subject.Machine;

    /// <summary>The subject of the verb that begins at a place of the plain text, found by walking left over the words before it.</summary>
    public static Subject SubjectBefore(this Sentence sentence, int place)
    {
        var head = sentence.HeadBefore(place);
        return head < 0 ? Subject.Unknown : sentence.Classify(head);
    }

    /// <summary>The index of the word that heads the subject; -1 when the clause has none of its own.</summary>
    public static int HeadBefore(this Sentence sentence, int place)
    {
        var tokens = sentence.Tokens;
        var at = sentence.TokenAt(place) - 1;
        while (at >= 0 && tokens[at].Is(Lex.Adverb | Lex.Auxiliary | Lex.Negation) && !tokens[at].Is(Lex.Person | Lex.Thing)) at--;
        if (at >= 0 && sentence.TextOf(tokens[at]) is ",") at = BeforeAside(sentence, at);
        if (at < 0) return -1;
        if (tokens[at].Is(Lex.Conjunction) && !tokens[at].Is(Lex.Person)) return at == 0 ? -1 : IndexOfFirstSubject(sentence, at);
        if (sentence.TextOf(tokens[at]) is "that" or "which" && at > 0) return sentence.Antecedent(at - 1);
        if (tokens[at].Is(Lex.Punctuation)) return -1;
        for (var guard = 0; guard < 4; guard++)
        {
            var before = BeforePhrase(sentence, at);
            if (before < 1 || !tokens[before].Is(Attaching)) return at;
            var outer = before - 1;
            if (tokens[outer].Is(Lex.Punctuation | Lex.Preposition | Lex.Conjunction | Lex.Auxiliary | Lex.Verb | Lex.Number | Lex.Adverb)) return at;
            if (sentence.TextOf(tokens[outer]) is "one" or "some" or "none" or "all" or "most" or "several" or "many" or "each" or "any" or "either" or "both" or "group" or "number") return at;
            at = outer;
        }
        return at;
    }

    /// <summary>The first thing that could be the subject of the clause in which a place stands.</summary>
    public static Subject FirstSubject(this Sentence sentence, int place)
    {
        var head = IndexOfFirstSubject(sentence, sentence.TokenAt(place));
        return head < 0 ? Subject.Unknown : sentence.Classify(head);
    }

    public static Subject Classify(this Sentence sentence, int index)
    {
        var token = sentence.Tokens[index];
        var text = sentence.TextOf(token);
        if (text is "who") return Subject.Person;
        if (token.Is(Lex.Punctuation)) return Subject.Unknown;
        if (token.Is(Lex.We)) return Subject.We;
        if (token.Is(Lex.Person) && !token.Is(Lex.Code)) return Subject.Person;
        if (text.StartsWith("@")) return Subject.Person;
        if (token.Is(Lex.Team)) return Subject.Team;
        if (token.Is(Lex.GivenName) && token.Is(Lex.Capital)) return Subject.Name;
        if (token.Is(Lex.Organisation)) return Subject.Organisation;
        if (token.Is(Lex.Thing)) return Subject.Thing;
        if (index > 0 && token.Is(Lex.Capital) && sentence.Tokens[index - 1] is var first && first.Is(Lex.GivenName) && first.Is(Lex.Capital)) return Subject.Name;
        if (token.Is(Lex.Machine | Lex.Code)) return Subject.Machine;
        return token.Is(Lex.Process) ? Subject.Process : Subject.Unknown;
    }

    private static int Antecedent(this Sentence sentence, int at)
    {
        if (sentence.Tokens[at].Is(Lex.Punctuation)) at--;
        return at < 0 ? -1 : at;
    }

    private static int BeforePhrase(Sentence sentence, int at)
    {
        var tokens = sentence.Tokens;
        const Lex stops = Lex.Determiner | Lex.Preposition | Lex.Conjunction | Lex.Punctuation | Lex.Auxiliary | Lex.Relative | Lex.Adverb;
        var before = at - 1;
        while (before >= 0 && !tokens[before].Is(stops)) before--;
        while (before >= 0 && tokens[before].Is(Lex.Determiner)) before--;
        return before;
    }

    /// <summary>"The engineer, in a hurry, forgot": steps over what stands between two commas.</summary>
    private static int BeforeAside(Sentence sentence, int comma)
    {
        for (var at = comma - 1; at >= 0 && comma - at < 12; at--)
            if (sentence.TextOf(sentence.Tokens[at]) is ",") return at - 1;
        return -1;
    }

    /// <summary>"He reverts the change and clones the wrong branch": the second verb has the subject of the first.</summary>
    private static int IndexOfFirstSubject(Sentence sentence, int before)
    {
        var tokens = sentence.Tokens;
        var start = Math.Max(0, before - 1);
        while (start > 0 && !(tokens[start].Is(Lex.Punctuation) && sentence.TextOf(tokens[start]) is "," or ";")) start--;
        for (var at = start; at < before; at++)
        {
            if (tokens[at].Is(Lex.Number | Lex.Time | Lex.Punctuation | Lex.Adverb | Lex.Preposition)) continue;
            if (tokens[at].Is(Lex.Person | Lex.We | Lex.GivenName | Lex.Team | Lex.Organisation | Lex.Machine | Lex.Thing)) return at;
        }
        return -1;
    }
}
