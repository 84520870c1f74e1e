-- Both are trusted extensions: the owner of the database may create them. Search by similar words, and without accents.
create extension if not exists pg_trgm;
create extension if not exists unaccent;
