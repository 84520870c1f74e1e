namespace Debrief.Pages.Organisation;

/// <summary>What an organisation is, table by table, in the order in which it can be brought back. A new table is one line here; a test asks for it.</summary>
internal static class OrganisationTables
{
    public static readonly ExportTable[] Shared =
    [
        new("teams", "teams", "id") { Where = "true" },
        new("people", "people", "id") { Where = "true", Later = ["merged_into_id"] },
        new("person_aliases", "person-aliases", "source, external_id") { Where = "true" },
        new("services", "services", "id") { Where = "true" },
        new("incident_categories", "incident-categories", "id") { Where = "true" },
        new("factor_categories", "factor-categories", "id") { Where = "true" },
        new("defence_layers", "defence-layers", "position, id") { Where = "true" },
        new("working_hours", "working-hours", "person_id") { Where = "true" },
        new("settings", "settings", "id") { Where = "true" },
        new("document_templates", "templates", "name") { Where = "true", Aside = ("markdown", "'template-' || name || '.md'") },
        new("archive_headings", "archive-headings", "heading") { Where = "true" },
        new("activity", "activity", "id") { Where = "incident_id is null", LeftOut = ["transaction"] },
    ];

    public static readonly ExportTable[] OfIncident =
    [
        new("incidents", "incident", "id") { Where = "id = $1", Later = ["merged_into_id"] },
        new("responders", "responders", "person_id"),
        new("viewers", "viewers", "person_id"),
        new("incident_services", "services", "service_id"),
        new("incidents_in_categories", "categories", "category_id"),
        new("uploads", "uploads", "id"),
        new("timeline_events", "timeline", "position") { Later = ["merged_into_id"] },
        new("evidence", "evidence", "id") { Where = "event_id in (select id from timeline_events where incident_id = $1)" },
        new("event_keys", "event-keys", "key, event_id"),
        new("event_conflicts", "event-conflicts", "key"),
        new("milestones", "milestones", "kind"),
        new("decision_points", "decision-points", "event_id") { Where = "event_id in (select id from timeline_events where incident_id = $1)" },
        new("contributing_factors", "factors", "number"),
        new("factor_events", "factor-events", "factor_id, event_id") { Where = "factor_id in (select id from contributing_factors where incident_id = $1)" },
        new("held_layers", "held-layers", "position"),
        new("beliefs", "beliefs", "position"),
        new("hypotheses", "hypotheses", "position"),
        new("hypothesis_evidence", "hypothesis-evidence", "position") { Where = "hypothesis_id in (select id from hypotheses where incident_id = $1)" },
        new("question_answers", "question-answers", "question"),
        new("why_nodes", "whys", "position") { Later = ["parent_id"] },
        new("action_items", "actions", "number"),
        new("action_item_factors", "action-factors", "action_item_id, factor_id") { Where = "action_item_id in (select id from action_items where incident_id = $1)" },
        new("done_criteria", "action-criteria", "action_item_id, place, id") { Where = "action_item_id in (select id from action_items where incident_id = $1)" },
        new("verifications", "action-verifications", "at, id") { Where = "action_item_id in (select id from action_items where incident_id = $1)" },
        new("challenges", "action-challenges", "at, id") { Where = "action_item_id in (select id from action_items where incident_id = $1)" },
        new("reopenings", "action-reopenings", "at, id") { Where = "action_item_id in (select id from action_items where incident_id = $1)" },
        new("snoozes", "action-snoozes", "action_item_id, person_id") { Where = "action_item_id in (select id from action_items where incident_id = $1)" },
        new("weekly_checks", "weekly-check", "incident_id"),
        new("encoded_lessons", "lessons", "chosen_at, id"),
        new("asks", "asks", "asked_at, id"),
        new("attachments", "attachments", "id") { Where = "event_id in (select id from timeline_events where incident_id = $1)", Aside = ("bytes", "'attachment-' || id") },
        new("writeups", "writeup", "id") { Aside = ("text", "'postmortem.md'") },
        new("document_changes", "document-changes", "version") { Where = "writeup_id in (select id from writeups where incident_id = $1)" },
        new("publications", "publications", "number") { Aside = ("text", "'published-' || number || '.md'") },
        new("activity", "activity", "id") { LeftOut = ["transaction"] },
    ];

    /// <summary>The pieces of what was uploaded; each entry becomes a file as it came.</summary>
    public const string Chunks = "upload_chunks";

    /// <summary>What does not leave, and why.</summary>
    public static readonly Dictionary<string, string> StayHere = new()
    {
        ["accounts"] = "people are invited anew: passwords, passkeys and roles are of one installation",
        ["account_claims"] = "of accounts",
        ["account_logins"] = "of accounts",
        ["account_tokens"] = "of accounts",
        ["account_passkeys"] = "of accounts",
        ["sessions"] = "of accounts",
        ["single_use_links"] = "of accounts",
        ["protection_keys"] = "secrets of one installation",
        ["api_tokens"] = "secrets of one installation",
        ["idempotent_answers"] = "kept for a day, for programs that ask again",
        ["outgoing_mails"] = "sent from here",
        ["reminders"] = "what was sent from here",
        ["schema_migrations"] = "says itself what this database is",
        ["library_entries"] = "made from the publications again",
        ["library_cursor"] = "made from the publications again",
        ["archive_batches"] = "what one person brought and still looks at",
        ["archive_files"] = "what one person brought and still looks at",
    };
}
