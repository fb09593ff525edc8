/**
 * Recordings of training runs: one small file a run, that plays in the chapters as if live and can be put into any store.
 *
 * <p>{@link downhill.recording.Recording} is what such a file holds, {@link downhill.recording.RecordingFile} reads and
 * writes it, and {@link downhill.recording.Recordings} are those of a folder. An {@link downhill.recording.Overlay} is some of
 * them beside each other: what to call and how to draw each, and in which settings they differ. {@link
 * downhill.recording.RecordedSurveys} are what was found around their weights. {@code downhill.export}
 * makes recordings of runs, and runs of recordings.
 *
 * <p>The file is JSON, compressed with gzip; its name ends in {@code .run.json.gz}, and what stands before names the
 * recording:
 *
 * <pre>
 * {"format": "downhill-recording", "version": 1,
 *  "title": "cnn3 on cifar10 with adam, seed 1",
 *  "config": {…}                see {@link downhill.train.ConfigJson}
 *  "versions": {"Java": "17"}   of what trained it, or wrote the file
 *  "dataNote": "…"              what was said of the images where they lay; "" where nothing was
 *  "startedAt": "2026-01-01T00:00:00Z", when the first step was made
 *  "started": {…}, "result": {…} the events started and finished, see {@link downhill.train.EventJson}
 *  "steps": {"step": [1, 2, 7, …], "seconds": […], "loss": […], "accuracy": […], "lr": […], "gradNorm": […],
 *            "clippedNorm": […], "imagesPerSecond": […]}
 *  "means": {"step": [31, 62, …], "seconds": […], "loss": […], "accuracy": […], "gradNorm": […]}
 *  "epochs": [{…}, …]           the events epochDone
 *  "layers": {"names": […], "step": […], "gradNorms": [[…], …], "weightNorms": [[…], …], "updateRatios": [[…], …]}
 *                               [measurement][layer]
 *  "evaluation": {…}            the last event evaluationDone, or null
 *  "log": [{…}, …]}             what else happened, for example checkpointSaved, paused, resumed
 * </pre>
 *
 * <p>Columns of a table are as long as its {@code step}, which ascends. {@code seconds} count from the first step, without
 * pauses and without what was trained twice. The table {@code steps} holds of each of at most {@value
 * downhill.recording.Decimation#BUCKETS} equal stretches of the run the first and the last step, and those where a column
 * has its minimum and its maximum; {@code means} holds the mean of each stretch at its last step. Numbers are rounded to
 * {@value downhill.recording.Rounding#DIGITS} significant digits, those of layers to {@value
 * downhill.recording.Rounding#LAYER_DIGITS}.
 *
 * <p>May use {@code downhill.train}, {@code downhill.optim} for the names of optimizers, and Jackson.
 */
package downhill.recording;
