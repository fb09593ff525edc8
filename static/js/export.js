// What a reader can take away from a figure: its numbers as CSV, its picture as PNG.

import {colour} from './theme.js';

const GAP = 16;
const CAPTION = 30;

function save(blob, name) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000); // The browser may still be reading.
}

function cell(value) {
    const text = String(value);
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A table {columns, rows} as RFC 4180 has it, numbers to their last digit. */
export function csv({columns, rows}) {
    return [columns, ...rows].map(row => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

export function saveCsv(table, name) {
    save(new Blob([csv(table)], {type: 'text/csv'}), `${name}.csv`);
}

/** Draws canvases one below the other on the page's ground, with a line that says what they show. */
export function picture(canvases, caption) {
    const shown = canvases.filter(canvas => canvas.width > 0 && canvas.clientWidth > 0);
    const ratio = Math.max(1, ...shown.map(canvas => canvas.width / canvas.clientWidth));
    const sheet = document.createElement('canvas');
    sheet.width = Math.max(320 * ratio, ...shown.map(canvas => canvas.width));
    sheet.height = shown.reduce((sum, canvas) => sum + canvas.height + GAP * ratio, CAPTION * ratio);
    const context = sheet.getContext('2d');
    context.fillStyle = colour('--surface');
    context.fillRect(0, 0, sheet.width, sheet.height);
    let top = 0;
    for (const canvas of shown) {
        context.drawImage(canvas, 0, top);
        top += canvas.height + GAP * ratio;
    }
    context.fillStyle = colour('--muted');
    context.font = `${12 * ratio}px ${colour('--font')}`;
    context.fillText(caption, 8 * ratio, sheet.height - 10 * ratio, sheet.width - 16 * ratio);
    return sheet;
}

export function savePicture(canvases, caption, name) {
    picture(canvases, caption).toBlob(blob => save(blob, `${name}.png`), 'image/png');
}
