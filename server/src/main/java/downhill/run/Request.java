package downhill.run;

/** What the user wants of a run that a worker has. */
enum Request {
    NONE,
    PAUSE,
    CANCEL
}
