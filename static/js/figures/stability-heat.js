// The heat map: colour says how many steps a cell needs, hatching that it diverges, a line what theory allows.

import {drawAxes, Plane} from '../axes.js';
import {placeOf} from '../controls.js';
import {element, setText} from '../dom.js';
import {powerOfTen, shortest} from '../format.js';
import {Stage} from '../stage.js';
import {colour, isDark, onThemeChange} from '../theme.js';
import {COLUMNS, ROWS} from './stability-axes.js';

const KEYS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1]};
const FAR = 10; // Cells that an arrow moves with Shift.
// Few steps to many, dark on light and light on dark, of one hue, so that lightness alone tells them apart.
const ARRIVES = {light: [[8, 69, 112], [222, 236, 245]], dark: [[190, 228, 255], [24, 52, 74]]};
const DIVERGES = {light: [[247, 214, 205], [232, 160, 144]], dark: [[72, 36, 34], [110, 50, 46]]};
const NEITHER = {light: [238, 236, 230], dark: [48, 53, 62]};

/**
 * @param onLook called with [rate, other] of the cell under a mouse, or null when it leaves
 * @param onPick called with [rate, other] of the cell that the reader clicks, touches or steers to
 */
export function heatMap(onLook, onPick) {
    const canvas = element('canvas', {class: 'stability-canvas', tabindex: 0, role: 'application', 'aria-roledescription': 'heat map'});
    let model = null;
    let plane = null;
    let bitmap = null;
    let painted = null; // The cells that the bitmap shows.
    const stage = new Stage(canvas, (context, width, height) => {
        if (model) {
            plane = new Plane([0, 1, 0, 1], {left: 52, top: 10, width: width - 64, height: height - 56});
            draw(context);
        }
    });
    onThemeChange(() => {
        painted = null;
        stage.invalidate();
    });
    canvas.addEventListener('pointermove', event => event.pointerType === 'mouse' && onLook(under(event)));
    canvas.addEventListener('pointerleave', () => onLook(null));
    canvas.addEventListener('pointerdown', event => {
        const cell = under(event);
        if (cell) {
            onPick(cell);
        }
    });
    canvas.addEventListener('keydown', steer);

    function under(event) {
        const [x, y] = plane ? plane.at(...stage.position(event)) : [-1, -1];
        const {rate, vertical} = model.axes;
        return x >= 0 && x <= 1 && y >= 0 && y <= 1
            ? [rate.at(Math.round(x * (COLUMNS - 1))), vertical.at(Math.round(y * (ROWS - 1)))] : null;
    }

    function steer(event) {
        const direction = KEYS[event.key];
        if (!direction || event.ctrlKey || event.metaKey || event.altKey) {
            return;
        }
        event.preventDefault();
        const {axes: {rate, vertical}, at} = model;
        const stride = event.shiftKey ? FAR : 1;
        const column = Math.min(COLUMNS - 1, Math.max(0, rate.cell(at[0]) + direction[0] * stride));
        const row = Math.min(ROWS - 1, Math.max(0, vertical.cell(at[1]) + direction[1] * stride));
        onPick([rate.at(column), vertical.at(row)]);
    }

    function draw(context) {
        const {left, top, width, height} = plane.box;
        if (model.cells && painted !== model.cells) {
            bitmap = paint(model.cells, model.state.budget);
            painted = model.cells;
        }
        context.fillStyle = colour('--surface-2');
        context.fillRect(left, top, width, height);
        if (model.cells) {
            context.imageSmoothingEnabled = false;
            context.drawImage(bitmap, left, top, width, height);
        }
        drawScales(context, plane, model.axes);
        drawLimits(context, plane, model);
        drawCursor(context, plane, model);
    }

    const legend = legendOf();
    return {
        element: element('div', {class: 'stability-map'}, canvas, legend.element),
        canvas,
        show(next) {
            model = next;
            legend.show(next);
            canvas.setAttribute('aria-label', `Stability map: ${next.axes.rate.label} across, ${next.axes.vertical.label} upwards.`
                + ' Arrow keys move the cell looked at, with Shift farther. The text beside the map says what happens there.');
            stage.invalidate();
        },
    };
}

function mix([from, to], share) {
    return from.map((low, i) => low + (to[i] - low) * share);
}

