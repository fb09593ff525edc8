// A picture as the network sees it: the square in its middle, 32 × 32 pixels.

const SIZE = 32;
const LARGEST = 2048; // pixels of the first canvas, in each direction

function square(side) {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = side;
    const context = canvas.getContext('2d', {willReadFrequently: true});
    context.imageSmoothingEnabled = true;
    context.imageSmoothingQuality = 'high';
    context.fillStyle = '#fff'; // under what is transparent
    context.fillRect(0, 0, side, side);
    return {canvas, context};
}

/**
 * Cuts and shrinks a picture, halving it step by step: one large step would skip most of the pixels.
 *
 * @param picture an ImageBitmap of any size
 * @returns a canvas of 32 × 32 pixels
 */
export function shrink(picture) {
    const side = Math.min(picture.width, picture.height);
    let now = square(Math.max(SIZE, Math.min(side, LARGEST)));
    now.context.drawImage(picture, (picture.width - side) / 2, (picture.height - side) / 2, side, side,
        0, 0, now.canvas.width, now.canvas.width);
    while (now.canvas.width > SIZE) {
        const next = square(Math.max(SIZE, Math.ceil(now.canvas.width / 2)));
        next.context.drawImage(now.canvas, 0, 0, next.canvas.width, next.canvas.width);
        now = next;
    }
    return now.canvas;
}

/** Shows a picture of 32 × 32 pixels in a canvas of that size. */
export function show(canvas, picture, words) {
    const context = canvas.getContext('2d', {willReadFrequently: true});
    context.drawImage(picture, 0, 0, SIZE, SIZE);
    canvas.setAttribute('aria-label', words);
}

/** The bytes of a canvas as data sets hold them: all of red, then green, then blue, row by row. */
export function pixelsOf(canvas) {
    const {data} = canvas.getContext('2d').getImageData(0, 0, SIZE, SIZE); // red, green, blue, alpha
    const plane = SIZE * SIZE;
    const pixels = new Uint8Array(3 * plane);
    for (let i = 0; i < plane; i++) {
        for (let channel = 0; channel < 3; channel++) {
            pixels[channel * plane + i] = data[4 * i + channel];
        }
    }
    return pixels;
}
