package downhill.app;

import downhill.survey.Watch;

/** A {@link Watch} that also knows how long the survey has taken. */
interface TimedWatch extends Watch, AutoCloseable {
    /** Since the beginning. */
    double seconds();

    @Override
    void close();
}
