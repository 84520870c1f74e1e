create table api_tokens (
    id uuid primary key,
    account_id uuid not null references accounts (id) on delete cascade,
    name varchar(80) not null,
    secret_hash bytea not null,
    may_write boolean not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    last_used_at timestamptz,
    revoked_at timestamptz
);
create unique index ix_api_tokens_secret_hash on api_tokens (secret_hash);
create index ix_api_tokens_account_id on api_tokens (account_id);

create table idempotent_answers (
    token_id uuid not null references api_tokens (id) on delete cascade,
    key varchar(200) not null,
    request_hash bytea not null,
    at timestamptz not null,
    status integer not null,
    body text not null,
    location text,
    tag text,
    type text,
    primary key (token_id, key)
);