function paint(cells, budget) {
    const image = new ImageData(COLUMNS, ROWS);
    const theme = isDark() ? 'dark' : 'light';
    for (let row = 0; row < ROWS; row++) {
        for (let column = 0; column < COLUMNS; column++) {
            const steps = cells[row * COLUMNS + column];
            const share = Math.log(Math.abs(steps) || 1) / Math.log(budget);
            // Stripes, so that divergence is told apart without colour.
            const striped = (row + column) % 6 < 2 ? 1 : 0;
            const tint = steps > 0 ? mix(ARRIVES[theme], share) : steps < 0 ? mix(DIVERGES[theme], striped) : NEITHER[theme];
            image.data.set([...tint, 255], 4 * ((ROWS - 1 - row) * COLUMNS + column));
        }
    }
    const bitmap = document.createElement('canvas');
    bitmap.width = COLUMNS;
    bitmap.height = ROWS;
    bitmap.getContext('2d').putImageData(image, 0, 0);
    return bitmap;
}

/** Round values on an axis: powers of ten, or 0, 0.9, 0.99, … */
function ticksOf({min, max, scale}) {
    if (scale === 'linear') {
        return [0, 0.25, 0.5, 0.75, 1].map(place => min + (max - min) * place);
    }
    if (scale === 'logToOne') {
        return [0, 0.5, 0.9, 0.99, 0.999, 0.9999].filter(value => value >= min && value <= max);
    }
    const ticks = [];
    for (let power = Math.ceil(Math.log10(min) - 1e-9); 10 ** power <= max * 1.0001; power++) {
        ticks.push(10 ** power);
    }
    return ticks;
}

function drawScales(context, plane, {rate, vertical}) {
    const label = (axis, ticks) => place => {
        const value = ticks.find(tick => Math.abs(placeOf(axis, tick) - place) < 1e-9);
        return axis.scale === 'log' ? powerOfTen(Math.round(Math.log10(value))) : shortest(value);
    };
    const [across, upwards] = [rate, vertical].map(ticksOf);
    drawAxes(context, plane, {
        xTicks: across.map(value => placeOf(rate, value)),
        yTicks: vertical.name ? upwards.map(value => placeOf(vertical, value)) : [],
        xLabel: label(rate, across),
        yLabel: label(vertical, upwards),
    });
    const {left, top, width, height} = plane.box;
    context.fillStyle = colour('--muted');
    context.font = `12px ${colour('--font')}`;
    context.textAlign = 'right';
    context.fillText(`${rate.label} ${rate.name}`, left + width, top + height + 38);
    context.textAlign = 'left';
    context.fillText(vertical.name ? `↑ ${vertical.label} ${vertical.name}` : '', 4, top + height + 38);
}

function drawLimits(context, plane, {axes, limits}) {
    for (const [stroke, width] of [[colour('--surface'), 5], [colour('--text'), 2]]) {
        context.strokeStyle = stroke;
        context.lineWidth = width;
        context.beginPath();
        limits.forEach((limit, row) => {
            const x = placeOf(axes.rate, limit);
            if (x >= 0 && x <= 1) {
                context.lineTo(plane.toX(x), plane.toY(row / (ROWS - 1)));
            }
        });
        context.stroke();
    }
}

function drawCursor(context, plane, {axes, at}) {
    const [x, y] = [plane.toX(placeOf(axes.rate, at[0])), plane.toY(placeOf(axes.vertical, at[1]))];
    for (const [stroke, width] of [[colour('--surface'), 5], [colour('--text'), 2]]) {
        context.strokeStyle = stroke;
        context.lineWidth = width;
        context.beginPath();
        context.arc(x, y, 7, 0, 2 * Math.PI);
        context.stroke();
    }
}

function legendOf() {
    const item = (kind, words) => element('li', {}, element('span', {class: `stability-key ${kind}`, 'aria-hidden': 'true'}), words);
    const many = element('span');
    const theory = item('theory', 'limit by theory');
    return {
        element: element('ul', {class: 'stability-legend'}, item('few', 'arrives after 1 step'), item('many', many),
            item('neither', 'neither within the budget'), item('diverges', 'diverges'), theory),
        show({state, limits}) {
            setText(many, `after ${state.budget}`);
            theory.hidden = limits.length === 0;
        },
    };
}
