/**
 * Still pictures of the figures, for readers without scripts: SVG that shows what the browser would, computed by the same
 * classes.
 *
 * <p>Entry point: {@link downhill.course.picture.Picture}. A chapter names the address of each figure's picture, for a page
 * as wide as a desk's and for a phone; the site draws it when it is first asked for. Each kind of figure has a drawing here,
 * {@code RacePicture} and its kin, of panels that a sheet lays out. {@code
 * RecordingPicture} draws curves of recorded runs, {@code RatesPicture} what came out of an experiment over learning rates;
 * {@code SurveyPicture} the loss around trained weights; those two are shown to all readers. A picture takes its colours from the site's style sheet.
 *
 * <p>Uses {@code downhill.course.figure} for the settings, {@code downhill.recording} and {@code downhill.train} for recorded runs, {@code downhill.suite} for experiments, and {@code downhill.lab}, {@code downhill.landscape}, {@code
 * downhill.optim}, {@code downhill.schedule} and {@code downhill.augment} for what it shows.
 */
package downhill.course.picture;
