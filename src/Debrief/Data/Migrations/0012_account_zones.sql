alter table accounts add column zone text;
