-- What the user wants of a run that goes on, null where nothing; the events say when a worker did it.
alter table run add column wanted_lr double precision;
alter table run add column wanted_epochs integer;
-- The run that a fork began from; it may be gone.
alter table run add column parent bigint;
create index run_by_parent on run (parent);
