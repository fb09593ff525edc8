/**
 * The course: chapters in Markdown, read from the class path folder {@code /content/chapters} and checked while they are
 * read, so that a chapter with a mistake stops the program at its start instead of meeting a reader.
 *
 * <p>Each claim of theirs stands in the ledger, {@code /content/claims.yml}, with its status and its evidence; the build
 * fails for a claim without its check, a check without its claim, marked words with a number that the ledger does not give,
 * and a number (from ten on, or with decimals) that no claim of its chapter gives. Recorded runs and the results of experiments lie in the folder {@code runs}. Publications stand in {@code
 * references.yml} and must be cited; the words of the trade stand in {@code glossary.yml} and are linked where a chapter
 * first uses them.
 *
 * <p>Entry point: {@link downhill.course.Course}. Beyond CommonMark and tables a chapter may hold
 *
 * <ul>
 *   <li>front matter: title, summary, order, minutes, and a list of prerequisites;
 *   <li>maths, {@code $inline$} and {@code $$display$$}, which the page renders;
 *   <li>{@code ```figure NAME}: a figure of {@code downhill.course.figure}, with its settings as {@code key: value} lines;
 *   <li>{@code ```recording NAME, NAME}: recorded runs of {@code /content/runs} in one figure, {@code chart:} what of them,
 *       names of {@link downhill.recording.Curve}, and a {@code caption:};
 *   <li>{@code ```experiment SUITE}: the results of a suite in {@code /content/runs} as a table, with a {@code caption:};
 *   <li>{@code ```survey NAME, NAME}: maps of the loss around the weights of recorded runs, {@code RECORDING.slice} or {@code
 *       RECORDING.trajectory}, further ones as {@code RECORDING.slice-batch}, the files of {@code downhill survey} in {@code
 *       /content/runs}, with a {@code caption:};
 *   <li>{@code ```question}: a prompt and options {@code ( )} or {@code (x)}, each with feedback after {@code ->};
 *   <li>{@code ```predict}: what the reader commits to before a figure below it is uncovered, on a slider, as a pin on its
 *       map, or as a curve;
 *   <li>{@code ```exercise}: a figure to be set until a goal is met, or a number to be computed;
 *   <li>{@code ```reveal SUMMARY}: Markdown that stays folded until the reader asks for it;
 *   <li>{@code ```note}: a remark that stands beside the text on wide screens;
 *   <li>{@code ```excerpt FILE}: a piece of the program's own source, {@code from:} a line that holds a text;
 *   <li>{@code ```path TITLE}: questions whose answers lead to further questions or to advice;
 *   <li>links {@code claim:ID} around the words that make a claim of the ledger, {@code ref:ID} around those that cite a
 *       publication, {@code given:} around numbers that are no claim;
 *   <li>links {@code #FIGURE=key:value;key:value} that set a figure.
 * </ul>
 *
 * <p>Raw HTML is shown as text. Uses {@code downhill.course.figure}, {@code downhill.course.picture}, {@code
 * downhill.recording}, {@code downhill.suite} for experiments, {@code downhill.optim} for the names of optimizers, {@code downhill.train} for what both hold, commonmark-java, jsoup and Jackson.
 */
package downhill.course;
