// Exercises: the page judges what the reader has set, whenever the figure has settled.

import {element, setText} from './dom.js';
import {joined, readable, shortest} from './format.js';

/** Makes an element of class "exercise" live; onSolved is called each time it is solved. */
export function exercise(section, onSolved) {
    const data = JSON.parse(section.dataset.exercise);
    const status = section.querySelector('.exercise-status');
    const solution = section.querySelector('.exercise-solution');
    solution.hidden = true; // Until the reader has tried.
    const say = (solved, words) => {
        status.classList.toggle('right', solved);
        setText(status, words);
        if (solved) {
            onSolved();
        }
    };
    if (data.kind === 'number') {
        askNumber(section, status, solution, data.answer, say);
        return;
    }
    section.querySelector('.figure').addEventListener('figure-settled', async ({detail: {frame, figure}}) => {
        const {judge} = await import('./exercise-judge.js');
        const {open, met} = judge(data.goal, frame, figure);
        if (frame.changed) {
            solution.hidden = false;
        }
        say(open.length === 0, open.length === 0 ? `Solved: ${joined(met)}.` : `Not yet: ${joined(open)}.`);
    });
}

/** Right is what rounds to the answer as it is written. */
function askNumber(section, status, solution, answer, say) {
    const decimals = answer.split('.')[1]?.length ?? 0;
    const input = element('input', {type: 'text', inputmode: 'decimal', autocomplete: 'off'});
    const form = element('form', {class: 'row exercise-form', onsubmit: event => {
        event.preventDefault();
        const value = Number(input.value.trim().replace(/,/g, '').replace('−', '-') || NaN);
        if (Number.isNaN(value)) {
            say(false, 'Type a number first.');
            return;
        }
        solution.hidden = false;
        const right = Math.abs(value - Number(answer)) <= 0.5 * 10 ** -decimals * (1 + 1e-9);
        say(right, right ? `Right: ${shortest(value)}.` : `Not yet: ${readable(value)} is too ${value > Number(answer) ? 'large' : 'small'}.`);
    }}, element('label', {}, 'Your answer ', input), element('button', {type: 'submit', class: 'button'}, 'Check'));
    status.before(form);
}
