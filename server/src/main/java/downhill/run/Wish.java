package downhill.run;

import downhill.train.Steering;

/**
 * What the user wants of a run that a worker has.
 *
 * @param request whether it shall stop
 * @param lr base learning rate; {@code null} for the one that it has
 * @param epochs last epoch; {@code null} likewise
 */
record Wish(Request request, Double lr, Integer epochs) {
    static final Wish NONE = new Wish(Request.NONE, null, null);

    Steering steering(Steering now) {
        return new Steering(lr == null ? now.lr() : lr, epochs == null ? now.epochs() : epochs);
    }
}
