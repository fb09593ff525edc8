/**
 * Files about a run that other programs read.
 *
 * <p>{@link downhill.export.ExportFormat} is the table of them and the way in; {@link downhill.export.RunRecord} is a
 * run as they see it: one of the store ({@link downhill.export.StoredRun}) or the folder of {@code downhill train} ({@link
 * downhill.export.TrainedFolder}). The command {@code export} and the site's {@code /api/runs/{id}/export/{format}} offer
 * the same.
 *
 * <table>
 * <caption>Formats</caption>
 * <tr><td>{@code tensorboard}</td><td>the series as an event file, see {@link downhill.export.EventFile}; save it in a
 * folder and start {@code tensorboard --logdir FOLDER}</td></tr>
 * <tr><td>{@code csv}</td><td>the series as one wide table, a line a step, see {@link downhill.export.SeriesCsv}</td></tr>
 * <tr><td>{@code json}</td><td>configuration, result and every event, see {@link downhill.export.RunDocument}</td></tr>
 * <tr><td>{@code checkpoint}, {@code best-checkpoint}</td><td>weights, optimizer state, running statistics and cursor as a
 * zip of NumPy arrays and a manifest with SHA-256 sums, see {@link downhill.train.CheckpointZip}, which also says how to
 * read it</td></tr>
 * <tr><td>{@code card}</td><td>of a finished run: Markdown and SVG in a zip, see {@link downhill.export.ModelCard}</td></tr>
 * <tr><td>{@code recording}</td><td>of a finished run: made small, to be played in a chapter or put into another store,
 * see {@code downhill.recording}; {@link downhill.export.RecordedRun} is the way back</td></tr>
 * </table>
 *
 * <p>The series stand in {@link downhill.export.Series}, a line each; a new one appears in table and event file by itself.
 * Steps that an interrupted run repeated count once there ({@link downhill.export.Overview}); only JSON keeps all events as
 * they happened.
 *
 * <p>Decisions that bind this package: a run is read from front to back, twice where the end decides what the beginning
 * means, and never held as a whole; and a format writes to a stream, so that its caller decides when the file is seen:
 * only when it is complete.
 *
 * <p>May use {@code downhill.recording}, {@code downhill.run}, {@code downhill.train}, {@code downhill.data} for the note beside the images, and
 * Jackson. Only here stands protobuf.
 */
package downhill.export;
