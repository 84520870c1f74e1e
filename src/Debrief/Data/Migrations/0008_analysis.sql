create table factor_categories (
    id uuid primary key,
    name varchar(80) not null,
    remedy varchar(400) not null,
    retired_at timestamptz
);
create unique index ix_factor_categories_name on factor_categories (name);
insert into factor_categories (id, name, remedy) values
    (gen_random_uuid(), 'Detection', 'An alert on the symptom people feel, that reaches someone, with a threshold and a test that it fires.'),
    (gen_random_uuid(), 'Process', 'A step that a machine takes or refuses: a check in the pipeline, a default, a gate that cannot be forgotten.'),
    (gen_random_uuid(), 'Architecture', 'Less shared fate: a limit, a timeout, a bulkhead, a fallback, or one dependency fewer.'),
    (gen_random_uuid(), 'Communication', 'One place to look and one person who speaks: a channel, a role, a status page that is fed.'),
    (gen_random_uuid(), 'Knowledge', 'The fact where it is needed: in the runbook, the dashboard, the error message, the on-call handover.'),
    (gen_random_uuid(), 'Testing', 'A test that fails the way this failed: with delay, load, bad data or a lost node, run on every change.'),
    (gen_random_uuid(), 'Ownership', 'A named owner for the thing between two teams, and a page that goes to them.');

-- In the order in which a change, and then a failure, meets them.
create table defence_layers (
    id uuid primary key,
    name varchar(80) not null,
    position integer not null,
    retired_at timestamptz
);
create unique index ix_defence_layers_name on defence_layers (name);
insert into defence_layers (id, name, position) values
    (gen_random_uuid(), 'Design', 1), (gen_random_uuid(), 'Review', 2), (gen_random_uuid(), 'Test', 3), (gen_random_uuid(), 'Staging', 4), (gen_random_uuid(), 'Gradual rollout', 5),
    (gen_random_uuid(), 'Limits', 6), (gen_random_uuid(), 'Alert', 7), (gen_random_uuid(), 'Runbook', 8), (gen_random_uuid(), 'Recovery', 9);

create table decision_points (
    event_id uuid primary key references timeline_events (id) on delete cascade,
    known text not null,
    hypotheses text not null,
    reasonable text not null,
    first_story text not null,
    second_story text not null
);

create table contributing_factors (
    id uuid primary key,
    incident_id uuid not null references incidents (id) on delete cascade,
    number integer not null,
    text text not null,
    category_id uuid references factor_categories (id) on delete restrict,
    condition text,
    hurt text,
    layer_id uuid references defence_layers (id) on delete restrict,
    elsewhere text not null,
    no_action_reason text not null,
    added_at timestamptz not null,
    removed_at timestamptz
);
create unique index ix_contributing_factors_incident_id_number on contributing_factors (incident_id, number);
create index ix_contributing_factors_category_id on contributing_factors (category_id);
create index ix_contributing_factors_layer_id on contributing_factors (layer_id);

create table factor_events (
    factor_id uuid not null references contributing_factors (id) on delete cascade,
    event_id uuid not null references timeline_events (id) on delete cascade,
    primary key (factor_id, event_id)
);
create index ix_factor_events_event_id on factor_events (event_id);

create table held_layers (
    id uuid primary key,
    incident_id uuid not null references incidents (id) on delete cascade,
    position bigint generated always as identity,
    text text not null,
    layer_id uuid references defence_layers (id) on delete restrict,
    removed_at timestamptz
);
create index ix_held_layers_incident_id on held_layers (incident_id);
create index ix_held_layers_layer_id on held_layers (layer_id);

create table beliefs (
    id uuid primary key,
    incident_id uuid not null references incidents (id) on delete cascade,
    position bigint generated always as identity,
    believed text not null,
    was text not null,
    why text not null,
    who_knew text not null,
    event_id uuid references timeline_events (id) on delete set null,
    removed_at timestamptz
);
create index ix_beliefs_incident_id on beliefs (incident_id);
create index ix_beliefs_event_id on beliefs (event_id);

create table hypotheses (
    id uuid primary key,
    incident_id uuid not null references incidents (id) on delete cascade,
    position bigint generated always as identity,
    text text not null,
    state text not null,
    removed_at timestamptz
);
create index ix_hypotheses_incident_id on hypotheses (incident_id);

create table hypothesis_evidence (
    id uuid primary key,
    hypothesis_id uuid not null references hypotheses (id) on delete cascade,
    position bigint generated always as identity,
    supports boolean not null,
    text text not null,
    removed_at timestamptz
);
create index ix_hypothesis_evidence_hypothesis_id on hypothesis_evidence (hypothesis_id);

-- A question of the four groups that somebody answered or waived; one without a row is open.
create table question_answers (
    incident_id uuid not null references incidents (id) on delete cascade,
    question varchar(40) not null,
    state text not null,
    text text not null,
    primary key (incident_id, question)
);

create table why_nodes (
    id uuid primary key,
    incident_id uuid not null references incidents (id) on delete cascade,
    parent_id uuid references why_nodes (id) on delete cascade,
    position bigint generated always as identity,
    question text not null,
    text text not null,
    removed_at timestamptz
);
create index ix_why_nodes_incident_id on why_nodes (incident_id);
create index ix_why_nodes_parent_id on why_nodes (parent_id);

-- What people believed and found is searched with the text; a generated column can only be made anew.
alter table library_entries drop column search;
alter table library_entries add column analysis text not null default '';
alter table library_entries alter column analysis drop default;
alter table library_entries add column search tsvector not null generated always as (
    setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', services), 'A') ||
    setweight(to_tsvector('english', left(text, 200000)), 'B') || setweight(to_tsvector('english', left(analysis, 200000)), 'B') ||
    setweight(to_tsvector('english', left(timeline, 200000)), 'C')) stored;
create index ix_library_entries_search on library_entries using gin (search);
