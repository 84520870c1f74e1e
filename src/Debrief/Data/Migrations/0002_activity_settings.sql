create table activity (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    incident_id uuid,
    event text not null,
    actor_id uuid references people (id) on delete restrict,
    actor text not null,
    details jsonb not null,
    -- Ids are given before they are committed; readers of the log wait until no older transaction can still add a row.
    transaction xid8 not null default pg_current_xact_id()
);
create index ix_activity_incident_id_id on activity (incident_id, id);
create index ix_activity_actor_id on activity (actor_id);

create table services (
    id uuid primary key,
    name varchar(80) not null,
    team_id uuid references teams (id) on delete set null,
    retired_at timestamptz
);
create unique index ix_services_name on services (name);
create index ix_services_team_id on services (team_id);

create table incident_categories (
    id uuid primary key,
    name varchar(80) not null,
    retired_at timestamptz
);
create unique index ix_incident_categories_name on incident_categories (name);

create table settings (
    id integer primary key,
    words jsonb not null,
    policies jsonb not null
);
-- What is not said here is as the code says: the defaults live in one place.
insert into settings (id, words, policies) values (1, '{}', '{}');
