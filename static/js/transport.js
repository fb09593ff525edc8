// Play, pause, step, back to the start, and a slider to any step.

import {element, setText, uniqueId} from './dom.js';

const SVG = 'http://www.w3.org/2000/svg';
const ICONS = {
    play: 'M4 2.5v11l9.5-5.5z',
    pause: 'M4 2.5h3v11H4zM9 2.5h3v11H9z',
    back: 'M13 2.5v11L6 8zM2.5 2.5H5v11H2.5z',
    step: 'M3 2.5v11l7-5.5zM11 2.5h2.5v11H11z',
    reset: 'M2.5 2.5H5v11H2.5zM13.5 2.5v11L6 8z',
};
const SPEEDS = [[3, '3 steps a second'], [10, '10 steps a second'], [30, '30 steps a second'], [120, '120 steps a second']];

function icon(name) {
    const picture = document.createElementNS(SVG, 'svg');
    const path = document.createElementNS(SVG, 'path');
    for (const [attribute, value] of Object.entries({viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true'})) {
        picture.setAttribute(attribute, value);
    }
    path.setAttribute('d', ICONS[name]);
    path.setAttribute('fill', 'currentColor');
    picture.append(path);
    return picture;
}

/** A button that says what it will do: play or pause. */
export function playButton(onToggle, look = 'button primary') {
    const words = element('span', {}, 'Play');
    const button = element('button', {type: 'button', class: look, 'data-action': 'play', onclick: onToggle}, icon('play'), words);
    let shown = false;
    return {
        element: button,
        show(playing) {
            if (playing !== shown) {
                shown = playing;
                button.replaceChildren(icon(playing ? 'pause' : 'play'), words);
                setText(words, playing ? 'Pause' : 'Play');
            }
        },
    };
}

/** @param on {toggle(), step(1 or −1), reset(), seek(step), speed(stepsPerSecond)} */
export function transport(on, speed) {
    const play = playButton(on.toggle);
    const step = element('button', {type: 'button', class: 'button', 'data-action': 'step', onclick: () => on.step(1)}, icon('step'), 'Step');
    const back = element('button', {type: 'button', class: 'button', 'data-action': 'back', 'aria-label': 'Step back', onclick: () => on.step(-1)}, icon('back'), 'Back');
    const reset = element('button', {type: 'button', class: 'button', 'data-action': 'reset', 'aria-label': 'Back to the start', onclick: on.reset}, icon('reset'), 'Start');
    const slider = element('input', {
        type: 'range', min: 0, step: 1, class: 'race-seek', 'aria-label': 'Step shown', oninput: () => on.seek(slider.valueAsNumber),
    });
    const counter = element('span', {class: 'race-counter num'});
    const id = uniqueId('speed');
    const select = element('select', {id, onchange: () => on.speed(Number(select.value))},
        ...SPEEDS.map(([value, text]) => element('option', {value, selected: value === speed}, text)));
    const box = element('div', {class: 'race-transport', role: 'group', 'aria-label': 'Playback'}, play.element, back, step, reset,
        element('div', {class: 'race-speed'}, element('label', {for: id, class: 'visually-hidden'}, 'Speed'), select),
        element('div', {class: 'race-seek-row'}, slider, counter));
    return {
        element: box,
        show({state, playing}) {
            play.show(playing);
            slider.max = state.steps;
            slider.value = state.step;
            slider.setAttribute('aria-valuetext', `step ${state.step} of ${state.steps}`);
            setText(counter, `step ${state.step} of ${state.steps}`);
        },
    };
}
