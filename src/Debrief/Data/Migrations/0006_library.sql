create table library_entries (
    incident_id uuid primary key references incidents (id) on delete cascade,
    title text not null,
    text text not null,
    timeline text not null,
    services text not null,
    published_at timestamptz not null,
    search tsvector not null generated always as (
        setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', services), 'A') ||
        setweight(to_tsvector('english', left(text, 200000)), 'B') || setweight(to_tsvector('english', left(timeline, 200000)), 'C')) stored
);
create index ix_library_entries_search on library_entries using gin (search);

create table library_cursor (
    id integer primary key,
    activity_id bigint not null
);
insert into library_cursor (id, activity_id) values (1, 0);

-- What a misspelt word may have meant. Only words of post-mortems that everyone may read: a suggestion must not tell what a restricted one says.
-- PostgreSQL fills a materialized view with an empty search path, so the inner query names the schema.
create materialized view library_words as
select word, ndoc from ts_stat($$
    select to_tsvector('simple', entry.title || ' ' || entry.services || ' ' || left(entry.text, 200000))
    from public.library_entries entry join public.incidents incident on incident.id = entry.incident_id
    where incident.visibility = 'Everyone' and incident.trashed_at is null and incident.merged_into_id is null
$$) where length(word) between 3 and 40;
create unique index ix_library_words_word on library_words (word);
create index ix_library_words_trigrams on library_words using gin (word gin_trgm_ops);
