-- What people write beside a run, see downhill.run.RunLabels.
alter table run add column name text;
alter table run add column notes text;
alter table run add column tags text;                       -- with a blank between two

-- A deleted run is hidden, and removed for good later; see downhill.run.Trash.
alter table run add column deleted_at bigint;               -- null where it is not
alter table run add column removing integer not null default 0; -- 1 from when its files begin to go

-- Runs that were submitted together, see downhill.run.RunGroups.
create table run_group (
    id ${identity},
    created_at bigint not null,
    suite text not null,                                    -- its name
    scale text not null                                     -- JSON of whoever submitted it
);
alter table run add column group_id bigint references run_group (id);
alter table run add column group_entry text;                -- which entry of the suite it belongs to

create index run_by_group on run (group_id);
