// The map behind the paths: tinted bands and contour lines of a landscape, painted once into a bitmap.

import {lab} from './laboratory.js';
import {isDark} from './theme.js';

const BANDS = 14;
// From low ground to high. Low ground is closest to the page, since that is where paths meet and must be told apart.
const LIGHT = {low: [253, 254, 254], high: [166, 189, 205], line: 'rgb(20 60 90 / 24%)'};
const DARK = {low: [17, 21, 28], high: [62, 79, 99], line: 'rgb(190 215 245 / 17%)'};

/** Paints a landscape (a handle) as a plane shows it, at the given number of device pixels for each pixel. */
export function paintRelief(landscape, plane, ratio) {
    const width = Math.max(2, Math.round(plane.box.width * ratio));
    const height = Math.max(2, Math.round(plane.box.height * ratio));
    const bitmap = document.createElement('canvas');
    bitmap.width = width;
    bitmap.height = height;
    const context = bitmap.getContext('2d');
    const palette = isDark() ? DARK : LIGHT;
    const values = lab.Terrain.values(grid(landscape, plane, width, height));
    const least = leastOf(values);
    const levels = contourLevels(values, least);
    context.putImageData(bands(context, values, width, height, levels.map(level => level - least), least, palette), 0, 0);
    drawContours(context, landscape, plane, levels, ratio, palette);
    return bitmap;
}

function grid(landscape, plane, width, height) {
    return lab.Terrain.newGrid(landscape, width, height, plane.xMin, plane.xMax, plane.yMin, plane.yMax);
}

function leastOf(values) {
    let least = Infinity;
    for (const value of values) {
        if (value < least && value > -Infinity) {
            least = value;
        }
    }
    return least === Infinity ? 0 : least;
}

/** Levels whose heights over the least grow by equal factors, from the lowest half percent to the highest ground. */
function contourLevels(values, least) {
    const sample = [];
    const stride = Math.max(1, Math.floor(values.length / 20011));
    for (let i = 0; i < values.length; i += stride) {
        if (Number.isFinite(values[i])) {
            sample.push(values[i] - least);
        }
    }
    sample.sort((a, b) => a - b);
    const low = Math.max(sample[Math.floor(sample.length * 0.005)] ?? 0, 1e-300);
    const high = Math.max(sample[sample.length - 1] ?? 0, 2 * low);
    return Array.from({length: BANDS}, (_, i) => least + low * (high / low) ** (i / BANDS));
}

function bands(context, values, width, height, levels, least, palette) {
    const image = context.createImageData(width, height);
    const tints = Array.from({length: BANDS + 1}, (_, band) =>
        palette.low.map((low, i) => low + (palette.high[i] - low) * (band / BANDS) ** 1.15));
    const [logLow, logStep] = [Math.log(levels[0]), Math.log(levels[1] / levels[0])];
    for (let row = 0; row < height; row++) {
        for (let column = 0; column < width; column++) {
            const value = values[(height - 1 - row) * width + column] - least;
            const place = 1 + Math.floor((Math.log(value) - logLow) / logStep);
            const tint = tints[Math.min(BANDS, Math.max(0, place || 0))];
            const offset = 4 * (row * width + column);
            image.data[offset] = tint[0];
            image.data[offset + 1] = tint[1];
            image.data[offset + 2] = tint[2];
            image.data[offset + 3] = 255;
        }
    }
    return image;
}

function drawContours(context, landscape, plane, levels, ratio, palette) {
    const columns = Math.round(plane.box.width / 2) + 1;
    const rows = Math.round(plane.box.height / 2) + 1;
    const nodes = grid(landscape, plane, columns, rows);
    const [scaleX, scaleY] = [context.canvas.width / (columns - 1), context.canvas.height / (rows - 1)];
    context.strokeStyle = palette.line;
    context.lineWidth = ratio;
    context.beginPath();
    for (const level of levels) {
        const segments = lab.Terrain.contour(nodes, level);
        for (let i = 0; i < segments.length; i += 4) {
            context.moveTo(segments[i] * scaleX, context.canvas.height - segments[i + 1] * scaleY);
            context.lineTo(segments[i + 2] * scaleX, context.canvas.height - segments[i + 3] * scaleY);
        }
    }
    context.stroke();
}
