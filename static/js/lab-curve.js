// The learning rate over the epochs of the run that the form describes.

const SVG = 'http://www.w3.org/2000/svg';
const HEIGHT = 170;
const MARGIN = {top: 22, right: 12, bottom: 26, left: 12};

const picture = document.getElementById('curve');
let drawn; // the points and the configuration that are shown

function part(tag, attributes, text = '') {
    const made = document.createElementNS(SVG, tag);
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    made.textContent = text;
    return made;
}

function short(value) {
    return value !== 0 && value < 1e-3 ? value.toExponential(1).replace('.0', '') : String(Number(value.toPrecision(3)));
}

/** Draws the curve and says it in a sentence; @param behind epochs that lie behind a fork */
export function drawCurve(points, config, behind = 0) {
    drawn = {points, config, behind};
    draw();
    document.getElementById('curve-text').textContent = inWords(config);
}

function draw() {
    const width = picture.clientWidth;
    if (!drawn || width === 0) {
        return;
    }
    const {points, config, behind} = drawn;
    const top = Math.max(...points.map(([, rate]) => rate));
    const floor = HEIGHT - MARGIN.bottom;
    const x = epoch => MARGIN.left + epoch / config.epochs * (width - MARGIN.left - MARGIN.right);
    const y = rate => floor - rate / top * (floor - MARGIN.top);
    const line = points.map(([epoch, rate]) => `${x(epoch).toFixed(1)} ${y(rate).toFixed(1)}`).join('L');
    picture.setAttribute('viewBox', `0 0 ${width} ${HEIGHT}`);
    picture.replaceChildren(
        part('path', {class: 'area', d: `M${x(0)} ${floor}L${line}L${x(points.at(-1)[0])} ${floor}Z`}),
        part('path', {class: 'axis', d: `M${MARGIN.left} ${floor}H${width - MARGIN.right}`}),
        part('path', {class: 'axis faint', d: `M${MARGIN.left} ${MARGIN.top}H${width - MARGIN.right}`}),
        part('path', {class: 'line', d: `M${line}`}),
        ...behind > 0 ? [
            part('rect', {class: 'behind', x: x(0), y: MARGIN.top, width: x(behind) - x(0), height: floor - MARGIN.top}),
            part('path', {class: 'fork', d: `M${x(behind).toFixed(1)} ${MARGIN.top}V${floor}`}),
            part('text', behind < config.epochs / 2
                ? {x: x(behind) + 6, y: floor - 8}
                : {x: x(behind) - 6, y: floor - 8, 'text-anchor': 'end'}, `fork after epoch ${behind}`),
        ] : [],
        part('text', {x: MARGIN.left, y: MARGIN.top - 7}, `η = ${short(top)}`),
        part('text', {x: MARGIN.left, y: HEIGHT - 7}, 'epoch 0'),
        part('text', {x: width - MARGIN.right, y: HEIGHT - 7, 'text-anchor': 'end'}, String(config.epochs)));
}

function inWords(config) {
    const {kind, warmupEpochs, milestones, factor, points} = config.schedule;
    const rate = short(config.hyperparameters.lr);
    const epochs = count => count === 1 ? '1 epoch' : `${count} epochs`;
    const shape = {
        constant: `The learning rate stays at ${rate} for ${epochs(config.epochs)}`,
        cosine: `The learning rate falls from ${rate} to 0 along half a cosine over ${epochs(config.epochs)}`,
        step: milestones.length === 0
            ? `The learning rate stays at ${rate}: no milestone lies within ${epochs(config.epochs)}`
            : `The learning rate starts at ${rate} and is multiplied by ${factor} after epoch ${milestones.join(', ')}`,
        sketched: `The learning rate runs in straight lines through ${points.length} ${points.length === 1 ? 'point' : 'points'} over`
            + ` ${epochs(config.epochs)}, at most ${short(config.hyperparameters.lr * Math.max(...points.map(point => point[1])))}`,
    }[kind];
    return warmupEpochs > 0 ? `${shape}, reached by a straight line over the first ${epochs(warmupEpochs)}.` : `${shape}.`;
}

new ResizeObserver(draw).observe(picture);
