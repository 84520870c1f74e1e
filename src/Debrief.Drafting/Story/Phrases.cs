using Debrief.Sources;

namespace Debrief.Drafting;

/// <summary>
/// The sentences an event can be told in, by what it is and who tells it. <c>{what}</c> is the citation: the event's own words.
/// A sentence never says why, and never more than the event does. Forms take turns, so that no two neighbours sound alike.
/// </summary>
internal static class Phrases
{
    /// <summary>A person wrote the words.</summary>
    public static string[] Said(EventKind kind) => kind switch
    {
        EventKind.FirstSignal => ["The first sign came {when} from {who}: {what}.", "{When}, {who} wrote what turned out to be the first sign: {what}."],
        EventKind.Ack => ["{When}, {who} took it on: {what}.", "{who} answered {when}: {what}."],
        EventKind.Escalation => ["{who} called others in {when}: {what}.", "{When}, {who} asked for help: {what}."],
        EventKind.Deploy => ["{When}, {who} announced a deploy: {what}.", "{who} wrote about a deploy {when}: {what}."],
        EventKind.ConfigChange => ["{When}, {who} told of a change to the configuration: {what}.", "{who} changed the configuration {when}: {what}."],
        EventKind.Hypothesis => ["{who} had an idea {when}: {what}.", "{When}, the working theory came from {who}: {what}.", "One explanation on the table, from {who} {when}, was {what}."],
        EventKind.Decision => ["{When}, {who} put the decision into words: {what}.", "The decision stands in the record {when}, from {who}: {what}.", "{who} wrote down what was decided {when}: {what}."],
        EventKind.Action => ["{When}, {who} reported a step taken: {what}.", "{who} acted {when}: {what}.", "Then came a step by {who}, {when}: {what}."],
        EventKind.Communication => ["{When}, {who} told others: {what}.", "Word went out from {who} {when}: {what}."],
        EventKind.Mitigation => ["{who} moved to limit the harm {when}: {what}.", "{When}, a mitigation was in hand; {who} wrote {what}."],
        EventKind.Resolution => ["{When}, {who} called it over: {what}.", "{who} closed it {when} with {what}."],
        EventKind.Note => ["{When}, {who} noted {what}.", "{who} kept a note {when}: {what}."],
        _ => ["{who} wrote {when}: {what}.", "{When}, {who} wrote {what}.", "The words of {who} {when}: {what}."],
    };

    /// <summary>A person or an account did it; the words are the record's.</summary>
    public static string[] Did(EventKind kind) => kind switch
    {
        EventKind.Ack => ["{who} acknowledged it {when} ({what}).", "{When}, {who} took the page ({what})."],
        EventKind.Escalation => ["{When}, the call went wider, through {who}: {what}.", "{who} escalated {when}: {what}."],
        EventKind.Deploy => ["{When}, {who} deployed: {what}.", "{who} shipped a change {when}: {what}.", "A deploy by {who} followed {when}: {what}."],
        EventKind.ConfigChange => ["{who} changed the configuration {when}: {what}.", "{When}, the configuration changed, by {who}: {what}."],
        EventKind.Hypothesis => ["{When}, {who} had a suspicion: {what}.", "{who} weighed an explanation {when}: {what}."],
        EventKind.Decision => ["{When}, {who} decided: {what}.", "A decision by {who} is recorded {when}: {what}."],
        EventKind.Action => ["{who} took a step {when}: {what}.", "{When}, {who} acted: {what}."],
        EventKind.Communication => ["{When}, {who} sent an update: {what}.", "An update went out from {who} {when}: {what}."],
        EventKind.Mitigation => ["{When}, {who} worked to limit the harm: {what}.", "{who} brought a mitigation {when}: {what}."],
        EventKind.Resolution => ["{who} closed it {when}: {what}.", "{When}, {who} marked it resolved: {what}."],
        _ => Plain(kind),
    };

    /// <summary>Nobody is named.</summary>
    public static string[] Plain(EventKind kind) => kind switch
    {
        EventKind.FirstSignal => ["The first sign came {when}: {what}."],
        EventKind.Alert => ["The alert {what} fired {when}.", "{When}, the alert {what} fired.", "{When}, monitoring spoke up: {what}."],
        EventKind.AlertResolved => ["{When}, the monitoring saw a recovery: {what}.", "The alert cleared {when}: {what}."],
        EventKind.Ack => ["{When}, the page was taken: {what}.", "It was acknowledged {when}: {what}."],
        EventKind.Escalation => ["{When}, it was escalated: {what}.", "The call went wider {when}: {what}."],
        EventKind.Deploy => ["{When}, a deploy went out: {what}.", "A deploy followed {when}: {what}.", "There was a deploy {when}: {what}."],
        EventKind.ConfigChange => ["{When}, the configuration changed: {what}.", "A change of configuration came {when}: {what}."],
        EventKind.Hypothesis => ["{When}, an explanation was on the table: {what}.", "The thinking {when}: {what}."],
        EventKind.Decision => ["{When}, a decision was made: {what}.", "The choice made {when}: {what}."],
        EventKind.Action => ["{When}, a step was taken: {what}.", "The next step came {when}: {what}."],
        EventKind.Communication => ["{When}, an update went out: {what}.", "Others were told {when}: {what}."],
        EventKind.Mitigation => ["A mitigation is recorded {when}: {what}.", "{When}, the harm was being limited: {what}."],
        EventKind.Resolution => ["{When}, it was declared over: {what}.", "It was closed {when}: {what}."],
        _ => ["{When}, the record has: {what}.", "The notes say {when}: {what}.", "The record goes on {when}: {what}."],
    };

    /// <summary>An event that marks a milestone is told by the turn it was; null where its kind says it better.</summary>
    public static string? Role(MilestoneKind role, EventKind kind, bool said, bool nearMiss) => (role, said) switch
    {
        (MilestoneKind.ImpactStarted, _) when nearMiss => "It began {when}: {what}.",
        (MilestoneKind.ImpactStarted, false) when kind == EventKind.Alert => "Impact counts from the alert {what}, which fired {when}.",
        (MilestoneKind.ImpactStarted, true) => "Impact counts from here: {when}, {who} wrote {what}.",
        (MilestoneKind.ImpactStarted, false) => "Impact began {when}: {what}.",
        (MilestoneKind.Detected, false) when kind == EventKind.Alert => "It was first noticed {when}, through the alert {what}.",
        (MilestoneKind.Detected, true) => "It was first noticed {when}, when {who} wrote {what}.",
        (MilestoneKind.Detected, false) => "It was first noticed {when}: {what}.",
        (MilestoneKind.Understood, true) => "{When}, enough was known to act on: {who} wrote {what}.",
        (MilestoneKind.Understood, false) => "{When}, enough was known to act on: {what}.",
        (MilestoneKind.Mitigated, _) when nearMiss => "It was stopped {when}: {what}.",
        (MilestoneKind.Mitigated, true) => "The harm ended {when}; {who} wrote {what}.",
        (MilestoneKind.Mitigated, false) => "The harm ended {when}: {what}.",
        (MilestoneKind.Resolved, true) => "It was over {when}, in the words of {who}: {what}.",
        (MilestoneKind.Resolved, false) => "It was over {when}: {what}.",
        _ => null,
    };
}
