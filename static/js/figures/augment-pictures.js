// Pictures of 32 × 32 pixels for the augmentation figure: drawn by code, or the reader's own, which never leaves the browser.

export const SIDE = 32;
const PIXELS = SIDE * SIDE;

function sheet() {
    const canvas = document.createElement('canvas');
    canvas.width = SIDE;
    canvas.height = SIDE;
    return canvas.getContext('2d', {willReadFrequently: true});
}

function block(context, colour, ...box) {
    context.fillStyle = colour;
    context.fillRect(...box);
}

function shape(context, colour, ...points) {
    context.fillStyle = colour;
    context.beginPath();
    points.forEach(([x, y]) => context.lineTo(x, y));
    context.fill();
}

function disc(context, colour, x, y, radius) {
    context.fillStyle = colour;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fill();
}

const PAINTERS = {
    house(context) {
        block(context, '#7fb6e6', 0, 0, SIDE, 22);
        block(context, '#5d9147', 0, 22, SIDE, 10);
        disc(context, '#f6cf4a', 26, 6, 3.5);
        block(context, '#d9c3a0', 5, 14, 14, 12);
        shape(context, '#a23b2a', [3, 14], [12, 5], [21, 14]);
        block(context, '#5a3a22', 8, 19, 4, 7);
        block(context, '#dff1ff', 14, 17, 3, 4);
        block(context, '#6b4a2b', 25, 18, 2, 8);
        disc(context, '#2f6b34', 26, 15, 4.5);
    },
    letter(context) {
        block(context, '#20406b', 0, 0, SIDE, SIDE);
        context.fillStyle = '#ffd25e';
        context.font = 'bold 27px sans-serif';
        context.textAlign = 'center';
        context.textBaseline = 'middle';
        context.fillText('R', 16, 17.5);
    },
    wheel(context) {
        block(context, '#777777', 0, 0, SIDE, SIDE);
        for (let i = 0; i < 12; i++) {
            context.fillStyle = `hsl(${30 * i} 80% 50%)`;
            context.beginPath();
            context.moveTo(16, 16);
            context.arc(16, 16, 14, i * Math.PI / 6, (i + 1) * Math.PI / 6 + 0.03);
            context.fill();
        }
        disc(context, '#ffffff', 16, 16, 4);
    },
};

/** The bytes of a canvas, [channel][row][column], as the Java code takes them. */
function bytesOf(context) {
    const {data} = context.getImageData(0, 0, SIDE, SIDE);
    const bytes = new Int8Array(3 * PIXELS);
    for (let i = 0; i < PIXELS; i++) {
        for (let channel = 0; channel < 3; channel++) {
            bytes[channel * PIXELS + i] = data[4 * i + channel];
        }
    }
    return bytes;
}

const drawn = new Map();

/** The bytes of a drawn picture. */
export function pictureBytes(name) {
    if (!drawn.has(name)) {
        const context = sheet();
        PAINTERS[name](context);
        drawn.set(name, bytesOf(context));
    }
    return drawn.get(name);
}

/** The bytes of the middle square of a picture file; fails where the browser cannot read it. */
export async function fileBytes(file) {
    const bitmap = await createImageBitmap(file);
    const side = Math.min(bitmap.width, bitmap.height);
    const context = sheet();
    context.imageSmoothingQuality = 'high';
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, SIDE, SIDE);
    context.drawImage(bitmap, (bitmap.width - side) / 2, (bitmap.height - side) / 2, side, side, 0, 0, SIDE, SIDE);
    bitmap.close();
    return bytesOf(context);
}

/** A canvas of 32 × 32 pixels that shows bytes. */
export function canvasOf(bytes) {
    const context = sheet();
    const image = context.createImageData(SIDE, SIDE);
    for (let i = 0; i < PIXELS; i++) {
        for (let channel = 0; channel < 3; channel++) {
            image.data[4 * i + channel] = bytes[channel * PIXELS + i] & 0xff;
        }
        image.data[4 * i + 3] = 255;
    }
    context.putImageData(image, 0, 0);
    return context.canvas;
}
