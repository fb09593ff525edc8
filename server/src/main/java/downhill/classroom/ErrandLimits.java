package downhill.classroom;

import downhill.run.Errand;
import downhill.run.Errand.Kind;
import downhill.run.Errands;
import java.util.List;

/**
 * Takes errands for workers as long as they do not pile up. Safe to share between threads: one is looked at at a time.
 *
 * <p>On a site with limits a person may have {@value #TRIES_OF_A_PERSON} pictures and {@value #SURVEYS_OF_A_PERSON} survey
 * under way; on any site there is a limit for all together.
 */
public final class ErrandLimits {
    static final int TRIES_OF_A_PERSON = 3;
    static final int SURVEYS_OF_A_PERSON = 1;
    static final int TRIES = 60; // answered within seconds, even by a slow worker
    static final int SURVEYS = 6;

    private final Errands errands;
    private final boolean perPerson;

    /** @param limits of the site: where it has any, a person has a share of the errands */
    public ErrandLimits(Errands errands, Limits limits) {
        this.errands = errands;
        this.perPerson = limits.isAny();
    }

    /**
     * Asks for what a network takes a picture for.
     *
     * @return the errand's id
     * @throws TooManyErrandsException where too many wait
     */
    public synchronized long ask(long runId, byte[] pixels, String person) {
        check(List.of(Kind.TRY), person, TRIES, TRIES_OF_A_PERSON, "pictures wait for their answers");
        return errands.ask(runId, pixels, person);
    }

    /**
     * Asks for a survey.
     *
     * @return the errand's id
     * @throws TooManyErrandsException where too many wait
     */
    public synchronized long ask(long runId, Kind kind, String person) {
        check(
                List.of(Kind.SLICE, Kind.TRAJECTORY, Kind.SHARPNESS),
                person,
                SURVEYS,
                SURVEYS_OF_A_PERSON,
                "surveys are under way");
        return errands.ask(runId, kind, person);
    }

    private void check(List<Kind> kinds, String person, int most, int mostOfAPerson, String what) {
        List<Errand> open = errands.open().stream()
                .filter(errand -> kinds.contains(errand.kind()))
                .toList();
        if (open.size() >= most) {
            throw new TooManyErrandsException(
                    open.size() + " " + what + ", and no more than " + most + " may at a time: try again in a moment.");
        }
        long own =
                open.stream().filter(errand -> errand.person().equals(person)).count();
        if (perPerson && own >= mostOfAPerson) {
            throw new TooManyErrandsException("Of yours, " + own + " " + what + ", and no more than " + mostOfAPerson
                    + " of one person may at a time here: try again in a moment.");
        }
    }
}
