-- One row a run. Its status is not here: it is a fold over the run's events.
create table run (
    id ${identity},
    created_at bigint not null,                 -- milliseconds since 1970, like every time of ours
    config text not null,                       -- JSON, see downhill.train.ConfigJson
    last_seq bigint not null default 0,         -- of the newest event
    attempt integer not null default 0,         -- fencing token: a worker that holds an older one may not write
    tries integer not null default 0,           -- workers that took the run since its last progress
    requested text not null default 'NONE'      -- what the user wants of a running run: NONE, PAUSE, CANCEL
);

-- Everything that happened to a run; appended, never changed.
create table event (
    run_id bigint not null references run (id),
    seq bigint not null,                        -- from 1, without gaps
    at bigint not null,
    type text not null,
    payload text not null,                      -- JSON, see downhill.train.EventJson
    test_accuracy double precision,             -- of an epochDone, so that the best one is found without its JSON
    primary key (run_id, seq)
);

create index event_by_type on event (run_id, type, seq);

-- The queue: db-scheduler's table as its documentation gives it.
create table scheduled_tasks (
    task_name varchar(100) not null,
    task_instance varchar(100) not null,
    task_data ${bytes},
    execution_time ${instant} not null,
    picked boolean not null,
    picked_by varchar(50),
    last_success ${instant},
    last_failure ${instant},
    consecutive_failures int,
    last_heartbeat ${instant},
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);

create index execution_time_idx on scheduled_tasks (execution_time);
create index last_heartbeat_idx on scheduled_tasks (last_heartbeat);
