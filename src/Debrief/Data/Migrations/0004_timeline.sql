create table uploads (
    id uuid primary key,
    incident_id uuid not null references incidents (id) on delete cascade,
    name text not null,
    size bigint not null,
    digest bytea not null,
    received_at timestamptz not null,
    received_by_id uuid references people (id) on delete restrict,
    received_by text not null,
    state text not null,
    is_archive boolean not null,
    read_bytes bigint not null,
    total_bytes bigint not null,
    found jsonb,
    choice jsonb,
    outcome jsonb,
    problem text,
    leased_until timestamptz,
    leased_by uuid,
    attempts integer not null,
    finished_at timestamptz
);
create index ix_uploads_incident_id on uploads (incident_id);
create index ix_uploads_received_by_id on uploads (received_by_id);
create index ix_uploads_state on uploads (state);

-- The unpacked content, byte for byte, in pieces of one size, each compressed by itself: entry and offset lead straight to the piece.
create table upload_chunks (
    upload_id uuid not null references uploads (id) on delete cascade,
    entry text not null,
    index integer not null,
    length integer not null,
    bytes bytea not null,
    primary key (upload_id, entry, index)
);
-- Compressed already: PostgreSQL need not try.
alter table upload_chunks alter column bytes set storage external;

create table timeline_events (
    id uuid primary key,
    incident_id uuid not null references incidents (id) on delete cascade,
    public_id text not null,
    position bigint generated always as identity,
    revision bigint not null,
    at timestamptz not null,
    precision text not null,
    until timestamptz,
    original_time text not null,
    kind text not null,
    text text not null,
    source text not null,
    channel text,
    actor_external_id text,
    actor_name text,
    person_id uuid references people (id) on delete restrict,
    reply_to text,
    proposed boolean not null,
    added_at timestamptz not null,
    added_by_id uuid references people (id) on delete restrict,
    added_by text,
    picked_at timestamptz,
    picked_by_id uuid references people (id) on delete restrict,
    original jsonb,
    edited_by text,
    merged_into_id uuid references timeline_events (id) on delete cascade
);
create unique index ix_timeline_events_incident_id_public_id on timeline_events (incident_id, public_id);
create index ix_timeline_events_incident_id_at_position on timeline_events (incident_id, at, position);
create index ix_timeline_events_person_id on timeline_events (person_id);
create index ix_timeline_events_added_by_id on timeline_events (added_by_id);
create index ix_timeline_events_picked_by_id on timeline_events (picked_by_id);
create index ix_timeline_events_merged_into_id on timeline_events (merged_into_id);

create table evidence (
    id uuid primary key,
    event_id uuid not null references timeline_events (id) on delete cascade,
    upload_id uuid not null references uploads (id) on delete cascade,
    source text not null,
    file text not null,
    record_id text not null,
    url text,
    entry text not null,
    "offset" bigint not null,
    length integer not null
);
create index ix_evidence_event_id on evidence (event_id);
create index ix_evidence_upload_id on evidence (upload_id);

-- What later imports are matched by (EventMatching): keys that two tellings share, and the ids of events that were merged in.
create table event_keys (
    incident_id uuid not null references incidents (id) on delete cascade,
    key text not null,
    event_id uuid not null references timeline_events (id) on delete cascade,
    primary key (incident_id, key, event_id)
);
create index ix_event_keys_event_id on event_keys (event_id);

create table milestones (
    incident_id uuid not null references incidents (id) on delete cascade,
    kind text not null,
    event_id uuid not null references timeline_events (id) on delete cascade,
    at timestamptz not null,
    rule text not null,
    state text not null,
    decided_at timestamptz,
    decided_by_id uuid references people (id) on delete restrict,
    primary key (incident_id, kind)
);
create index ix_milestones_event_id on milestones (event_id);
create index ix_milestones_decided_by_id on milestones (decided_by_id);

create table attachments (
    id uuid primary key,
    event_id uuid not null references timeline_events (id) on delete cascade,
    name text not null,
    caption text not null,
    type text not null,
    bytes bytea not null,
    added_at timestamptz not null,
    added_by text not null
);
create index ix_attachments_event_id on attachments (event_id);

create table event_conflicts (
    incident_id uuid not null references incidents (id) on delete cascade,
    key text not null,
    event_ids text[] not null,
    message text not null,
    settled_at timestamptz,
    settled_by_id uuid references people (id) on delete restrict,
    primary key (incident_id, key)
);
create index ix_event_conflicts_settled_by_id on event_conflicts (settled_by_id);
