-- Small things that readers ask of a worker: what a network takes a picture for, what its loss looks like around its
-- weights. A row goes when the errand is done or no longer wanted; one that failed stays until it is asked for again.
create table errand (
    id ${identity},
    run_id bigint not null references run (id) on delete cascade,
    kind text not null,                         -- TRY, SLICE, TRAJECTORY, SHARPNESS
    person text not null,                       -- who asked, see downhill.classroom
    asked_at bigint not null,
    pixels ${bytes},                            -- of the picture to try: [channel][row][column]
    worker text,                                -- that has it
    tries integer not null default 0,           -- workers that took it
    done integer not null default 0,            -- parts of the work
    total integer not null default 0,           -- 0 until a worker has counted them
    begun_at bigint,                            -- when its worker had the first part done
    over_at bigint,                             -- when it was answered or failed
    answer text,                                -- JSON
    error text                                  -- for people
);

create index errand_by_run on errand (run_id, kind);

-- The workers that live, so that whoever asks is told at once where none does.
create table worker (
    name text primary key,                      -- see downhill.run.WorkerName
    seen_at bigint not null
);
