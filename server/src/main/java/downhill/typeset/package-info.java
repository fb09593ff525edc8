/**
 * Typesets formulas while the program is built, so that pages show maths without scripts.
 *
 * <p>Entry point: {@link downhill.typeset.Typesetter}, which Maven runs after compiling. It collects the TeX of the course,
 * of the page templates, of the catalogues and of the microscope's script, has KaTeX typeset it on GraalJS, and writes what {@link
 * downhill.typeset.Formulas} reads at run time. The pages' security policy forbids style attributes, so KaTeX's become
 * classes of one generated style sheet. GraalJS is not shipped with the program.
 *
 * <p>Uses {@code downhill.course}, {@code downhill.course.figure}, {@code downhill.landscape}, {@code downhill.math},
 * {@code downhill.optim}, {@code downhill.train}; only {@code downhill.site} uses it.
 */
package downhill.typeset;
