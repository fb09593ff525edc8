-- Who submitted a run, where a site is shared; see downhill.classroom.
alter table run add column submitter text;
