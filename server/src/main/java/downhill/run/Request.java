package downhill.run;

/** Whether the user wants a run to stop that a worker has. */
enum Request {
    NONE,
    PAUSE,
    CANCEL
}
