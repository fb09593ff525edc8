package downhill.site;

import io.javalin.http.Context;

/**
 * Whoever makes a request, as far as the site cares.
 *
 * @param mayAct whether they may submit and steer runs
 * @param hasPass whether their browser has entered the class token
 * @param person their name for limits
 * @param limits of this site, in words; empty where there are none
 */
record Visitor(boolean mayAct, boolean hasPass, String person, String limits) {
    private static final String ATTRIBUTE = "downhill.visitor";
    private static final Visitor UNKNOWN = new Visitor(false, false, "", "");

    /** Of a request; somebody who may nothing where it failed before it was looked at. */
    static Visitor of(Context ctx) {
        Visitor visitor = ctx.attribute(ATTRIBUTE);
        return visitor == null ? UNKNOWN : visitor;
    }

    void remember(Context ctx) {
        ctx.attribute(ATTRIBUTE, this);
    }
}
