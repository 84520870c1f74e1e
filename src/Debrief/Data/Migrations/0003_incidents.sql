create table incidents (
    id uuid primary key,
    number integer generated always as identity,
    title varchar(200) not null,
    kind text not null,
    severity text,
    created_at timestamptz not null,
    lead_id uuid references people (id) on delete restrict,
    impact jsonb not null,
    impact_started_at timestamptz,
    detected_at timestamptz,
    acknowledged_at timestamptz,
    understood_at timestamptz,
    mitigated_at timestamptz,
    resolved_at timestamptz,
    occurred_at timestamptz not null,
    review_due_at timestamptz,
    review_deferral text,
    reviewed_at timestamptz,
    visibility text not null,
    restriction_reason text,
    trashed_at timestamptz,
    merged_into_id uuid references incidents (id) on delete restrict,
    is_sample boolean not null
);
create unique index ix_incidents_number on incidents (number);
create index ix_incidents_occurred_at_number on incidents (occurred_at, number);
create index ix_incidents_lead_id on incidents (lead_id);
create index ix_incidents_merged_into_id on incidents (merged_into_id);

create table responders (
    incident_id uuid not null references incidents (id) on delete cascade,
    person_id uuid not null references people (id) on delete restrict,
    role text not null,
    primary key (incident_id, person_id)
);
create index ix_responders_person_id on responders (person_id);

create table viewers (
    incident_id uuid not null references incidents (id) on delete cascade,
    person_id uuid not null references people (id) on delete restrict,
    primary key (incident_id, person_id)
);
create index ix_viewers_person_id on viewers (person_id);

create table incident_services (
    incident_id uuid not null references incidents (id) on delete cascade,
    service_id uuid not null references services (id) on delete cascade,
    primary key (incident_id, service_id)
);
create index ix_incident_services_service_id on incident_services (service_id);

create table incidents_in_categories (
    incident_id uuid not null references incidents (id) on delete cascade,
    category_id uuid not null references incident_categories (id) on delete cascade,
    primary key (incident_id, category_id)
);
create index ix_incidents_in_categories_category_id on incidents_in_categories (category_id);
