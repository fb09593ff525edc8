/**
 * A site that a class shares: who may submit and steer runs, and how much.
 *
 * <p>Entry points: {@link downhill.classroom.Door} knows the class token and hands out passes for it; {@link
 * downhill.classroom.Submissions} takes runs as long as {@link downhill.classroom.Limits} allow. {@link
 * downhill.classroom.ClassRules} is what the command line says about both.
 *
 * <p>The token is one for all, so a person is a browser that it was entered in, or an address. Whoever enters it anew is
 * somebody new; what holds then is the limit for all together.
 *
 * <p>Knows no HTTP. May use {@code downhill.run} and {@code downhill.train}.
 */
package downhill.classroom;
