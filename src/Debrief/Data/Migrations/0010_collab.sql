alter table writeups add column erasures integer not null default 0;
alter table writeups alter column erasures drop default;

-- What was saved before had no editor that counts: each save is the first of an editor of its own.
alter table document_changes add column client_id uuid not null default gen_random_uuid(), add column sequence integer not null default 1;
alter table document_changes alter column client_id drop default, alter column sequence drop default;
create unique index ix_document_changes_writeup_id_client_id_sequence on document_changes (writeup_id, client_id, sequence);
