create table outgoing_mails (
    id uuid primary key,
    person_id uuid not null references people (id) on delete cascade,
    "on" date not null,
    message_id text not null,
    created_at timestamptz not null,
    attempts integer not null,
    next_attempt_at timestamptz not null,
    sent_at timestamptz,
    dropped_at timestamptz,
    problem text
);
create index ix_outgoing_mails_next_attempt_at on outgoing_mails (next_attempt_at) where sent_at is null and dropped_at is null;
create index ix_outgoing_mails_person_id_on on outgoing_mails (person_id, "on");

create table reminders (
    action_item_id uuid not null references action_items (id) on delete cascade,
    person_id uuid not null references people (id) on delete cascade,
    kind text not null,
    "on" date not null,
    mail_id uuid not null references outgoing_mails (id) on delete cascade,
    primary key (action_item_id, person_id, kind, "on")
);
create index ix_reminders_on on reminders ("on");
create index ix_reminders_person_id on reminders (person_id);
create index ix_reminders_mail_id on reminders (mail_id);

create table snoozes (
    action_item_id uuid not null references action_items (id) on delete cascade,
    person_id uuid not null references people (id) on delete cascade,
    until date not null,
    reason text not null,
    at timestamptz not null,
    primary key (action_item_id, person_id)
);
create index ix_snoozes_person_id on snoozes (person_id);

create table weekly_checks (
    incident_id uuid primary key references incidents (id) on delete cascade,
    person_id uuid not null references people (id) on delete cascade
);
create index ix_weekly_checks_person_id on weekly_checks (person_id);

create table working_hours (
    person_id uuid primary key references people (id) on delete cascade,
    zone text not null,
    from_hour integer not null,
    to_hour integer not null,
    weekends boolean not null,
    no_mail boolean not null
);
