create table writeups (
    id uuid primary key,
    incident_id uuid not null references incidents (id) on delete cascade,
    template text not null,
    author_id uuid references people (id) on delete restrict,
    started_at timestamptz not null,
    saved_at timestamptz not null,
    saved_by_id uuid references people (id) on delete restrict,
    version integer not null,
    text text not null
);
create unique index ix_writeups_incident_id on writeups (incident_id);
create index ix_writeups_author_id on writeups (author_id);
create index ix_writeups_saved_by_id on writeups (saved_by_id);

create table document_changes (
    writeup_id uuid not null references writeups (id) on delete cascade,
    version integer not null,
    change jsonb not null,
    at timestamptz not null,
    by_id uuid not null references people (id) on delete restrict,
    primary key (writeup_id, version)
);
create index ix_document_changes_by_id on document_changes (by_id);

create table publications (
    id uuid primary key,
    incident_id uuid not null references incidents (id) on delete cascade,
    writeup_id uuid not null references writeups (id) on delete cascade,
    number integer not null,
    version integer not null,
    title varchar(200) not null,
    text text not null,
    published_at timestamptz not null,
    published_by_id uuid not null references people (id) on delete restrict,
    correction text,
    withdrawn_at timestamptz
);
create unique index ix_publications_incident_id_number on publications (incident_id, number);
create index ix_publications_published_at on publications (published_at);
create index ix_publications_writeup_id on publications (writeup_id);
create index ix_publications_published_by_id on publications (published_by_id);

create table document_templates (
    name varchar(40) primary key,
    markdown text not null,
    changed_at timestamptz not null
);
